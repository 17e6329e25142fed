"""Writing the site back as files."""

import pytest
from wagtail.models import Page

from articles.models import ArticlePage, HomePage, InformationPage, SectionPage
from importing.actions import load
from importing.dumping import dump
from publishing.actions import publish, withdraw
from tests.factories.pages import body
from tests.importing.builders import ABOUT, tree, write_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path):
    folder = write_folder(tmp_path / "content")
    load(folder=folder)
    return folder


def test_what_was_loaded_is_dumped_byte_for_byte(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (sorted(result.written), result.notes, result.unfaithful) == (sorted(tree(loaded)), [], [])


def test_dumping_twice_writes_nothing(loaded):
    assert dump(folder=loaded).written == []


def test_dump_loaded_again_changes_nothing(loaded, tmp_path):
    dump(folder=tmp_path / "dumped")
    outcome = load(folder=tmp_path / "dumped")
    assert {status.value for status, _, _ in outcome.lines} == {"same"}


def test_change_that_a_file_told_is_dumped(loaded, tmp_path):
    text = ABOUT.replace("---\n\n", "change:\n  kind: wording\n  note: Clearer.\n---\n\n").replace(
        "Who makes", "Who wrote"
    )
    write_folder(loaded, {"about.md": text})
    load(folder=loaded)
    dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)


def test_change_that_an_editor_told_is_dumped(loaded):
    page = InformationPage.objects.get()
    page.title, page.change_kind, page.change_note = "About us", "wording", "A better title."
    publish(pages=[page])
    assert dump(folder=loaded).written == ["about.md"]
    expected = ABOUT.replace("About", "About us").replace(
        "---\n\n", "change:\n  kind: wording\n  note: A better title.\n---\n\n"
    )
    assert (loaded / "about.md").read_text() == expected
    assert {status.value for status, _, _ in load(folder=loaded).lines} == {"same"}


def test_page_that_an_editor_made_gets_a_file_of_its_own(loaded):
    page = InformationPage(title="Privacy", slug="privacy", body=body("We keep nothing."), live=False)
    HomePage.objects.get().add_child(instance=page)
    publish(pages=[page])
    assert dump(folder=loaded).written == ["privacy.md"]
    assert (loaded / "privacy.md").read_text() == (
        "---\nkind: information\ntitle: Privacy\nslug: privacy\n---\n\nWe keep nothing.\n"
    )
    assert {status.value for status, _, _ in load(folder=loaded).lines} == {"same"}


def test_sections_in_another_order_are_numbered_anew(loaded):
    SectionPage.objects.get(slug="the-war").move(SectionPage.objects.get(slug="decision"), pos="left")
    result = dump(folder=loaded)
    folder = "articles/war/"
    assert sorted(name for name in tree(loaded) if name.startswith(folder)) == [
        f"{folder}01-decision.md",
        f"{folder}01-the-war.md",
        f"{folder}02-decision.md",
        f"{folder}02-war.md",
        f"{folder}index.md",
    ]
    assert result.left_over == [f"{folder}01-decision.md", f"{folder}02-war.md"]


def test_drafts_and_withdrawn_pages_are_not_dumped(loaded, tmp_path):
    withdraw(page=SectionPage.objects.get(slug="the-war"), by=None, reason="Wrong.")
    draft = SectionPage(title="Draft", slug="draft", live=False)
    Page.objects.get(pk=ArticlePage.objects.get().pk).add_child(instance=draft)
    result = dump(folder=tmp_path / "dumped")
    assert sorted(path for path in tree(tmp_path / "dumped") if "war/" in path) == [
        "articles/war/01-decision.md",
        "articles/war/index.md",
    ]
    assert result.notes == [
        "articles/war/01-decision.md: a link to a page that is not published was written as plain text."
    ]


def test_unpublished_change_of_a_page_is_not_dumped(loaded):
    page = InformationPage.objects.get()
    page.title = "A draft"
    page.save_revision()
    assert dump(folder=loaded).written == []


def test_half_written_file_is_never_seen(loaded, tmp_path, monkeypatch):
    def fail(*args):
        raise OSError("disk full")

    target = write_folder(tmp_path / "target", {"about.md": "old"})
    monkeypatch.setattr("importing.writing.os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        dump(folder=target)
    assert (target / "about.md").read_text() == "old"
    assert [name for name in tree(target) if name.rpartition("/")[2].startswith(".")] == []
