"""What templates are told of schools, historians, questions, positions and the debate."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR
from historiography import presenters
from historiography.models import HistorianIndexPage, HistoriographyIndexPage, Position, SchoolPage
from publishing.actions import publish, withdraw
from publishing.editions import permanent_edition
from publishing.previews import preview_edition
from publishing.rendering import make_edition
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite, make_term, term_link
from tests.factories.historiography import (
    historian_name,
    make_historian,
    make_historiography,
    make_position,
    make_question,
    make_school,
)
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
PRESENTERS = {
    "SchoolPage": presenters.school,
    "HistorianPage": presenters.historian,
    "HistorianIndexPage": presenters.historian_index,
    "HistoriographyIndexPage": presenters.historiography_index,
    "Question": presenters.question,
    "Position": presenters.position,
}


def shown(page) -> dict:
    """What the page's own template is told."""
    return PRESENTERS[type(page).__name__](make_edition(fresh(page).document))[1]


def shown_for_ever(page, number: int = 1) -> dict:
    version = fresh(page).document.versions.select_related("document").get(number=number)
    return PRESENTERS[type(page).__name__](permanent_edition(version))[1]


def gone(page) -> None:
    withdraw(page=fresh(page), by=UserFactory(role=CHIEF_EDITOR), reason="Wrong.")


def told(answers) -> list[tuple[str, str]]:
    """Each school with its claim."""
    return [(row["school"].title, row["answer"].claim if row["answer"] else "") for row in answers]


# --- School ----------------------------------------------------------------------------------------------------------
def test_school_tells_what_it_is():
    school = make_school(period="1960/1989", mark="triangle", critics="<p>Others disagree.</p>")
    context = shown(school)
    assert context["school"] == {
        "title": "Orthodox school",
        "short_title": "Orthodox",
        "mark": "triangle",
        "is_part": False,
        "period": "1960–1989",
    }
    html, anchor = context["html"], school.document.anchor
    places = [html.index(f'id="{anchor}-b{field}"><h2') for field in school.text_fields]
    assert places == sorted(places)
    assert [each["text"] for each in context["headings"]] == ["Thesis", "Evidence base", "Critics"]


def test_school_tells_its_answer_to_every_question():
    school, other = make_school(), make_school("Revisionist school")
    who, when = make_question("Who decided?", order=1), make_question("When was it decided?", order=2)
    make_position(who, school, claim="Moscow.")
    make_position(when, other, claim="In October.")
    rows = shown(school)["answers"]
    assert [row["question"].title for row in rows] == ["Who decided?", "When was it decided?"]
    assert [told(row["answers"]) for row in rows] == [[("Orthodox school", "Moscow.")], [("Orthodox school", "")]]


def test_school_that_speaks_through_others_tells_their_answers_and_historians():
    whole = make_school("Chinese perspectives")
    part = make_school("Official narrative", parent=whole)
    make_position(make_question(), part, claim="China helped.")
    make_historian("Chen Jian", schools=[part])
    context = shown(whole)
    assert [told(row["answers"]) for row in context["answers"]] == [[("Official narrative", "China helped.")]]
    assert [each.title for each in context["parts"]] == ["Official narrative"]
    assert [row["historian"].title for row in context["historians"]] == ["Chen Jian"]
    assert shown(part)["whole"] == {"title": "Chinese perspectives", "path": "/historiography/chinese-perspectives/"}


def test_school_lists_its_works_by_year_and_each_once_for_reference_managers():
    chen, hao = make_source(), make_source("hao1990", "Decision", issued="1990")
    school = make_school(works=[chen, hao], thesis=f"<p>It holds so{cite(chen)}.</p>")
    works = shown(school)["works"]
    assert [work["title"] for work in works] == ["Decision", "China’s Road to the Korean War"]
    assert [bool(work["coins"]) for work in works] == [True, False]
    gone(hao)
    assert [work["title"] for work in shown(school)["works"]] == ["China’s Road to the Korean War"]


def test_school_tells_where_texts_name_it_but_not_what_its_own_pages_show():
    school = make_school()
    make_position(make_question(), school)
    make_historian(schools=[school])
    assert shown(school)["uses"] == []
    make_section(make_article(), "Reading", body=body(f'<a linktype="page" id="{school.pk}">Orthodox</a>'))
    assert [use["title"] for use in shown(school)["uses"]] == ["Reading"]


