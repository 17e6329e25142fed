"""The public addresses of the debate: stored, permanent, citable, and safe from what is written in them."""

import re

import pytest
from django.test import Client
from lxml import html as lxml_html

from historiography.models import HistorianIndexPage, HistoriographyIndexPage
from publishing.rendering import render
from tests.factories.historiography import (
    historian_name,
    make_historian,
    make_historiography,
    make_position,
    make_question,
    make_school,
)
from tests.factories.pages import fresh, revise
from tests.factories.sources import make_source
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
INDEX = "/historiography/"
HISTORIANS = f"{INDEX}historians/"
QUESTION = f"{INDEX}questions/why-did-china-enter-the-war/"
EVIL = '"><script>alert(1)</script>'


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def debate() -> dict[str, object]:
    """One of each, by its address."""
    source = make_source()
    make_historiography(openings=[("1994", "Telegrams.", source)])
    school = make_school(works=[source], period="1950/1959")
    historian = make_historian(schools=[school], works=[source], names=[historian_name("陈兼", "zh-Hans", "Hans")])
    position = make_position(make_question(), school)
    things = (HistoriographyIndexPage.objects.get(), HistorianIndexPage.objects.get(), school, historian)
    return {fresh(each).document.path: each for each in (*things, position.question, position)}


def test_every_page_is_one_query_once_it_is_stored(client, debate):
    for thing in debate.values():
        render(fresh(thing).document)
    for address in debate:
        text(client, address)
        assert count_queries(client, address) == 1, address


def test_every_page_but_the_list_is_cited_and_all_have_versions_and_reports(client, debate):
    for address in debate:
        html = text(client, address)
        assert ('id="cite"' in html) == (address != HISTORIANS), address
        assert f'href="{address}history/"' in html
        assert 'href="/report/?version=' in html
        assert client.get(f"{address}history/").status_code == 200
        assert client.get(f"{address}v1/cite/").status_code == (404 if address == HISTORIANS else 200)


def test_position_is_cited_by_question_and_school(client, debate):
    cited = text(client, f"{QUESTION}orthodox-school/v1/cite/")
    assert "Why did China enter the war? The answer of the Orthodox school" in cited


def test_permanent_pages_stay_byte_for_byte(client, debate):
    before = {address: client.get(f"{address}v1/").content for address in debate}
    other = make_school("Revisionist school", works=[make_source("hao1990")])
    for question in (make_question("Who decided?"), debate[QUESTION]):
        make_position(question, other)
    make_historian("Ada Byron", schools=[other])
    for thing in debate.values():
        title = {"claim": "Moscow."} if hasattr(thing, "claim") else {"title": f"{thing.title} (changed)"}
        revise(thing, **title, change_kind="wording")
    assert {address: client.get(f"{address}v1/").content for address in debate} == before
    assert all(client.get(f"{address}compare/1/2/").status_code == 200 for address in debate)


def test_script_in_every_field_stays_text(client):
    source = make_source("evil", EVIL)
    make_historiography(openings=[("1994", EVIL, source)], introduction=EVIL, debate=f"<p>{EVIL}</p>")
    names = {"slug": "evil", "short_title": EVIL[:60]}
    school = make_school(EVIL, works=[source], names=[EVIL], thesis=f"<p>{EVIL}</p>", **names)
    name = historian_name(EVIL)
    make_historian(
        f"Ada {EVIL}",
        slug="evil",
        family_name=EVIL,
        affiliation=EVIL,
        distinction=EVIL,
        schools=[(school, "", EVIL)],
        names=[name],
    )
    make_position(make_question(EVIL, explanation=f"<p>{EVIL}</p>", **names), school, claim=EVIL)
    paths = ("", "compare/", "historians/", "evil/", "historians/evil/", "questions/evil/", "questions/evil/evil/")
    for path in paths:
        assert "<script>alert" not in text(client, f"{INDEX}{path}"), path


def test_pages_need_no_inline_style_or_script(client, debate):
    for address in (*debate, f"{INDEX}compare/"):
        html = text(client, address)
        assert not re.search(r"<[^>]* style=|<style|<script>|\bon\w+=\"", html), address


def test_marks_of_the_chart_are_links_with_names(client, debate):
    page = lxml_html.fromstring(text(client, INDEX))
    marks = page.xpath("//*[local-name()='svg']//*[local-name()='a'][contains(@class, 'chart__mark')]")
    assert [mark.get("href") for mark in marks] == ["/sources/chen1994/"] * 2
    names = {mark.xpath("string(*[local-name()='title'])") for mark in marks}
    assert names == {"Chen 1994, China’s Road to the Korean War — Orthodox"}
    rows = page.xpath("//*[contains(@class, 'chart__table')]//tbody/tr")
    assert [[cell.text_content().strip() for cell in row] for row in rows] == [
        ["1994", "Chen Jian", "China’s Road to the Korean War", "Orthodox school"]
    ]
    assert rows[0].xpath(".//a/@href")[0] == f"{HISTORIANS}chen-jian/"


def test_empty_debate_says_what_will_be_there(client):
    make_historiography()
    assert "No school is published yet" in text(client, INDEX)
    assert "No historian is published yet" in text(client, HISTORIANS)
    make_question()
    assert "No school is published yet" in text(client, QUESTION)


def test_question_without_answers_names_every_school(client):
    make_school()
    make_question()
    assert "No position recorded" in text(client, QUESTION)
    assert "No position recorded" in text(client, f"{INDEX}orthodox-school/")


def test_names_are_marked_with_their_language(client, debate):
    assert '<span class="term-names__text" lang="zh-Hans">陈兼</span>' in text(client, f"{HISTORIANS}chen-jian/")
    assert '<span class="debate__native" lang="zh-Hans">陈兼</span>' in text(client, HISTORIANS)
