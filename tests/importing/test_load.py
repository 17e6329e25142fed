"""Loading a folder: what it makes, changes, keeps and refuses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision, Site

from articles.models import ArticlePage, HomePage, InformationPage, SectionPage
from images.models import SiteImage
from importing.actions import load
from importing.faults import ContentRefused
from importing.models import LastLoad, LoadedFile
from publishing.actions import publish, withdraw
from publishing.models import Version
from publishing.site import site_context
from tests.importing.builders import ABOUT, ARTICLE, HOME, RICH, SECOND, picture, write_folder

pytestmark = pytest.mark.django_db
DECISION, WAR = "articles/war/01-decision.md", "articles/war/02-war.md"
CHANGE = "change:\n  kind: fact\n  note: The date is corrected.\n---\n\n"


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "content")


@pytest.fixture
def loaded(folder):
    load(folder=folder)
    return folder


def statuses(outcome):
    return {path: status.value for status, path, _ in outcome.lines if status.value != "same"}


def with_change(text, old, new):
    """A file's text changed, with the change told."""
    front, body = text.replace(old, new).split("---\n\n", 1)
    return front + CHANGE + body


def section(slug="decision"):
    return SectionPage.objects.get(slug=slug)


def blocks(page):
    return [(block.block_type, block.id) for block in page.body]


def test_every_document_of_an_empty_site_becomes_version_1(folder):
    assert set(statuses(load(folder=folder)).values()) == {"new"}
    assert sorted(Version.objects.values_list("document__path", "number")) == [
        ("/", 1),
        ("/about/", 1),
        ("/articles/", 1),
        ("/articles/war/", 1),
        ("/articles/war/decision/", 1),
        ("/articles/war/the-war/", 1),
    ]


def test_front_page_takes_the_place_of_wagtails_own(folder, settings):
    settings.SITE_ADDRESS = "http://localhost:8123"
    load(folder=folder)
    site = Site.objects.get()
    assert (site.root_page.specific, site.hostname, site.port, site.site_name, site.is_default_site) == (
        HomePage.objects.get(),
        "localhost",
        8123,
        settings.SITE_NAME,
        True,
    )
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["home"]


def test_fields_are_those_of_the_files(loaded):
    article, page = ArticlePage.objects.get(), section()
    assert [(author.name, author.family_name, author.affiliation) for author in article.authors.all()] == [
        ("Chen Jian", "Chen", "Cornell"),
        ("沈志华", "", ""),
    ]
    assert sorted(tag.name for tag in article.subjects.all()) == ["Cold War", "Korean War"]
    assert (article.title, article.lead_image.title, str(article.reviewed_on)) == (
        "War: a history",
        "The Yalu",
        "2026-11-01",
    )
    assert page.learning_aims == "Say who decided.\nExplain: why it matters."
    assert InformationPage.objects.get().show_in_menus is True


def test_links_between_files_are_links_between_pages(loaded):
    war = section("the-war")
    assert f'<a linktype="page" id="{war.pk}">the next section</a>' in section().body[0].value.source
    assert war.body[0].value.source == f'<p>Back to <a linktype="page" id="{section().pk}">the decision</a>.</p>'


def test_hostile_text_is_text(loaded):
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in section().body[0].value.source
    assert "<script" not in Version.objects.get(document=section().document).body


def test_loading_twice_changes_and_writes_nothing(loaded):
    before = (Revision.objects.count(), Version.objects.count())
    with CaptureQueriesContext(connection) as queries:
        outcome = load(folder=loaded)
    assert statuses(outcome) == {}
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert (Revision.objects.count(), Version.objects.count()) == before


def test_loading_twice_changes_nothing_when_every_file_is_read_again(loaded):
    LastLoad.objects.all().delete()
    before = (Revision.objects.count(), Version.objects.count(), list(LoadedFile.objects.values()))
    assert statuses(load(folder=loaded)) == {}
    assert (Revision.objects.count(), Version.objects.count(), list(LoadedFile.objects.values())) == before


def test_changed_file_makes_a_version_of_its_page_and_article(loaded):
    write_folder(loaded, {DECISION: with_change(RICH, "A second block", "Another block")})
    assert statuses(load(folder=loaded)) == {DECISION: "changed"}
    version = section().document.current_version
    assert (version.number, version.change_kind, version.change_note) == (2, "fact", "The date is corrected.")
    assert sorted(Version.objects.filter(number=2).values_list("document__path", flat=True)) == [
        "/articles/war/",
        "/articles/war/decision/",
    ]


def test_blocks_keep_their_ids_when_others_change(loaded):
    before = blocks(section())
    write_folder(loaded, {DECISION: with_change(RICH, "A second block", "Another block")})
    load(folder=loaded)
    assert blocks(section()) == before


def test_change_of_a_published_page_must_be_told(loaded):
    write_folder(loaded, {DECISION: RICH.replace("A second block", "Another block")})
    with pytest.raises(ContentRefused) as refused:
        load(folder=loaded)
    assert [fault.file for fault in refused.value.faults] == [DECISION]
    assert Version.objects.filter(number=2).count() == 0