def test_permanent_school_tells_its_own_words_and_what_it_named_then():
    whole, work = make_school("Chinese perspectives"), make_source()
    part = make_school("Official narrative", parent=whole, works=[work])
    make_historian(schools=[part])
    make_position(make_question(), part)
    revise(whole, title="Chinese schools")
    gone(work)
    context = shown_for_ever(part)
    assert context["whole"]["title"] == "Chinese perspectives"
    assert [each["title"] for each in context["works"]] == ["China’s Road to the Korean War"]
    assert {"answers", "historians", "parts"}.isdisjoint(context)
    assert shown(part)["whole"]["title"] == "Chinese schools"


def test_permanent_school_never_gains_what_was_not_published_then():
    work = make_source(live=False)
    school = make_school(works=[work])
    publish(pages=[work])
    assert [len(page(school)["works"]) for page in (shown, shown_for_ever)] == [1, 0]


def test_preview_of_a_new_school_shows_what_there_is():
    school = make_school(live=False, thesis="")
    _, context = presenters.school(preview_edition(fresh(school)))
    assert [each["text"] for each in context["headings"]] == ["Evidence base"]


# --- Historian -------------------------------------------------------------------------------------------------------
def test_historian_tells_names_life_schools_and_works():
    school = make_school()
    historian = make_historian(
        "Chen Jian",
        life_dates="1952/..",
        affiliation="Cornell",
        names=[historian_name("陈兼", "zh-Hans", "Hans"), historian_name("Jian Chen", "en")],
        schools=[(school, "1994/2001", "a reservation"), (school, "2001/..", "")],
        works=[make_source()],
    )
    context = shown(historian)
    assert (context["historian"]["life"], context["historian"]["affiliation"]) == ("born 1952", "Cornell")
    assert [(name["text"], name["lang"]) for name in context["historian"]["names"]] == [
        ("陈兼", "zh-Hans"),
        ("Jian Chen", "en"),
    ]
    assert [(each["title"], each["period"], each["note"]) for each in context["standings"]] == [
        ("Orthodox school", "1994–2001", "a reservation"),
        ("Orthodox school", "2001 onwards", ""),
    ]
    assert [work["title"] for work in context["works"]] == ["China’s Road to the Korean War"]


def test_school_that_is_gone_is_no_longer_told_of_a_historian_but_for_ever_on_the_permanent_page():
    school, other = make_school(), make_school("Revisionist school")
    historian = make_historian(schools=[school, other])
    gone(school)
    assert [each["title"] for each in shown(historian)["standings"]] == ["Revisionist school"]
    assert [each["title"] for each in shown_for_ever(historian)["standings"]] == [school.title, other.title]


def test_list_of_historians_has_the_marks_of_their_schools_in_order():
    first, second = make_school("Orthodox school"), make_school("Revisionist school")
    make_school("Lonely school")
    make_historian("Ada Byron", schools=[second, first])
    context = shown(HistorianIndexPage.objects.get())
    assert (context["total"], [each.title for each in context["schools"]]) == (1, [first.title, second.title])
    assert shown_for_ever(HistorianIndexPage.objects.get())["total"] == 0


# --- Question and position -------------------------------------------------------------------------------------------
def test_question_has_the_answer_of_every_school_with_its_argument_and_notes():
    school = make_school()
    make_school("Revisionist school")
    question = make_question(explanation=f"<p>What is asked{cite()}.</p>")
    hao = make_source("hao1990", "Decision")
    position = make_position(question, school, claim="Moscow.", argument=f"<p>It reads so{cite(hao)}.</p>")
    context = shown(question)
    assert told(context["answers"]) == [("Orthodox school", "Moscow."), ("Revisionist school", "")]
    argument = context["answers"][0]["html"]
    assert "It reads so" in argument
    assert f'id="{position.document.anchor}-n1"' in argument
    assert [each["title"] for each in context["bibliography"]] == ["China’s Road to the Korean War", "Decision"]
    assert context["answers"][1]["html"] == ""


def test_permanent_question_is_its_own_words():
    question = make_question()
    make_position(question, make_school())
    assert shown_for_ever(question)["answers"] == []


def test_answer_that_is_gone_is_not_recorded():
    position = make_position(make_question(), make_school())
    gone(position)
    assert told(shown(position.question)["answers"]) == [("Orthodox school", "")]


def test_position_tells_question_school_and_the_other_answers():
    question, school, other = make_question(), make_school(), make_school("Revisionist school")
    position = make_position(question, school, claim="Moscow.")
    make_position(question, other, claim="Beijing.")
    context = shown(position)
    assert context["position"] == {"claim": "Moscow."}
    assert context["question"] == {"title": question.title, "path": question.document.path}
    assert (context["school"]["title"], context["school"]["path"]) == ("Orthodox school", school.document.path)
    assert told(context["others"]) == [("Revisionist school", "Beijing.")]


