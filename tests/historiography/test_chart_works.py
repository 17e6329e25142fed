"""What the chart shows: the works of each school, who wrote them, and when sources opened."""

import pytest

from accounts.roles import CHIEF_EDITOR
from historiography.chart.showing import chart
from historiography.chart.works import opening, school_works
from historiography.listing import schools
from publishing.actions import withdraw
from tests.factories.accounts import UserFactory
from tests.factories.historiography import make_historian, make_school
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
HAO = (("Hao", "Yufan"), ("Zhai", "Zhihai"))


def bands(closed=()):
    return school_works(schools(), closed)


def told() -> list[tuple[str, list[str]]]:
    return [(band.school.title, [work.label for work in band.works]) for band in bands()]


def gone(page) -> None:
    withdraw(page=page, by=UserFactory(role=CHIEF_EDITOR), reason="Wrong.")


def test_works_stand_by_school_in_the_order_of_time():
    chen, hao = make_source(), make_source("hao1990", "Decision", authors=HAO, issued="1990")
    make_school(works=[chen, hao])
    make_school("Silent school")
    make_school("Revisionist school", works=[chen])
    assert told() == [
        ("Orthodox school", ["Hao and Zhai 1990", "Chen 1994"]),
        ("Revisionist school", ["Chen 1994"]),
    ]


def test_work_of_a_school_within_another_stands_there_only():
    chen, hao = make_source(), make_source("hao1990", authors=HAO, issued="1990")
    whole = make_school("Chinese perspectives", works=[chen, hao])
    make_school("New scholarship", parent=whole, works=[hao])
    assert told() == [
        ("Chinese perspectives", ["Chen 1994"]),
        ("New scholarship", ["Hao and Zhai 1990"]),
    ]


def test_what_readers_cannot_have_is_left_out():
    chen, hao, draft = make_source(), make_source("hao1990"), make_source("draft", live=False)
    make_school(works=[chen, hao, draft])
    gone(hao)
    assert told() == [("Orthodox school", ["Chen 1994"])]
    assert bands(closed=["/sources/"]) == []


def test_author_who_has_a_page_is_linked_and_others_are_named():
    work = make_source("hao1990", "Decision", authors=HAO, issued="1990")
    make_historian("Hao Yufan", family_name="Hao", works=[work])
    make_historian("Ada Zhai", family_name="Zhai", live=False, works=[work])
    make_school(works=[work])
    [[work]] = [band.works for band in bands()]
    assert [(author.name, author.path) for author in work.authors] == [
        ("Hao Yufan", "/historiography/historians/hao-yufan/"),
        ("Zhihai Zhai", ""),
    ]


def test_two_authors_of_one_family_name_are_told_apart():
    work = make_source("zhang", authors=(("Zhang", "Ada"), ("Zhang", "Bo")))
    for title in ("Bo Zhang", "Ada Zhang"):
        make_historian(title, works=[work])
    make_school(works=[work])
    [[work]] = [band.works for band in bands()]
    assert [author.path.rstrip("/").rpartition("/")[2] for author in work.authors] == ["ada-zhang", "bo-zhang"]


def test_work_without_a_year_is_in_the_table_only():
    make_school(works=[make_source(), make_source("undated", "No date", issued="")])
    drawn = chart(bands(), [])
    assert [[mark["work"].label for mark in each["marks"]] for each in drawn["drawings"]] == [["Chen 1994"]] * 2
    assert [row["work"].title for row in drawn["rows"]] == ["China’s Road to the Korean War", "No date"]
    assert drawn["undated"] == 1


def test_only_works_without_a_year_make_no_chart():
    make_school(works=[make_source("undated", "No date", issued="")])
    assert chart(bands(), []) is None


def test_work_of_two_schools_has_two_marks():
    work = make_source()
    make_school(works=[work])
    make_school("Revisionist school", works=[work])
    marks = chart(bands(), [])["drawings"][0]["marks"]
    assert [(mark["work"].label, mark["school"].mark) for mark in marks] == [
        ("Chen 1994", "square"),
        ("Chen 1994", "triangle"),
    ]


@pytest.mark.parametrize(
    ("dates", "when", "span"),
    [
        ("1987", "1987", (1987.5, 1987.5)),
        ("1991/1992", "1991–1992", (1991, 1993)),
        ("1990/..", "1990 onwards", (1990.5, 1990.5)),
        ("1994-07", "July 1994", (1994 + 6.5 / 12, 1994 + 6.5 / 12)),
        ("199X", "the 1990s", (1995.0, 1995.0)),
        ("soon", "soon", None),
    ],
)
def test_opening_is_told_in_words_and_placed(dates, when, span):
    found = opening(dates, "Telegrams.")
    assert found.when == when
    assert found.span == pytest.approx(span) if span else found.span is None


def test_openings_keep_their_numbers_where_one_has_no_place():
    make_school(works=[make_source()])
    drawn = chart(bands(), [opening("soon", "One."), opening("1994", "Two.")])
    assert [line["number"] for line in drawn["drawings"][0]["openings"]] == [2]
    assert [number for number, _ in drawn["openings"]] == [1, 2]
