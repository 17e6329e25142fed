"""What was published is protected from every statement of SQL, not only from the ORM's."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from publishing.checks import check_triggers
from publishing.models import PastPath, Version, VersionMember
from publishing.triggers import PREFIX, install, missing, trigger_names
from tests.factories.pages import make_article

SQLITE = connection.vendor == "sqlite"
TABLES = {model._meta.db_table: model for model in (Version, VersionMember, PastPath)}
only_sqlite = pytest.mark.skipif(not SQLITE, reason="a statement of SQLite's")
only_postgresql = pytest.mark.skipif(SQLITE, reason="a statement of PostgreSQL's")
pytestmark = pytest.mark.usefixtures("article")


@pytest.fixture
def article(site):
    author = User.objects.create_user("ada@example.org", display_name="Ada Byron")
    return make_article(sections=["One"], owner=author)


def execute(sql: str, *parameters) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if not SQLITE:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table with checks to come can be altered
        cursor.execute(sql, parameters)


def rows() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in TABLES.values()]


def assert_refused(sql: str, *parameters) -> None:
    before = rows()
    with pytest.raises(IntegrityError, match="what was published does not change"):
        execute(sql, *parameters)
    assert rows() == before


def columns_of(table: str) -> list[str]:
    return [field.column for field in TABLES[table]._meta.concrete_fields]


def other_value(table: str, column: str):
    kinds = {"published_at": "2020-01-01 00:00:00+00:00", "since": "2020-01-01 00:00:00+00:00"}
    field = next(field for field in TABLES[table]._meta.concrete_fields if field.column == column)
    return kinds.get(column, "other" if field.get_internal_type() in ("CharField", "TextField") else 987)


CASES = [(table, column) for table in TABLES for column in columns_of(table)]


@pytest.mark.parametrize(("table", "column"), CASES)
def test_update_of_any_column_is_refused(table, column):
    assert_refused(f'UPDATE {table} SET "{column}" = %s', other_value(table, column))


@only_sqlite
def test_update_of_the_row_number_is_refused():
    assert_refused("UPDATE publishing_version SET rowid = rowid + 1000")
    assert_refused("UPDATE publishing_version SET _rowid_ = 5000 WHERE number = 1 AND title = 'One'")


@pytest.mark.parametrize("table", TABLES)
def test_delete_is_refused(table):
    assert_refused(f"DELETE FROM {table}")
    assert_refused(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")


@pytest.mark.parametrize("table", TABLES)
def test_upsert_is_refused(table):
    names = ", ".join(f'"{name}"' for name in columns_of(table))
    column = "path" if table == "publishing_pastpath" else "position" if "member" in table else "title"
    assert_refused(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE true "
        f"ON CONFLICT (id) DO UPDATE SET {column} = %s",
        other_value(table, column),
    )


@only_sqlite
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("verb", ["REPLACE", "INSERT OR REPLACE"])
@pytest.mark.parametrize("table", TABLES)
def test_replace_is_refused(table, verb, recursive):
    names = ", ".join(f'"{name}"' for name in columns_of(table))
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers = {recursive}")
    try:
        assert_refused(f"{verb} INTO {table} ({names}) SELECT {names} FROM {table}")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


@only_sqlite
@pytest.mark.parametrize("unique", ["serial", "number"])
def test_replace_by_another_unique_column_is_refused(unique):
    version = Version.objects.get(title="One")
    values = {field.column: getattr(version, field.attname) for field in Version._meta.concrete_fields}
    values["id"] = 5000
    values["serial" if unique == "number" else "number"] = 5000
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    assert_refused(f"REPLACE INTO publishing_version ({names}) VALUES ({marks})", *values.values())


@only_sqlite
def test_update_or_replace_is_refused():
    assert_refused("UPDATE OR REPLACE publishing_version SET serial = 1")
    assert_refused("UPDATE OR REPLACE publishing_pastpath SET path = '/'")


@only_sqlite
def test_recursive_triggers_are_on():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA recursive_triggers").fetchone() == (1,)


@only_postgresql
@pytest.mark.parametrize("table", TABLES)
def test_truncate_is_refused(table):
    assert_refused(f"TRUNCATE {table} CASCADE")


def author_a_version() -> tuple[Version, User]:
    """The versions of these tests have no author; one with an author is made by the insert that triggers allow."""
    version, author = Version.objects.get(title="One"), User.objects.get()
    version.pk, version.number, version.serial, version.author = None, 2, 5000, author
    version.save(force_insert=True)
    return version, author


def test_author_may_become_null():
    version, author = author_a_version()
    author.delete()
    version.refresh_from_db()
    assert (version.author, version.title) == (None, "One")


def test_author_cannot_become_another():
    author_a_version()
    other = User.objects.create_user("other@example.org")
    assert_refused("UPDATE publishing_version SET author_id = %s WHERE number = 2", other.pk)


def test_author_that_became_null_cannot_be_set_again():
    _, author = author_a_version()
    execute("UPDATE publishing_version SET author_id = NULL")
    assert_refused("UPDATE publishing_version SET author_id = %s", author.pk)


def test_author_cannot_become_null_together_with_a_change():
    author_a_version()
    assert_refused("UPDATE publishing_version SET author_id = NULL, title = 'x'")


def test_insert_is_allowed():
    version, _ = author_a_version()
    assert Version.objects.get(serial=5000) == version


def drop_one() -> str:
    name, table = f"{PREFIX}_publishing_version_delete", "publishing_version"
    execute(f"DROP TRIGGER {name}" + ("" if SQLITE else f" ON {table}"))
    return name


def test_missing_trigger_is_reported_by_the_system_check():
    name = drop_one()
    [fault] = check_triggers(None, databases=["default"])
    assert (fault.id, fault.msg) == (
        "publishing.E001",
        f"Versions are not protected in the database “default”; missing: {name}.",
    )


def test_present_triggers_are_no_fault():
    assert check_triggers(None, databases=["default"]) == []
    assert missing(connection) == set()


@only_postgresql
def test_trigger_switched_off_is_reported():
    execute("ALTER TABLE publishing_version DISABLE TRIGGER USER")
    assert missing(connection) == {name for name in trigger_names("postgresql") if "publishing_version_" in name}


def test_missing_trigger_is_installed_again_by_migrate():
    drop_one()
    call_command("migrate", verbosity=0)
    assert missing(connection) == set()
    assert_refused("DELETE FROM publishing_version")


def test_installing_twice_does_no_harm():
    install(connection)
    install(connection)
    assert missing(connection) == set()
    assert_refused("DELETE FROM publishing_version")
