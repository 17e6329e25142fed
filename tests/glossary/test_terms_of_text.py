"""The terms of a text, each with its definition, on a page beside every version."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR
from articles import presenters as articles
from glossary import presenters
from publishing.actions import withdraw, withhold
from publishing.editions import permanent_edition
from publishing.models import Document
from publishing.previews import preview_edition
from publishing.rendering import make_edition
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, name, term_link
from tests.factories.pages import body, fresh, make_article, make_section, revise

pytestmark = pytest.mark.usefixtures("site")
SECTION = "/articles/the-intervention/one/"


@pytest.fixture
def peng():
    return make_term(definition="<p>A marshal.</p>", names=[name("彭德怀", "zh-Hans", "Hans")])


@pytest.fixture
def section(peng):
    return make_section(make_article(), "One", body=body(f"{term_link(make_term('Lin Biao'))} and {term_link(peng)}."))


def terms_at(client, path: str) -> dict[str, str]:
    """The terms and their definitions at an address, in order."""
    response = client.get(path)
    assert response.status_code == 200
    found = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", response.content.decode(), re.DOTALL)
    return {plain(title): plain(definition) for title, definition in found}


def plain(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_terms_stand_from_a_to_z_with_native_names_and_definitions(client, section):
    expected = {"Lin Biao": "Lin Biao commanded the Volunteers.", "Peng Dehuai 彭德怀": "A marshal."}
    assert list(terms_at(client, f"{SECTION}v1/terms/").items()) == list(expected.items())


def test_term_that_a_text_names_twice_is_listed_once(client, peng):
    make_section(make_article(), "One", body=body(f"{term_link(peng)}, {term_link(peng, 'the marshal')}"))
    assert list(terms_at(client, f"{SECTION}v1/terms/")) == ["Peng Dehuai 彭德怀"]


def test_definitions_are_of_now_if_asked_for_and_else_of_the_version(client, peng, section):
    revise(peng, definition="<p>A marshal of ten.</p>", change_kind="fact")
    shown = [terms_at(client, f"{SECTION}v1/terms/{query}")["Peng Dehuai 彭德怀"] for query in ("", "?now")]
    assert shown == ["A marshal.", "A marshal of ten."]


def test_earlier_version_has_its_own_terms_whatever_is_asked(client, peng, section):
    revise(section, body=body(f"{term_link(peng)} alone."), change_kind="fact")
    counts = [len(terms_at(client, f"{SECTION}v{number}/terms/?now")) for number in (1, 2)]
    assert counts == [2, 1]


def test_article_has_the_terms_of_all_its_sections(client, peng, section):
    make_section(fresh(section).get_parent(), "Two", body=body(f"{term_link(make_term('Gao Gang'))}."))
    version = Document.objects.get(path="/articles/the-intervention/").current_version
    terms = list(terms_at(client, f"{version.permanent_path}terms/?now"))
    assert terms == ["Gao Gang", "Lin Biao", "Peng Dehuai 彭德怀"]


def test_terms_that_readers_may_not_have_are_left_out(client, peng, section):
    closed = make_term("Gao Gang", definition="<p>For invited readers.</p>")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    revise(section, body=body(f"{term_link(peng)}, {term_link(closed)}"), change_kind="fact")
    assert list(terms_at(client, f"{SECTION}v2/terms/")) == ["Peng Dehuai 彭德怀"]
    withhold(version=peng.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court's order.")
    assert [terms_at(client, f"{SECTION}v2/terms/{query}") for query in ("", "?now")] == [{}, {}]


def test_withdrawn_term_is_on_the_permanent_page_alone(client, peng, section):
    withdraw(page=peng, by=None, reason="Merged.")
    counts = [len(terms_at(client, f"{SECTION}v1/terms/{query}")) for query in ("", "?now")]
    assert counts == [2, 1]


def test_terms_of_a_restricted_text_are_kept_from_others_and_from_caches(client, section, admin_client):
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{SECTION}v1/terms/").status_code == 302
    assert admin_client.get(f"{SECTION}v1/terms/?now")["Cache-Control"] == "private, no-store"


def test_text_without_terms_says_so(client):
    make_section(make_article(), "One")
    response = client.get(f"{SECTION}v1/terms/?now")
    assert (response.status_code, "links to no terms" in response.content.decode()) == (200, True)


def test_page_is_not_indexed_and_answers_304(client, section):
    first = client.get(f"{SECTION}v1/terms/")
    assert first["X-Robots-Tag"] == "noindex"
    assert client.get(f"{SECTION}v1/terms/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_terms_cost_the_same_queries_for_one_and_for_three(client, peng, section):
    many = body(" ".join(term_link(make_term(title)) for title in ("Gao Gang", "Zhou Enlai", "Kim Il-sung")))
    make_section(fresh(section).get_parent(), "Two", body=body(term_link(peng)))
    make_section(fresh(section).get_parent(), "Three", body=many)
    client.get(f"{SECTION}v1/terms/")
    counts = []
    for path in ("two", "three"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/articles/the-intervention/{path}/v1/terms/?now")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_texts_with_terms_point_to_them(peng, section):
    document = fresh(section).document
    live, permanent = make_edition(document), permanent_edition(document.versions.get())
    assert articles.section(live)[1]["terms_path"] == f"{SECTION}v1/terms/?now"
    assert articles.section(permanent)[1]["terms_path"] == f"{SECTION}v1/terms/"
    whole = make_edition(Document.objects.get(path="/articles/the-intervention/"))
    assert articles.article(whole)[1]["terms_path"] == f"{whole.permanent_path}terms/?now"
    river = make_term("River", definition=f"<p>Where {term_link(peng)} crossed.</p>")
    assert presenters.term(make_edition(river.document))[1]["terms_path"] == "/glossary/river/v1/terms/?now"


def test_texts_without_terms_and_previews_point_nowhere(peng, section):
    assert presenters.term(make_edition(peng.document))[1]["terms_path"] == ""
    assert articles.section(preview_edition(fresh(section)))[1]["terms_path"] == ""
