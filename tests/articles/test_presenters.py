"""What templates are told of each kind of page."""

import pytest
from django.utils import timezone

from articles import presenters
from articles.models import ArticleIndexPage, HomePage
from publishing.actions import withdraw
from publishing.editions import current_edition, permanent_edition
from tests.factories.images import make_image
from tests.factories.pages import (
    body,
    fresh,
    heading,
    make_article,
    make_information,
    make_section,
    revise,
    sections_of,
)

pytestmark = pytest.mark.usefixtures("site")


def context(presenter, page) -> dict:
    return presenter(current_edition(fresh(page).document))[1]


def test_article_tells_what_stands_on_its_title_page():
    article = make_article(
        subtitle="Sub", reviewed_on="2026-11-01", licence="cc-by-sa-4.0", lead_image=make_image(), live=False
    )
    article.subjects.add("Korea", "China")
    article.save()
    article = revise(article)
    entry = context(presenters.article, article)["article"]
    image = entry.pop("lead_image_html")
    assert entry == {
        "title": "The intervention",
        "subtitle": "Sub",
        "summary": "Why China entered the war.",
        "authors": [{"name": "Ada Byron", "family_name": "", "affiliation": "Turing College"}],
        "subjects": ["China", "Korea"],
        "licence_key": "cc-by-sa-4.0",
        "licence": "CC BY-SA 4.0",
        "reviewed_on": timezone.datetime(2026, 11, 1).date(),
        "path": "/articles/the-intervention/",
    }
    assert image.startswith('<div class="block block-figure"')


def test_article_lists_its_sections_in_order():
    article = make_article(sections=["One", "Two"])
    sections = context(presenters.article, article)["sections"]
    assert [(s["number"], s["title"], s["path"], s["version_number"], s["notice"]) for s in sections] == [
        (1, "One", "/articles/the-intervention/one/", 1, ""),
        (2, "Two", "/articles/the-intervention/two/", 1, ""),
    ]


def test_section_tells_its_question_aims_headings_and_reading_time():
    article = make_article()
    section = make_section(
        article,
        "One",
        key_question="Who?",
        learning_aims="Know\n \nTell\n",
        body=body(heading("First"), "word " * 460),
    )
    own = context(presenters.section, section)["section"]
    anchor = f"s{section.document_id}"
    assert (own["key_question"], own["learning_aims"], own["reading_minutes"]) == ("Who?", ["Know", "Tell"], 3)
    assert (own["anchor"], own["permanent_path"]) == (anchor, "/articles/the-intervention/one/v1/")
    assert [(h["level"], h["text"], h["anchor"]) for h in own["headings"]] == [(3, "First", f"{anchor}-first")]


@pytest.mark.parametrize(
    ("slug", "number", "previous", "following"),
    [("one", 1, None, "Two"), ("two", 2, "One", "Three"), ("three", 3, "Two", None)],
)
def test_section_knows_its_neighbours(slug, number, previous, following):
    article = make_article(sections=["One", "Two", "Three"])
    section = next(page for page in sections_of(article) if page.slug == slug)
    found = context(presenters.section, section)
    assert found["section"]["number"] == number
    titles = [entry and entry["title"] for entry in (found["previous"], found["next"])]
    assert titles == [previous, following]


def test_permanent_section_stands_in_the_article_of_its_time():
    article = make_article("Old title", sections=["One"])
    [one] = sections_of(article)
    version = one.document.current_version
    revise(article, title="New title")
    revise(one, title="One revised")
    found = presenters.section(permanent_edition(version))[1]
    assert (found["article"]["title"], found["section"]["title"]) == ("Old title", "One")
    assert context(presenters.section, one)["article"]["title"] == "New title"


def test_information_page_tells_its_text():
    page = context(presenters.information, make_information(introduction="Read this."))["page"]
    assert (page["title"], page["introduction"]) == ("About", "Read this.")
    assert "<p>Who makes this site.</p>" in page["html"]


def test_front_page_lists_articles_newest_first_and_the_latest_changes():
    first, _ = make_article("First", sections=["One"]), make_article("Second", sections=["Two"])
    revise(sections_of(first)[0], title="One revised", change_kind="fact", change_note="The date.")
    found = context(presenters.home, HomePage.objects.get())
    assert found["home"] == {"title": "Crossing the Yalu", "tagline": "Contested history"}
    assert [article["title"] for article in found["articles"]] == ["First", "Second"]
    assert [(c["title"], c["number"], c["kind"], c["note"]) for c in found["changes"]] == [
        ("One revised", 2, "Correction of fact", "The date."),
        ("Two", 1, "First publication", ""),
        ("One", 1, "First publication", ""),
    ]


def test_latest_changes_are_six_at_most():
    make_article(sections=[f"S{number}" for number in range(8)])
    assert len(context(presenters.home, HomePage.objects.get())["changes"]) == presenters.CHANGES_SHOWN == 6


def test_lists_leave_out_what_is_withdrawn():
    article = make_article("Gone", sections=["One"])
    make_article("Here")
    withdraw(page=article, by=None, reason="Doubtful.")
    found = context(presenters.home, HomePage.objects.get())
    assert ([a["title"] for a in found["articles"]], found["changes"]) == (["Here"], [])
    index = context(presenters.article_index, ArticleIndexPage.objects.get())
    assert [a["title"] for a in index["articles"]] == ["Here"]
