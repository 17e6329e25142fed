"""Bibliographies made into sources."""

import json

import pytest

from accounts.roles import EDITOR
from publishing.models import Version
from sources.actions import importing
from sources.actions.importing import read_import, receive, run_import, start_import
from sources.imports.files import UnreadableFile
from sources.models import ImportState, Source, SourceImport
from sources.tasks import read_import as read_import_task
from sources.tasks import run_import as run_import_task
from tests.factories.accounts import UserFactory
from tests.factories.sources import make_source
from tests.sources.samples import item

pytestmark = pytest.mark.django_db

BIB = """@book{Chen1994, author={Chen, Jian}, title={{China's} Road to the {Korean War}}, year=1994,
  publisher={Columbia University Press}, isbn={0-231-10024-8}}
@book{broken, title={No end
@article{nojournal, author={H{\\"a}ll, A.}, title={Without a <script>alert(1)</script>}, year=1999}"""
RIS = "TY  - BOOK\nAU  - Chen, Jian\nTI  - China’s road to the Korean War\nPY  - 1994\nER  - \n"


@pytest.fixture
def editor():
    return UserFactory(role=EDITOR)


def uploaded(content: str, by, name: str = "a.bib") -> SourceImport:
    found = receive(name=name, content=content.encode(), by=by)
    read_import(key=found.pk)
    found.refresh_from_db()
    return found


def imported(content: str, by, name: str = "a.bib", publishes: bool = False) -> SourceImport:
    found = uploaded(content, by, name)
    assert start_import(source_import=found, publishes=publishes) is True
    run_import(key=found.pk)
    found.refresh_from_db()
    return found


def outcomes(source_import: SourceImport) -> list[tuple[str, str, bool]]:
    return list(source_import.entries.values_list("place", "outcome", "is_chosen"))


def test_dry_run_tells_what_is_new_and_faulty_and_makes_nothing(editor):
    found = uploaded(BIB, editor)
    assert (found.state, found.text) == (ImportState.READY, "")
    assert outcomes(found) == [
        ("line 1 (Chen1994)", "new", True),
        ("line 4 (nojournal)", "new", True),
        ("line 3 (broken)", "faulty", False),
    ]
    assert Source.objects.count() == 0


def test_import_makes_drafts_with_revisions(editor):
    found = imported(BIB, editor)
    assert found.state == ImportState.DONE
    source = Source.objects.get(key="chen1994")
    assert (source.live, source.get_latest_revision().user) == (False, editor)
    assert source.item() == {
        "id": "chen1994",
        "type": "book",
        "title": "China’s Road to the Korean War",
        "author": [{"family": "Chen", "given": "Jian"}],
        "issued": {"date-parts": [[1994]]},
        "publisher": "Columbia University Press",
        "ISBN": "9780231100243",
    }
    assert set(found.entries.exclude(source=None).values_list("source__key", flat=True)) == {"chen1994", "nojournal"}
    assert Version.objects.count() == 0


def test_same_work_imported_three_ways_makes_one_source(editor):
    imported(BIB, editor)
    count = Source.objects.count()
    csl = json.dumps([item(id="http://zotero.org/1", ISBN="978-0-231-10024-3", title="Road")])
    assert outcomes(uploaded(RIS, editor, "a.ris")) == [("line 1", "duplicate", False)]
    assert [row[1:] for row in outcomes(uploaded(csl, editor, "a.json"))] == [("duplicate", False)]
    assert outcomes(uploaded(BIB, editor))[0] == ("line 1 (Chen1994)", "duplicate", False)
    assert Source.objects.count() == count


def test_duplicate_names_the_source_that_is_there(editor):
    source = make_source(live=False)
    entry = uploaded(RIS, editor, "a.ris").entries.get()
    assert (entry.match, entry.reason) == (
        source,
        "It has the author, year and title of “China’s Road to the Korean War”.",
    )


def test_duplicate_that_is_chosen_all_the_same_gets_a_key_of_its_own(editor):
    make_source(live=False)
    found = uploaded(BIB, editor)
    found.entries.filter(outcome="duplicate").update(is_chosen=True)
    start_import(source_import=found, publishes=False)
    run_import(key=found.pk)
    assert set(Source.objects.values_list("key", flat=True)) == {"chen1994", "chen1994b", "nojournal"}


def test_what_was_added_meanwhile_is_not_added_again(editor):
    found = uploaded(BIB, editor)
    make_source("other", live=False)
    start_import(source_import=found, publishes=False)
    run_import(key=found.pk)
    entry = found.entries.get(position=1)
    assert (entry.source, entry.outcome, entry.is_chosen) == (None, "duplicate", False)
    assert entry.reason == (
        "It was added meanwhile: it has the author, year and title of “China’s Road to the Korean War”."
    )
    assert set(Source.objects.values_list("key", flat=True)) == {"nojournal", "other"}