def test_note_of_the_last_change_does_not_do_for_the_next(loaded):
    write_folder(loaded, {DECISION: with_change(RICH, "A second block", "Another block")})
    load(folder=loaded)
    write_folder(loaded, {DECISION: with_change(RICH, "A second block", "A third block")})
    with pytest.raises(ContentRefused, match="still that of the last one"):
        load(folder=loaded)


def test_place_in_the_menus_changes_without_a_note(loaded):
    write_folder(loaded, {"about.md": ABOUT.replace("in_menus: true\n", "")})
    assert statuses(load(folder=loaded)) == {"about.md": "changed"}
    assert (InformationPage.objects.get().show_in_menus, Version.objects.filter(number=2).count()) == (False, 0)


@pytest.mark.parametrize("is_published", [False, True])
def test_editors_later_change_is_kept(loaded, is_published):
    page = section("the-war")
    page.title = "The war, as an editor has it"
    if is_published:
        publish(pages=[page])
    else:
        page.save_revision()
    write_folder(loaded, {WAR: with_change(SECOND, "Back to", "Go back to")})
    assert statuses(load(folder=loaded)) == {WAR: "kept"}
    assert section("the-war").get_latest_revision_as_object().title == "The war, as an editor has it"
    assert statuses(load(folder=loaded)) == {WAR: "kept"}


def test_editors_later_change_is_overwritten_by_force(loaded):
    page = section("the-war")
    page.title = "The war, as an editor has it"
    publish(pages=[page])
    write_folder(loaded, {WAR: with_change(SECOND, "Back to", "Go back to")})
    assert statuses(load(folder=loaded, force=True)) == {WAR: "changed"}
    page = section("the-war")
    assert (page.title, "Go back to" in page.body[0].value.source) == ("The war", True)
    assert statuses(load(folder=loaded)) == {}


def test_force_brings_back_what_the_files_say_though_they_did_not_change(loaded):
    page = section("the-war")
    page.title = "The war, as an editor has it"
    publish(pages=[page])
    assert statuses(load(folder=loaded)) == {}
    assert statuses(load(folder=loaded, force=True)) == {WAR: "changed"}
    assert section("the-war").title == "The war"


def test_opening_and_saving_in_the_editor_is_no_change(loaded):
    page = section("the-war")
    raw = page.body.get_prep_value()
    raw[0]["value"] = raw[0]["value"].replace("<p>", '<p data-block-key="abc12">')
    page.body = raw
    page.save_revision()
    write_folder(loaded, {WAR: with_change(SECOND, "Back to", "Go back to")})
    assert statuses(load(folder=loaded)) == {WAR: "changed"}


def test_withdrawn_page_stays_withdrawn(loaded):
    withdraw(page=section("the-war"), by=None, reason="Wrong.")
    write_folder(loaded, {WAR: with_change(SECOND, "Back to", "Go back to")})
    assert statuses(load(folder=loaded, force=True)) == {WAR: "kept"}
    assert section("the-war").live is False


def test_file_that_is_gone_is_told_and_its_page_stays(loaded):
    (loaded / WAR).unlink()
    write_folder(loaded, {WAR: None, DECISION: with_change(RICH, "[the next section](02-war.md)", "the next section")})
    assert statuses(load(folder=loaded)) == {DECISION: "changed", WAR: "gone"}
    assert section("the-war").live is True


def test_slug_changed_in_a_file_moves_the_same_page(loaded):
    key = section("the-war").pk
    write_folder(loaded, {WAR: SECOND.replace("the-war", "the-fighting")})
    assert statuses(load(folder=loaded)) == {WAR: "changed"}
    page = section("the-fighting")
    assert (page.pk, page.document.path) == (key, "/articles/war/the-fighting/")


def test_file_with_another_number_reorders_the_sections(loaded):
    (loaded / WAR).unlink()
    first = {
        "articles/war/00-war.md": SECOND,
        WAR: None,
        DECISION: with_change(RICH, "(02-war.md)", "(00-war.md)").replace(CHANGE, "---\n\n"),
    }
    write_folder(loaded, first)
    assert statuses(load(folder=loaded)) == {}
    article = ArticlePage.objects.get()
    assert [page.slug for page in article.get_children()] == ["the-war", "decision"]
    assert list(article.document.current_version.members.values_list("member__title", flat=True)) == [
        "The war",
        "Who decided? 谁决定的 — سؤال",
    ]
    assert article.document.current_version.number == 2
    assert statuses(load(folder=loaded)) == {}
    assert Version.objects.count() == 7


