"""What a text says about who is meant."""

import pytest

from linking.engine import NamesIndex, Vocabulary, match
from linking.engine.evidence import holds, named_beyond_doubt, offices
from linking.engine.zones import Reason, Zone
from tests.factories.names import organisation, person, short

ROBERT = person(
    "r", "Robert Kennedy", description="Attorney General of the United States; thereafter Senator from New York."
)


def named(text, *entries, zones=()):
    return named_beyond_doubt(match(text, NamesIndex(entries), zones), Vocabulary(), frozenset())


@pytest.mark.parametrize(
    ("title", "result"),
    [
        (("attorney", "general"), True),
        (("senator",), True),
        (("attorney", "general", "of", "the", "united", "states"), True),
        (("president",), False),
        (("robert",), False),
    ],
)
def test_office_is_read_from_the_description(title, result):
    assert holds(ROBERT, title) is result


@pytest.mark.parametrize(
    "description", ["Special Assistant to the President", "President's aide", "who served under President Kennedy"]
)
def test_office_of_another_is_not_held(description):
    assert not holds(person("x", "George X", description=description), ("president",))


def test_only_persons_hold_offices():
    assert not holds(organisation("x", "X", description="President"), ("president",))


def test_description_is_cut_at_its_clauses():
    assert [
        office for office, _ in offices("Under Secretary of State until 1961; thereafter Ambassador to India.")
    ] == [
        "under secretary",
        "ambassador",
    ]


def test_full_names_and_titles_name_beyond_doubt():
    assert named("Robert Kennedy", ROBERT).first == {"r": (0, "Robert Kennedy")}
    assert named("with Attorney General Kennedy", ROBERT).first == {"r": (22, "Attorney General Kennedy")}
    assert named("with Kennedy", ROBERT).first == {}


def test_name_in_a_quoted_document_is_no_evidence():
    text = "Robert Kennedy"
    assert "r" not in named(text, ROBERT, zones=[Zone(0, 14, Reason.QUOTATION)])
    assert "r" in named(text, ROBERT, zones=[Zone(0, 14, Reason.HEADING)])


def test_dotted_form_is_no_evidence_of_itself():
    assert "un" not in named("the U.N.", organisation("un", short("UN")))
