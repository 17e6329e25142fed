import pytest
from wagtail.models import Page

from articles.models import ArticlePage
from publishing.actions import publish, withdraw
from publishing.models import Dependency, Version
from tests.factories.pages import body, fresh, make_article, make_information, make_section, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


def listed(version: Version) -> list[tuple[str, int]]:
    return [(row.member.title, row.member.number) for row in version.members.select_related("member")]


def versions_of(page) -> list[Version]:
    return list(page.document.versions.order_by("number"))


def current(page) -> Version:
    return fresh(page).document.current_version


def kind_and_note(page) -> tuple[str, str]:
    return current(page).change_kind, current(page).change_note


def test_article_and_sections_published_together_are_version_one_each():
    article = make_article(sections=["One", "Two"])
    assert [version.number for version in versions_of(article)] == [1]
    assert listed(current(article)) == [("One", 1), ("Two", 1)]
    assert kind_and_note(article) == ("new", "")


def test_article_comes_after_its_sections_in_the_order_of_publications():
    article = make_article(sections=["One", "Two"])
    serials = [current(page).serial for page in (*sections_of(article), article)]
    assert serials == sorted(serials)


def test_new_section_makes_a_version_of_its_article():
    article = make_article(sections=["One"])
    make_section(article, "Two")
    assert listed(current(article)) == [("One", 1), ("Two", 1)]
    assert kind_and_note(article) == ("arrangement", "Added: “Two”.")


def test_revised_section_gives_its_kind_and_note_to_the_article():
    article = make_article(sections=["One", "Two"])
    revise(sections_of(article)[1], body=body("New."), change_kind="fact", change_note="The date.")
    assert listed(current(article)) == [("One", 1), ("Two", 2)]
    assert kind_and_note(article) == ("fact", "“Two”: The date.")


def test_revised_section_without_note_is_named():
    article = make_article(sections=["One"])
    revise(sections_of(article)[0], body=body("New."), change_kind="source")
    assert kind_and_note(article) == ("source", "“One” revised.")


def test_five_sections_in_one_set_make_one_version_of_their_article():
    article = make_article(sections=["A", "B", "C", "D", "E"])
    sections = sections_of(article)
    kinds = ["wording", "source", "interpretation", "fact", "wording"]
    for section, kind in zip(sections, kinds, strict=True):
        section.body, section.change_kind = body("New."), kind
    made = publish(pages=sections)
    assert [version.number for version in made] == [2] * 6
    assert listed(current(article)) == [("A", 2), ("B", 2), ("C", 2), ("D", 2), ("E", 2)]
    assert current(article).change_kind == "fact"


def test_article_published_with_a_revised_section_tells_of_the_section():
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    one.body, one.change_kind, one.change_note = body("New."), "fact", "The date."
    publish(pages=[article, one])
    assert kind_and_note(article) == ("fact", "“One”: The date.")


def test_article_published_with_a_kind_of_its_own_keeps_it():
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    one.body, one.change_kind = body("New."), "fact"
    article.title, article.change_kind, article.change_note = "Renamed", "wording", "A better title."
    publish(pages=[article, one])
    assert kind_and_note(article) == ("wording", "A better title.")
    assert [version.number for version in versions_of(article)] == [1, 2]


def test_withdrawn_section_leaves_its_article():
    article = make_article(sections=["One", "Two"])
    withdraw(page=sections_of(article)[0], by=None, reason="Doubtful.")
    assert listed(current(article)) == [("Two", 1)]
    assert kind_and_note(article) == ("arrangement", "Removed: “One”.")


def test_draft_section_is_not_listed():
    article = make_article(sections=["One"])
    make_section(article, "Draft", live=False)
    revise(article, title="Renamed")
    assert listed(current(article)) == [("One", 1)]


def test_reordered_sections_make_one_version_with_the_new_order():
    article = make_article(sections=["One", "Two", "Three"])
    one, _, three = sections_of(article)
    three.move(one, "left")
    assert [version.number for version in versions_of(article)] == [1, 2]
    assert listed(current(article)) == [("Three", 1), ("One", 1), ("Two", 1)]
    assert kind_and_note(article) == ("arrangement", "Sections in a new order.")


def test_reordered_drafts_make_no_version():
    article = make_article(sections=["One"])
    first, second = (make_section(article, name, live=False) for name in ("A", "B"))
    second.move(first, "left")
    assert [version.number for version in versions_of(article)] == [1]


def test_section_moved_to_another_article_makes_a_version_of_both():
    old, new = make_article("Old", sections=["One", "Two"]), make_article("New", sections=["Three"])
    sections_of(old)[0].move(Page.objects.get(pk=new.pk), "last-child")
    assert [listed(version) for version in versions_of(old)] == [[("One", 1), ("Two", 1)], [("Two", 1)]]
    assert [listed(version) for version in versions_of(new)] == [[("Three", 1)], [("Three", 1), ("One", 1)]]


def test_unpublished_draft_of_an_article_is_not_published_with_its_section():
    article = make_article(sections=["One"])
    article.title = "Draft title"
    article.save_revision()
    revise(sections_of(article)[0], body=body("New."))
    assert (current(article).title, current(article).number) == ("The intervention", 2)
    assert ArticlePage.objects.get().get_latest_revision_as_object().title == "Draft title"


def test_members_become_dependencies_of_the_article():
    article = make_article(sections=["One", "Two"])
    rows = Dependency.objects.filter(version=current(article)).values_list("kind", "document").order_by("document")
    assert list(rows) == [("member", section.document_id) for section in sections_of(article)]


def test_information_page_has_no_container():
    page = make_information()
    assert page.container() is None
    assert current(page).number == 1
