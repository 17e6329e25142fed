"""What is wrong with an item, in plain words."""

import pytest

from sources.kinds import KINDS
from sources.roles import ROLES
from sources.validation import Problem, normalised, problems_of
from sources.variables import KNOWN, LABELS
from tests.sources.samples import item


def levels(**changes) -> list[tuple[str, str]]:
    return [(problem.level, problem.variable) for problem in problems_of(item(**changes))]


def test_book_with_author_year_and_title_has_no_problem():
    assert problems_of(item()) == []


def test_source_without_author_or_year_is_only_doubtful():
    assert levels(author=None, issued=None) == [("doubtful", "author"), ("doubtful", "issued")]


@pytest.mark.parametrize("title", [None, "", "  ", "<i></i>"])
def test_source_without_title_is_refused(title):
    assert levels(title=title) == [("refused", "title")]


@pytest.mark.parametrize("csl_type", [None, "", "patent", "Book", '"><script>'])
def test_unknown_kind_is_refused(csl_type):
    assert ("refused", "type") in levels(type=csl_type)


def test_unknown_variable_is_refused_by_name():
    assert problems_of(item(puplisher="X")) == [
        Problem("refused", "puplisher", "“puplisher” is not a variable of CSL-JSON. Is it spelt right?")
    ]


@pytest.mark.parametrize("kind", ["article-journal", "chapter", "entry-encyclopedia", "review-book"])
def test_part_without_its_whole_is_incomplete(kind):
    assert levels(type=kind) == [("incomplete", "container-title")]


def test_thesis_without_university_is_incomplete():
    assert [problem.message for problem in problems_of(item(type="thesis", publisher=None))] == [
        "A source of the kind “Thesis” needs “publisher”."
    ]


def test_web_page_without_address_is_doubtful():
    assert levels(type="webpage") == [("doubtful", "URL")]
    assert levels(type="webpage", URL="https://example.org/") == []


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("publisher", ["a"]),
        ("publisher", True),
        ("publisher", "x\x00"),
        ("publisher", "x" * 2001),
        ("annote", "x" * 50_001),
        ("author", "Chen"),
        ("author", [{"given": ""}]),
        ("author", [{"family": "x" * 201}]),
        ("author", [{"family": "Chen"}] * 301),
        ("accessed", "yesterday"),
        ("DOI", "x"),
        ("ISBN", "123"),
        ("URL", "javascript:alert(1)"),
        ("language", "English!"),
    ],
)
def test_value_of_the_wrong_form_is_refused(variable, value):
    assert [(p.level, p.variable) for p in problems_of(item() | {variable: value}) if p.level == "refused"] == [
        ("refused", variable)
    ]


def test_identifiers_are_brought_into_one_form():
    assert normalised({"DOI": "doi:10.1000/X", "ISBN": "0-231-10024-8", "URL": "bad url"}) == {
        "DOI": "10.1000/x",
        "ISBN": "9780231100243",
        "URL": "bad url",
    }


def test_every_kind_needs_only_variables_that_the_form_shows():
    assert {variable for kind in KINDS.values() for variable in kind.needed} - set(LABELS) == set()


def test_every_variable_of_the_form_and_every_role_is_known():
    assert (set(LABELS) | {role for role, _ in ROLES}) - KNOWN == set()
