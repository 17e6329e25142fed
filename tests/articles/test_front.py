"""What the front page tells of schools and terms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from articles import front, presenters
from articles.front import TermLink, most_used_terms, whole_schools
from articles.models import HomePage
from publishing.actions import withdraw
from publishing.editions import current_edition, edition_html, permanent_edition
from publishing.invalidation import affected_by
from tests.factories.glossary import make_glossary, make_term, term_link
from tests.factories.historiography import make_historiography, make_school
from tests.factories.pages import body, make_article, make_section

pytestmark = pytest.mark.usefixtures("site")


def home():
    return current_edition(HomePage.objects.get().document)


def test_schools_stand_in_their_order_with_their_thesis_in_one_sentence():
    whole = make_school(thesis="<p>Moscow gave the order. Beijing obeyed.</p>")
    make_school("Newer school", parent=whole)
    make_school("Revisionist school", thesis="<p>Fear decided.</p>")
    assert whole_schools() == [
        {
            "title": "Orthodox school",
            "mark": "square",
            "is_part": False,
            "path": "/historiography/orthodox-school/",
            "slug": "orthodox-school",
            "thesis": "Moscow gave the order.",
        },
        {
            "title": "Revisionist school",
            "mark": "triangle",
            "is_part": False,
            "path": "/historiography/revisionist-school/",
            "slug": "revisionist-school",
            "thesis": "Fear decided.",
        },
    ]


def test_withdrawn_and_restricted_schools_are_left_out():
    withdraw(page=make_school(), by=None, reason="Doubtful.")
    PageViewRestriction.objects.create(page=make_school("Revisionist school"), restriction_type="login")
    assert whole_schools() == []


def test_terms_most_used_come_first_and_stand_from_a_to_z(monkeypatch):
    monkeypatch.setattr(front, "TERMS_SHOWN", 2)
    zhou, _, mao = (make_term(title) for title in ("Zhou Enlai", "Peng Dehuai", "Mao Zedong"))
    make_term("Never named")
    article = make_article()
    make_section(article, "One", body=body("Zhou Enlai met Mao Zedong and Peng Dehuai.", "Peng Dehuai again."))
    # An author's link counts like one of the site's.
    make_section(article, "Two", body=body(("text", f"<p>Of {term_link(zhou, 'him')}.</p>")))
    assert most_used_terms() == [TermLink("Mao Zedong", mao.public_path()), TermLink("Zhou Enlai", zhou.public_path())]


def test_withdrawn_and_restricted_terms_are_left_out():
    gone = make_term("Zhou Enlai")
    make_section(make_article(), "One", body=body("Zhou Enlai met Peng Dehuai."))
    make_term("Peng Dehuai")
    withdraw(page=gone, by=None, reason="Doubtful.")
    assert [term.title for term in most_used_terms()] == ["Peng Dehuai"]
    PageViewRestriction.objects.create(page=make_glossary(), restriction_type="login")
    assert most_used_terms() == []


def test_front_page_shows_nothing_of_what_there_is_not():
    html = edition_html(home())
    assert [part for part in ("school-row", "term-run", "historiography.css") if part in html] == []


def test_front_page_leads_to_schools_answers_and_terms():
    make_school()
    term = make_term()
    make_section(make_article(), "One", body=body("Peng Dehuai came."))
    html = edition_html(home())
    for address in (
        "/historiography/orthodox-school/",
        "/historiography/compare/",
        "/historiography/compare/?school=orthodox-school",
        term.public_path(),
    ):
        assert f'href="{address}"' in html


def test_permanent_front_page_is_its_own_words():
    make_school()
    found = presenters.home(permanent_edition(HomePage.objects.get().document.current_version))[1]
    assert (found["schools"], found["terms"]) == ([], [])


def test_front_page_is_made_anew_with_schools_and_terms():
    front_page = HomePage.objects.get().document
    for page in (make_school(), make_term()):
        assert front_page in affected_by(page.document)


@pytest.mark.parametrize("count", [1, 3])
def test_front_page_costs_the_same_for_one_and_three(count):
    make_historiography()
    for number in range(count):
        make_school(f"School{number} school")
        make_term(("Peng Dehuai", "Mao Zedong", "Zhou Enlai")[number])
    make_section(make_article(), "One", body=body("Peng Dehuai, Mao Zedong and Zhou Enlai met."))
    edition = home()
    edition_html(edition)
    with CaptureQueriesContext(connection) as asked:
        assert (len(whole_schools()), len(most_used_terms())) == (count, count)
    assert len(asked) == 6
