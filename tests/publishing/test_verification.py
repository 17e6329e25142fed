import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from publishing.models import Document, PastPath, PublicationLock, Version
from publishing.triggers import PREFIX, install
from publishing.verification import faults
from tests.factories.pages import make_article, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


def tamper(sql: str, *parameters) -> None:
    """Change what was published as someone could who may drop triggers."""
    table = sql.split()[2] if sql.startswith("DELETE") else sql.split()[1]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in [row for row in cursor.fetchall() if row[0].startswith(PREFIX)]:
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table with checks to come can be altered
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        if connection.vendor != "sqlite":
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    install(connection)


def test_published_versions_have_no_faults(capsys):
    revise(sections_of(make_article(sections=["One", "Two"]))[0], title="First")
    assert list(faults()) == []
    call_command("verify_versions")
    assert capsys.readouterr().out == f"{Version.objects.count()} versions, all as they were published.\n"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Other"),
        ("body", "<p>Other</p>"),
        ("plain_text", "Other"),
        ("word_count", 77),
        ("author_name", "Somebody"),
        ("change_kind", "fact"),
        ("change_note", "Other"),
        ("links", "[1]"),
        ("contents", "[1]"),
        ("path", "/other/"),
        ("published_at", "2020-01-01 00:00:00+00:00"),
        ("content_hash", "0" * 64),
    ],
)
def test_changed_column_is_found(column, value):
    version = make_article().document.current_version
    tamper(f'UPDATE publishing_version SET "{column}" = %s WHERE id = %s', value, version.pk)
    version.refresh_from_db()
    assert list(faults()) == [f"{version} (serial {version.serial}): its content is not what was published."]


def test_changed_source_is_found():
    version = make_article().document.current_version
    tamper("UPDATE publishing_version SET source = %s WHERE id = %s", '{"title":"Other"}', version.pk)
    assert list(faults()) == [
        f"{version} (serial {version.serial}): its source is not what was published.",
        f"{version} (serial {version.serial}): its content is not what was published.",
    ]


def test_source_changed_with_its_hash_is_found():
    version = make_article().document.current_version
    tamper("UPDATE publishing_version SET source_hash = %s WHERE id = %s", "0" * 64, version.pk)
    assert list(faults()) == [f"{version} (serial {version.serial}): its source is not what was published."]


def test_changed_order_of_sections_is_found():
    version = make_article(sections=["One", "Two"]).document.current_version
    tamper("UPDATE publishing_versionmember SET position = position + 10 WHERE position = 1")
    assert list(faults()) == [f"{version} (serial {version.serial}): its content is not what was published."]


def test_removed_section_is_found():
    version = make_article(sections=["One", "Two"]).document.current_version
    tamper("DELETE FROM publishing_versionmember WHERE position = 2")
    assert list(faults()) == [f"{version} (serial {version.serial}): its content is not what was published."]


def test_removed_version_is_a_gap():
    article = revise(revise(make_article(), title="Second"), title="Third")
    tamper("DELETE FROM publishing_version WHERE title = %s", "Second")
    count = Version.objects.count()
    assert list(faults()) == [
        f"{article.document}: 2 versions, but the last has number 3.",
        f"{count} versions up to serial {count + 1}, but {count + 1} serials were given.",
    ]


def test_current_version_that_is_not_the_last_is_found():
    article = revise(make_article(), title="Second")
    Document.objects.filter(pk=article.document_id).update(current_version=article.document.versions.get(number=1))
    assert list(faults()) == ["/articles/the-intervention/: its current version is 1, the last is 2."]


def test_counter_ahead_of_the_versions_is_found():
    make_article()
    PublicationLock.objects.update(last_serial=99)
    assert list(faults()) == ["3 versions up to serial 3, but 99 serials were given."]


def test_address_recorded_as_anothers_is_found():
    article = make_article()
    tamper("DELETE FROM publishing_pastpath WHERE document_id = %s", article.document_id)
    assert list(faults()) == ["/articles/the-intervention/: its address is not recorded as its own."]
    assert not PastPath.objects.filter(document=article.document).exists()


def test_missing_trigger_is_found_and_the_command_fails(capsys):
    table = "" if connection.vendor == "sqlite" else " ON publishing_version"
    with connection.cursor() as cursor:
        if table:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP TRIGGER publishing_immutable_publishing_version_delete" + table)
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_versions")
    assert capsys.readouterr().err == (
        "The trigger publishing_immutable_publishing_version_delete is missing: run migrate.\n"
    )
