import re

import pytest

from linking.models import Mention
from linking.showing import current_links
from publishing.editions import current_edition, permanent_edition
from publishing.previews import preview_edition
from tests.factories.glossary import cite, make_term, term_link
from tests.factories.pages import body, fresh, make_article, make_section, revise, table
from tests.linking.sites import document_of, make_text, text_of

pytestmark = pytest.mark.usefixtures("site")


def links_in(html: str) -> list[str]:
    return re.findall(r"<a data-document=\"\d+\" data-mention[^>]*>(.*?)</a>", html)


def body_now(page) -> str:
    document = document_of(page)
    return current_edition(document).bodies()[document.current_version_id]


def test_what_readers_see_just_after_publication_is_what_was_published():
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    version = document_of(text).current_version
    shown = current_links(current_edition(version.document), {version.pk: version.body})[version.pk]
    assert re.sub(r' href="[^"]*"', "", version.body) == shown


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p><em>Peng</em> Dehuai came.</p>", "<em>Peng</em> Dehuai"),
        ("<p>Peng&nbsp;Dehuai came.</p>", "Peng&nbsp;Dehuai"),
        ("<p>A &amp; B: Peng Dehuai.</p>", "Peng Dehuai"),
        ("<p><b>Peng Dehuai</b></p>", "Peng Dehuai"),
    ],
)
def test_link_stands_where_the_words_are(html, linked):
    text = make_text("Nobody.")
    revise(text, body=body(("text", html, "b1")))
    make_term("Peng Dehuai")
    assert links_in(body_now(text)) == [linked]


def test_everything_but_the_links_stays_as_it_was():
    make_term("Lin Biao")
    text = make_text("Nobody.")
    revise(
        text,
        body=body(
            f"Then Peng Dehuai came{cite()}, with {term_link(make_term('Gao Gang'))} and Lin Biao.",
            table("Losses of Peng Dehuai", [("text", "Who"), ("number", "Men")], [["<p>Peng Dehuai</p>", "7"]]),
        ),
    )
    before = body_now(text)
    make_term("Peng Dehuai")
    after = body_now(text)
    assert links_in(after) == ["Peng Dehuai", "Lin Biao"]
    peng = re.search(r'<a data-document="\d+" data-mention data-card="[^"]*" href="[^"]*">(?=Peng)', after)
    assert after.replace(f"{peng[0]}Peng Dehuai</a>", "Peng Dehuai") == before


def test_article_shows_the_links_of_its_sections(client):
    article = make_article()
    for title in ("One", "Two"):
        make_section(article, title, body=text_of("Then Peng Dehuai came."))
    make_term("Peng Dehuai")
    assert links_in(client.get(document_of(article).path).content.decode()) == ["Peng Dehuai"] * 2


def test_permanent_page_has_the_links_of_its_publication():
    text = make_text("Then Peng Dehuai came.")
    make_term("Peng Dehuai")
    version = document_of(text).current_version
    assert links_in(permanent_edition(version).bodies()[version.pk]) == []
    revise(text, key_question="Who?")
    version = document_of(text).current_version
    assert links_in(permanent_edition(version).bodies()[version.pk]) == ["Peng Dehuai"]


def test_preview_of_an_article_shows_its_sections_as_they_are_now():
    article = make_article()
    section = make_section(article, "One", body=text_of("Then Peng Dehuai came."))
    make_term("Peng Dehuai")
    edition = preview_edition(fresh(article))
    assert links_in(edition.bodies()[document_of(section).current_version_id]) == ["Peng Dehuai"]


def test_mention_that_is_no_first_one_is_no_link():
    make_term("Peng Dehuai")
    text = make_text("Peng Dehuai came.", "Peng Dehuai left.")
    assert links_in(body_now(text)) == ["Peng Dehuai"]


def test_row_whose_place_is_not_there_is_left_out():
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    Mention.objects.update(start=500, end=511)
    assert links_in(body_now(text)) == []
    Mention.objects.update(block="gone")
    assert links_in(body_now(text)) == []


def test_filter_costs_one_query_for_one_text_and_for_three(django_assert_num_queries):
    make_term("Peng Dehuai")
    article = make_article()
    for count in (1, 3):
        for number in range(count):
            make_section(article, f"S{count}-{number}", body=text_of("Then Peng Dehuai came."))
        edition = current_edition(document_of(article))
        bodies = {version.pk: version.body for version in (edition.version, *edition.members)}
        with django_assert_num_queries(1):
            current_links(edition, bodies)