def test_position_on_a_question_that_is_gone_names_it_without_a_link():
    position = make_position(make_question(), make_school())
    question = position.question
    gone(question)
    context = shown(position)
    assert context["question"] == {"title": question.title, "path": ""}
    assert context["others"] == []


def test_permanent_position_names_question_and_school_as_they_were():
    position = make_position(make_question(), make_school())
    revise(position.question, title="What moved China?")
    revise(position.school, title="Traditional school")
    context = shown_for_ever(position)
    assert (context["question"]["title"], context["school"]["title"]) == (
        "Why did China enter the war?",
        "Orthodox school",
    )
    assert context["others"] == []


def test_preview_of_a_new_position_shows_its_question_and_school():
    position = make_position(make_question(), make_school(), live=False)
    _, context = presenters.position(preview_edition(position))
    assert (context["question"]["title"], context["school"]["title"]) == (
        "Why did China enter the war?",
        "Orthodox school",
    )


# --- The debate ------------------------------------------------------------------------------------------------------
def test_debate_lists_schools_questions_and_the_chart():
    source = make_source()
    index = make_historiography(openings=[("1994-06", "Telegrams.", source), ("1987", "Manuscripts.", None)])
    whole = make_school("Chinese perspectives")
    part = make_school("Official narrative", parent=whole, works=[source])
    make_school("Orthodox school")
    question = make_question()
    make_position(question, part)
    context = shown(index)
    assert [(row["school"].title, [each.title for each in row["parts"]]) for row in context["schools"]] == [
        ("Chinese perspectives", ["Official narrative"]),
        ("Orthodox school", []),
    ]
    assert [(row["question"].title, row["answers"]) for row in context["questions"]] == [(question.title, 1)]
    assert context["count"] == 2
    assert [(each.when, each.path) for each in context["openings"]] == [
        ("June 1994", "/sources/chen1994/"),
        ("1987", ""),
    ]
    assert [row["work"].label for row in context["chart"]["rows"]] == ["Chen 1994"]


def test_permanent_debate_is_its_own_words():
    index = make_historiography(openings=[("1994", "Telegrams.", make_source())])
    make_school(works=[make_source("hao1990")])
    context = shown_for_ever(index)
    assert [each.text for each in context["openings"]] == ["Telegrams."]
    assert {"schools", "questions", "chart"}.isdisjoint(context)


def test_debate_without_works_has_no_chart():
    make_school()
    assert shown(HistoriographyIndexPage.objects.get())["chart"] is None


# --- Queries ---------------------------------------------------------------------------------------------------------
def queries(make) -> int:
    with CaptureQueriesContext(connection) as captured:
        make()
    return len(captured)


def make_debate(numbers) -> None:
    for number in numbers:
        source = make_source(f"work{number}", f"Work {number}")
        school = make_school(f"School {number}", short_title=str(number), works=[source])
        term = make_term(f"Term {number}")
        for question in {make_question(f"What {number}?"), *Position.question.field.related_model.objects.all()}:
            for each in SchoolPage.objects.all():
                if not Position.objects.filter(question=question, school=each).exists():
                    argument = f"<p>{term_link(term)} so{cite(source)}.</p>"
                    make_position(question, each, argument=argument)
        make_historian(f"Ada {number}", schools=[school], works=[source], names=[historian_name("陈兼", "zh-Hans")])


def test_every_page_takes_as_many_queries_for_four_of_each_as_for_two():
    make_debate([1])
    position = Position.objects.get()
    pages = [position, position.question, position.school, HistoriographyIndexPage.objects.get()]
    pages.append(HistorianIndexPage.objects.get())
    make_debate([2])  # the others of a position
    for_two = {type(page).__name__: queries(lambda page=page: shown(page)) for page in pages}
    make_debate([3, 4])
    assert {type(page).__name__: queries(lambda page=page: shown(page)) for page in pages} == for_two


# --- Behind a restriction --------------------------------------------------------------------------------------------
def test_restricted_school_is_told_of_a_historian_neither_on_the_page_nor_on_the_card(client):
    school = make_school("Secret school")
    historian = make_historian(schools=[school, make_school()])
    PageViewRestriction.objects.create(page=school.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert [standing["title"] for standing in shown(historian)["standings"]] == ["Orthodox school"]
    for address in ("", "v1/", "v1/card/"):
        html = client.get(f"{historian.document.path}{address}").content.decode()
        assert ["Secret school" in html, "Orthodox school" in html] == [False, True]
