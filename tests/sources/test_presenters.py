"""Pages of sources and their list: what their templates are given."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import CHIEF_EDITOR
from articles.models import HomePage
from publishing.actions import publish, withdraw, withhold
from publishing.editions import current_edition, edition_html, permanent_edition
from publishing.models import Document
from sources.citations import Cited, write_citation
from sources.models import Source, SourceIndexPage
from sources.presenters import source, source_index
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


def make_index() -> SourceIndexPage:
    page = SourceIndexPage(title="Sources", slug="sources", live=False, introduction="What is cited.")
    HomePage.objects.get().add_child(instance=page)
    publish(pages=[page])
    return fresh(page)


def shown(of: Source | SourceIndexPage):
    """The context of a live page."""
    document = Document.objects.select_related("current_version").get(pk=of.document_id)
    present = source if isinstance(of, Source) else source_index
    return present(current_edition(document))[1]


def citing(*cited: Source) -> str:
    names = {each.pk: each.short_label for each in cited}
    return body("".join(f"<p>Words{write_citation([Cited(each.pk)], names)}.</p>" for each in cited))


def test_source_is_shown_as_its_version_has_it():
    context = shown(make_source(is_verified=True, annote="Sound."))
    told = context["source"]
    assert (told["title"], told["key"], told["kind"], told["year"], told["is_verified"], told["annotation"]) == (
        "China’s Road to the Korean War",
        "chen1994",
        "Book",
        1994,
        True,
        "Sound.",
    )
    assert told["html"] == "Chen, Jian. <i>China’s Road to the Korean War</i>. Columbia University Press, 1994."
    assert "rft.aulast=Chen" in told["coins"]


def test_source_leads_to_its_files():
    assert [export["path"] for export in shown(make_source())["exports"]] == [
        "/sources/chen1994.bib",
        "/sources/chen1994.ris",
        "/sources/chen1994.json",
    ]


def test_source_tells_the_notes_that_cite_it_by_section():
    cited, other = make_source(), make_source("other", "Other")
    section = make_section(make_article("The war"), "Why", body=citing(other, cited, cited))
    [use] = shown(cited)["uses"]
    anchor = section.document.anchor
    assert (use.title, use.path, use.container, use.earlier) == ("Why", "/articles/the-war/why/", "The war", [])
    assert [(place.words, place.address) for place in use.places] == [
        ("note 2", f"/articles/the-war/why/#{anchor}-r2"),
        ("note 3", f"/articles/the-war/why/#{anchor}-r3"),
    ]


def test_uses_stand_in_the_order_of_the_article():
    cited = make_source()
    article = make_article("The war")
    for title in ("Zero hour", "Aftermath"):
        make_section(article, title, body=citing(cited))
    assert [use.title for use in shown(cited)["uses"]] == ["Zero hour", "Aftermath"]


def test_source_tells_terms_that_lead_to_it():
    cited = make_source("peng1984", "Memoirs")
    make_term("Peng Dehuai", reading=[cited])
    assert [(use.title, use.container) for use in shown(cited)["uses"]] == [("Peng Dehuai", "Glossary")]


def test_source_tells_earlier_versions_with_their_permanent_addresses():
    cited, other = make_source(), make_source("other", "Other")
    section = make_section(make_article("The war"), "Why", body=citing(cited))
    revise(section, body=citing(other), change_kind="source")
    [use] = shown(cited)["uses"]
    assert (use.places, [version.permanent_path for version in use.earlier]) == ([], ["/articles/the-war/why/v1/"])


def test_withdrawn_and_withheld_texts_are_not_told():
    cited = make_source()
    section = make_section(make_article("The war"), "Why", body=citing(cited))
    revise(section, body=citing(cited, cited), change_kind="source")
    chief = UserFactory(role=CHIEF_EDITOR)
    withhold(version=section.document.versions.get(number=1), by=chief, reason="Law")
    assert [use.earlier for use in shown(cited)["uses"]] == [[]]
    withdraw(page=fresh(section), by=chief, reason="Wrong")
    assert shown(cited)["uses"] == []


def count(of) -> int:
    with CaptureQueriesContext(connection) as queries:
        shown(of)
    return len(queries)


def test_source_asks_as_much_for_three_uses_as_for_one():
    cited = make_source()
    article = make_article("The war")
    make_section(article, "One", body=citing(cited))
    one = count(cited)
    for title in ("Two", "Three"):
        revise(make_section(article, title, body=citing(cited)), body=citing(cited, cited), change_kind="source")
    assert (count(cited), len(shown(cited)["uses"])) == (one, 3)


def test_permanent_page_says_nothing_that_changes_later():
    cited = make_source()
    version = cited.document.current_version
    before = edition_html(permanent_edition(version))
    make_section(make_article(), body=citing(cited))
    assert edition_html(permanent_edition(version)) == before
    assert source(permanent_edition(version))[1]["uses"] == []


def test_list_holds_live_sources_from_a_to_z():
    index = make_index()
    make_source("zhang1995", "Monumental", authors=[("Zhang", "S.")])
    make_source()
    make_source("war", "38th Parallel", authors=[])
    make_source("draft", "Draft", live=False)
    context = shown(index)
    letters = [
        (each["letter"], [entry.path for entry in each["entries"]]) for each in context["letters"] if each["entries"]
    ]
    assert letters == [
        ("0–9 …", ["/sources/war/"]),
        ("C", ["/sources/chen1994/"]),
        ("Z", ["/sources/zhang1995/"]),
    ]
    assert (context["total"], context["count"], context["is_filtered"]) == (3, 3, False)


def test_list_asks_as_much_for_three_sources_as_for_one():
    index = make_index()
    make_source()
    one = count(index)
    make_source("b1", "B")
    make_source("c1", "C")
    assert count(index) == one


def test_permanent_list_is_the_pages_own_words():
    index = make_index()
    version = index.document.current_version
    before = edition_html(permanent_edition(version))
    make_source()
    assert edition_html(permanent_edition(version)) == before


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ({"q": "chen"}, ["chen1994"]),
        ({"q": "1995 ZHANG"}, ["zhang1995"]),
        ({"kind": "thesis"}, ["zhang1995"]),
        ({"q": "chen", "kind": "thesis"}, []),
        ({"q": "!!!"}, []),
        ({"kind": "hero"}, ["chen1994", "zhang1995"]),
        ({"q": "x" * 101}, ["chen1994", "zhang1995"]),
    ],
)
def test_list_answers_a_question(question, keys):
    index = make_index()
    make_source()
    make_source("zhang1995", "Monumental", authors=[("Zhang", "S.")], issued="1995", type="thesis")
    document = Document.objects.select_related("current_version").get(pk=index.document_id)
    context = source_index(current_edition(document), question)[1]
    paths = [entry.path for each in context["letters"] for entry in each["entries"]]
    assert paths == [f"/sources/{key}/" for key in keys]
    assert (context["count"], context["total"]) == (len(keys), 2)


def test_kinds_to_choose_from_are_those_that_are_there():
    index = make_index()
    make_source()
    make_source("t1", "T", type="thesis")
    assert shown(index)["form"].fields["kind"].choices == [("", "All kinds"), ("book", "Book"), ("thesis", "Thesis")]
