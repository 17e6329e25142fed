import pytest
from django.core import serializers
from wagtail.models import Page, Revision

from accounts.models import User
from articles.models import ArticleIndexPage, SectionPage
from publishing.actions import publish
from publishing.faults import PublicationRefused
from publishing.models import Dependency, Document, PastPath, PublicationLock, Render, Version, VersionMember
from tests.factories.pages import body, fresh, heading, link_to, make_article, make_section, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")
TABLES = [Document, Version, VersionMember, Dependency, PastPath, PublicationLock, Render, Page, SectionPage, Revision]


def dump() -> list[str]:
    """Every row of every table that a publication writes."""
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in TABLES]


def versions_of(page) -> list[Version]:
    return list(page.document.versions.order_by("number"))


def test_first_publication_makes_version_one():
    article = make_article(live=False)
    user = User.objects.create_user("ada@example.org", display_name="Ada Byron")
    [version] = publish(pages=[article], by=user)
    article = fresh(article)
    document = article.document
    assert article.live
    assert (document.state, document.path, document.current_version) == (
        "live",
        "/articles/the-intervention/",
        version,
    )
    assert (version.number, version.change_kind, version.title, version.path) == (
        1,
        "new",
        "The intervention",
        "/articles/the-intervention/",
    )
    assert (version.author, version.author_name) == (user, "Ada Byron")
    assert PastPath.objects.filter(document=document).values_list("path", flat=True).get() == document.path


def test_publication_by_code_alone_has_no_author():
    [version] = versions_of(make_article())
    assert (version.author, version.author_name) == (None, "")


def test_changed_content_makes_the_next_version():
    section = make_section(make_article())
    section = revise(section, body=body("Other words."), change_kind="fact", change_note="The date was wrong.")
    first, second = versions_of(section)
    assert (second.number, second.change_kind, second.change_note) == (2, "fact", "The date was wrong.")
    assert (first.plain_text, second.plain_text) == ("The text of Introduction.", "Other words.")
    assert section.document.current_version == second


def test_kind_and_note_are_cleared_by_publishing():
    section = revise(make_section(make_article()), title="New", change_kind="fact", change_note="Why.")
    assert (section.change_kind, section.change_note) == ("", "")


def test_second_version_without_a_kind_is_one_of_wording():
    section = revise(make_section(make_article()), title="New")
    assert section.document.current_version.change_kind == "wording"


def test_first_version_is_new_whatever_kind_was_chosen():
    section = make_section(make_article(), change_kind="fact", change_note="Welcome.")
    version = section.document.current_version
    assert (version.change_kind, version.change_note) == ("new", "Welcome.")


def test_identical_content_makes_no_version():
    article = make_article(sections=["One"])
    before = list(Version.objects.values_list("pk", flat=True))
    assert publish(pages=[article, *sections_of(article)]) == []
    assert list(Version.objects.values_list("pk", flat=True)) == before


def test_identical_content_clears_kind_and_note():
    section = revise(make_section(make_article()), change_kind="fact", change_note="Nothing really.")
    assert (section.change_kind, section.change_note, len(versions_of(section))) == ("", "", 1)


def test_content_changed_back_is_a_new_version():
    section = make_section(make_article(), "One")
    for title in ("Two", "One"):
        section = revise(section, title=title)
    assert [version.title for version in versions_of(section)] == ["One", "Two", "One"]


def test_serials_run_over_all_documents_without_gaps():
    article = make_article(sections=["One", "Two"])
    revise(sections_of(article)[0], title="First")
    serials = list(Version.objects.order_by("pk").values_list("serial", flat=True))
    assert serials == list(range(1, len(serials) + 1))
    assert PublicationLock.objects.get().last_serial == serials[-1]


def test_numbers_run_within_a_document_without_gaps():
    section = make_section(make_article())
    for number in range(4):
        section = revise(section, title=f"Title {number}")
    assert [version.number for version in versions_of(section)] == [1, 2, 3, 4, 5]


def test_links_of_a_version_become_dependencies():
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    two = make_section(article, "Two", body=body(("text", f"<p>{link_to(one)} {link_to(one)}</p>", "block-1")))
    dependencies = two.document.current_version.dependencies.values_list("document", "kind", "block")
    assert list(dependencies) == [(one.document_id, "link", "block-1")]


def test_links_within_a_set_count_as_published():
    article = make_article(live=False)
    one = make_section(article, "One", live=False)
    two = make_section(article, "Two", live=False, body=body(f"See {link_to(one, 'one')}."))
    one.body = body(f"See {link_to(two, 'two')}.")
    publish(pages=[article, one, two])
    hrefs = {p.title: fresh(p).document.current_version.link_list[0]["href"] for p in (one, two)}
    assert hrefs == {"One": "/articles/the-intervention/two/", "Two": "/articles/the-intervention/one/"}


def test_headings_keep_their_anchors_in_the_next_version():
    section = make_section(make_article(), body=body(heading("Causes", key="k1"), "Text."))
    section = revise(section, body=body(heading("Other words", key="k1"), "Text."))
    prefix = f"s{section.document_id}"
    assert section.document.current_version.headings == [
        {"anchor": f"{prefix}-causes", "block": "k1", "level": 3, "text": "Other words"}
    ]


def test_refused_publication_changes_nothing_at_all():
    article = make_article(sections=["One", "Two"])
    one, two = sections_of(article)
    before = dump()
    one.title, one.change_kind, one.change_note = "Changed", "fact", "Note"
    two.body = body(heading("Alone", level="4"), "Text.")
    with pytest.raises(PublicationRefused) as refusal:
        publish(pages=[one, two])
    assert dump() == before
    assert (refusal.value.draft.pk, refusal.value.title) == (two.pk, "Two")
    assert [(fault.severity, fault.block) for fault in refusal.value.faults] == [("error", two.body[0].id)]


def test_page_below_an_unpublished_parent_is_refused():
    article = make_article(live=False)
    section = make_section(article, live=False)
    before = dump()
    with pytest.raises(PublicationRefused, match="“The intervention”, to which it belongs, is not published"):
        publish(pages=[section])
    assert dump() == before


def test_section_without_text_is_refused():
    section = make_section(make_article(), body="[]", live=False)
    with pytest.raises(PublicationRefused, match="There is no text yet"):
        publish(pages=[section])


def test_link_to_a_deleted_page_is_refused():
    article = make_article()
    draft = make_section(article, "Draft", live=False)
    html = body(f"See {link_to(draft, 'it')}.")
    draft.delete()
    with pytest.raises(PublicationRefused, match="The page that “it” links to has been deleted"):
        make_section(article, "Two", body=html)


def test_draft_is_not_shown_by_publishing_something_else():
    section = make_section(make_article())
    section.title = "Draft title"
    section.save_revision()
    revise(ArticleIndexPage.objects.get(), introduction="Changed")
    assert section.document.current_version.title == "Introduction"


def test_button_of_wagtail_makes_a_version_too():
    section = make_section(make_article())
    user = User.objects.create_superuser("ada@example.org", display_name="Ada Byron")
    section.title = "By button"
    section.save_revision(user=user).publish(user=user)
    version = fresh(section).document.current_version
    assert (version.number, version.title, version.author_name) == (2, "By button", "Ada Byron")


def test_version_of_somebody_without_a_name_publishes_no_address():
    section = make_section(make_article())
    section.title = "By nobody"
    section.save_revision().publish(user=User.objects.create_superuser("ada@example.org"))
    assert fresh(section).document.current_version.author_name == ""