def test_published_import_is_one_publication_and_leaves_out_the_incomplete(site, editor):
    before = Version.objects.count()
    found = imported(f"{BIB}\n@book{{two, title={{Two}}, author={{B, C}}, year=2000}}", editor, publishes=True)
    assert found.state == ImportState.DONE
    assert dict(Source.objects.values_list("key", "live")) == {"chen1994": True, "nojournal": False, "two": True}
    assert Version.objects.count() == before + 2
    assert Source.objects.get(key="nojournal").latest_revision is not None


def test_refused_publication_leaves_drafts_and_tells_why(site, editor, monkeypatch):
    monkeypatch.setattr(importing, "_is_complete", lambda source: True)
    found = imported(BIB, editor, publishes=True)
    assert set(Source.objects.values_list("live", flat=True)) == {False}
    assert found.note.startswith("Nothing was published: “Without a <script>alert(1)</script>” was not published.")


def test_second_start_starts_nothing(editor):
    found = uploaded(BIB, editor)
    assert start_import(source_import=found, publishes=False) is True
    assert start_import(source_import=found, publishes=True) is False


def test_import_that_runs_again_makes_nothing_twice(editor):
    found = imported(BIB, editor)
    run_import(key=found.pk)
    SourceImport.objects.filter(pk=found.pk).update(state=ImportState.IMPORTING)
    run_import(key=found.pk)
    assert Source.objects.count() == 2


def test_import_that_was_interrupted_goes_on(editor, monkeypatch):
    monkeypatch.setattr(importing, "IMPORTED_AT_ONCE", 1)
    found = uploaded(BIB, editor)
    start_import(source_import=found, publishes=False)
    assert importing._import_batch(found.pk) is True
    assert Source.objects.count() == 1
    run_import(key=found.pk)
    found.refresh_from_db()
    assert (Source.objects.count(), found.state) == (2, ImportState.DONE)


def test_batch_that_fails_leaves_nothing_of_itself(editor, monkeypatch):
    found = uploaded(BIB, editor)
    start_import(source_import=found, publishes=False)

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(importing, "_settle", fail)
    with pytest.raises(RuntimeError):
        run_import(key=found.pk)
    assert Source.objects.count() == 0


def test_file_that_is_sent_twice_is_one_import(editor):
    first = receive(name="a.bib", content=BIB.encode(), by=editor)
    second = receive(name="copy.bib", content=BIB.encode(), by=editor)
    assert (first, SourceImport.objects.count()) == (second, 1)


def test_file_that_is_read_twice_has_its_entries_once(editor):
    found = uploaded(BIB, editor)
    read_import(key=found.pk)
    assert found.entries.count() == 3


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_empty_file_is_refused(editor, content):
    with pytest.raises(UnreadableFile, match="empty"):
        receive(name="a.bib", content=content, by=editor)


def test_unreadable_file_fails_with_a_reason(editor):
    found = uploaded("{", editor, "a.json")
    assert (found.state, found.note != "", found.entries.exclude(outcome="faulty").count()) in [
        (ImportState.FAILED, True, 0),
        (ImportState.READY, False, 0),
    ]


def test_what_nobody_foresaw_fails_with_a_reason(editor, monkeypatch):
    def fail(*_):
        raise KeyError("surprise")

    monkeypatch.setattr(importing, "read", fail)
    found = uploaded(BIB, editor)
    assert (found.state, found.note) == (ImportState.FAILED, importing.UNEXPECTED)


def test_entry_that_the_model_refuses_is_told_and_the_others_are_imported(editor):
    csl = json.dumps([item(archive_location="x" * 501), item(id="ok", title="Ok")])
    found = imported(csl, editor, "a.json")
    assert list(Source.objects.values_list("key", flat=True)) == ["ok"]
    entry = found.entries.get(position=1)
    assert (entry.outcome, entry.is_chosen, "500" in entry.reason) == ("faulty", False, True)


def test_hostile_texts_are_imported_as_texts(editor):
    csl = json.dumps([item(id="a\u0000b", title="\ud800<script>alert(1)</script>\u0000", note="x\u0007y")])
    imported(csl, editor, "a.json")
    source = Source.objects.get()
    assert (source.title, source.csl["note"]) == ("<script>alert(1)</script>", "xy")


def test_tasks_read_and_import(editor):
    found = receive(name="a.bib", content=BIB.encode(), by=editor)
    read_import_task.enqueue(found.pk)
    start_import(source_import=found, publishes=False)
    run_import_task.enqueue(found.pk)
    found.refresh_from_db()
    assert (found.state, Source.objects.count()) == (ImportState.DONE, 2)


def test_queries_of_reading_do_not_grow_with_the_file(editor, django_assert_max_num_queries):
    csl = json.dumps([item(id=f"a{number}", title=f"Title {number}") for number in range(300)])
    found = receive(name="a.json", content=csl.encode(), by=editor)
    with django_assert_max_num_queries(12):
        read_import(key=found.pk)
    assert found.entries.count() == 300