def test_new_section_stands_where_its_number_says(loaded):
    (loaded / WAR).rename(loaded / "articles/war/03-war.md")
    write_folder(
        loaded,
        {
            "articles/war/02-causes.md": SECOND.replace("The war", "Causes").replace("the-war", "causes"),
            "articles/war/03-war.md": SECOND,
            DECISION: with_change(RICH, "(02-war.md)", "(03-war.md)"),
            WAR: None,
        },
    )
    load(folder=loaded)
    assert [page.slug for page in ArticlePage.objects.get().get_children()] == ["decision", "causes", "the-war"]


def test_order_that_an_editor_gave_stays(loaded):
    section("the-war").move(section(), pos="left")
    write_folder(loaded, {"about.md": with_change(ABOUT, "Who makes", "Who wrote")})
    load(folder=loaded)
    assert [page.slug for page in ArticlePage.objects.get().get_children()] == ["the-war", "decision"]


def test_navigation_has_what_readers_came_for_first(folder):
    indexes = {
        f"{slug}/index.md": f"---\nkind: {kind}\ntitle: {slug}\nslug: {slug}\nin_menus: true\n---\n"
        for slug, kind in (("sources", "source-index"), ("glossary", "glossary-index"))
    }
    load(folder=write_folder(folder, indexes))
    assert [entry["title"] for entry in site_context()["navigation"]] == ["Articles", "glossary", "sources", "About"]
    home = HomePage.objects.get()
    home.get_children().get(slug="sources").move(home.get_children().get(slug="articles"), pos="left")
    write_folder(folder, {"about.md": with_change(ABOUT, "Who makes", "Who wrote")})
    load(folder=folder)
    assert [entry["title"] for entry in site_context()["navigation"]] == ["sources", "Articles", "glossary", "About"]


def test_page_that_an_editor_made_at_the_same_address_is_kept(loaded):
    home = HomePage.objects.get()
    home.add_child(instance=InformationPage(title="By hand", slug="privacy", live=False))
    write_folder(loaded, {"privacy.md": ABOUT.replace("about", "privacy").replace("About", "Privacy")})
    assert statuses(load(folder=loaded)) == {"privacy.md": "kept"}
    assert statuses(load(folder=loaded, force=True)) == {"privacy.md": "changed"}
    assert InformationPage.objects.get(slug="privacy").title == "Privacy"


def test_address_of_a_page_of_the_past_is_refused(loaded):
    write_folder(loaded, {"about.md": ABOUT.replace("slug: about", "slug: about-us")})
    load(folder=loaded)
    write_folder(
        loaded, {"about.md": ABOUT.replace("slug: about", "slug: about-us"), "other.md": ABOUT.replace("About", "X")}
    )
    with pytest.raises(ContentRefused) as refused:
        load(folder=loaded)
    assert [fault.file for fault in refused.value.faults] == ["other.md"]
    assert InformationPage.objects.count() == 1


def test_fault_in_one_file_changes_nothing(loaded):
    before = (Revision.objects.count(), Page.objects.count(), SiteImage.objects.count())
    write_folder(loaded, {WAR: with_change(SECOND, "Back to", "Go back to"), "about.md": ABOUT + "\n<b>x</b>\n"})
    with pytest.raises(ContentRefused):
        load(folder=loaded)
    assert (Revision.objects.count(), Page.objects.count(), SiteImage.objects.count()) == before
    assert "Back to" in section("the-war").body[0].value.source


def test_dry_run_tells_and_does_nothing(folder):
    before = Page.objects.count()
    assert set(statuses(load(folder=folder, dry=True)).values()) == {"new"}
    assert (Page.objects.count(), SiteImage.objects.count(), LoadedFile.objects.count()) == (before, 0, 0)


def test_changed_image_changes_in_place(loaded):
    key = SiteImage.objects.get().pk
    write_folder(loaded, {"images/yalu.png": picture("red")})
    assert statuses(load(folder=loaded)) == {"images/yalu.png": "changed"}
    image = SiteImage.objects.get()
    assert (image.pk, image.file.open().read()) == (key, picture("red"))


def test_image_that_an_editor_described_is_kept(loaded):
    SiteImage.objects.update(description="A wide river")
    write_folder(loaded, {"about.md": with_change(ABOUT, "Who makes", "Who wrote")})
    assert statuses(load(folder=loaded)) == {"images/yalu.png": "kept", "about.md": "changed"}
    load(folder=loaded, force=True)
    assert SiteImage.objects.get().description == "A river"


def test_home_and_article_change_too(loaded):
    home = HOME.replace("Contested", "Disputed").replace("tagline", "change: {kind: wording}\ntagline")
    article = ARTICLE.replace("Why it came", "How it came").replace("licence", "change: {kind: wording}\nlicence")
    write_folder(loaded, {"index.md": home, "articles/war/index.md": article.replace("  - name: 沈志华\n", "")})
    assert statuses(load(folder=loaded)) == {"index.md": "changed", "articles/war/index.md": "changed"}
    article = ArticlePage.objects.get()
    assert (article.subtitle, [author.name for author in article.authors.all()]) == ("How it came", ["Chen Jian"])
    assert (HomePage.objects.get().tagline, article.document.current_version.number) == ("Disputed history", 2)
