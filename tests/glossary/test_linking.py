"""What texts are searched for on behalf of a term."""

import pytest

from glossary.linking import entry_of
from linking.engine import Entry, Kind, MatchCase, Name, SurnameUse
from linking.registry import entry_of_draft
from publishing.actions import publish
from tests.factories.glossary import cite, make_term, name
from tests.factories.pages import fresh, revise

pytestmark = pytest.mark.usefixtures("site")


def test_entry_of_a_term_as_usual():
    names = [name("彭德怀", "zh-Hans", "Hans"), name("PDH", is_abbreviation=True)]
    definition = f"<p>A <b>marshal</b> &amp; minister{cite()}.</p>"
    version = make_term(names=names, subjects=["Korea", "China"], definition=definition).document.current_version
    assert entry_of(version) == Entry(
        key=str(version.document_id),
        kind=Kind.PERSON,
        names=(
            Name("Peng Dehuai"),
            Name("彭德怀", language="zh-Hans", script="Hans"),
            Name("PDH", is_abbreviation=True),
        ),
        subjects=frozenset({"Korea", "China"}),
        description="A marshal & minister.",
    )


def test_entry_has_the_policy_of_the_term():
    term = make_term(
        "Kim Philby",
        names=[name("Stanley", is_linkable=False)],
        is_linkable=False,
        links_by_hand=True,
        match_case="yes",
        surname="Philby",
        surname_use="after full name",
        never_for=["Korea"],
    )
    entry = entry_of(term.document.current_version)
    assert entry == Entry(
        key=str(term.document_id),
        kind=Kind.PERSON,
        names=(
            Name("Kim Philby", match_case=MatchCase.YES),
            Name("Stanley", match_case=MatchCase.YES, is_linkable=False),
        ),
        description="Kim Philby commanded the Volunteers.",
        surname="Philby",
        surname_use=SurnameUse.AFTER_FULL_NAME,
        is_linkable=False,
        by_hand=True,
        never_for=frozenset({"Korea"}),
    )


def test_entry_of_a_draft_is_that_of_its_publication():
    term = make_term(names=[name("PDH", is_abbreviation=True)], never_for=["Korea"], match_case="no", live=False)
    draft = entry_of_draft(term)
    assert entry_of(revise(term).document.current_version) == draft


def test_entry_follows_what_was_published_not_the_draft():
    term = make_term()
    term.title = "Marshal Peng"
    term.save_revision()
    assert entry_of(term.document.current_version).headword == "Peng Dehuai"


# --- What versions tell ----------------------------------------------------------------------------------------------
def test_policy_as_usual_is_not_told_in_versions():
    fields = make_term(names=[name("PDH")]).document.current_version.fields
    assert {"is_linkable", "links_by_hand", "match_case", "surname", "surname_use", "never_for"} & set(fields) == set()
    assert "is_linkable" not in fields["names"][0]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ({"is_linkable": False}, {"is_linkable": False}),
        ({"links_by_hand": True}, {"links_by_hand": True}),
        ({"match_case": "no"}, {"match_case": "no"}),
        ({"surname": "Peng"}, {"surname": "Peng"}),
        ({"surname_use": "never"}, {"surname_use": "never"}),
        ({"never_for": ["Korea", "China"]}, {"never_for": ["China", "Korea"]}),
        ({"names": [name("PDH", is_linkable=False)]}, {"names": [{"text": "PDH", "is_linkable": False}]}),
    ],
)
def test_policy_that_an_editor_sets_makes_a_new_version(policy, told):
    term = make_term(names=[name("PDH")])
    term.never_for.set(policy.pop("never_for", []))
    for field, value in policy.items():
        setattr(term, field, value)
    publish(pages=[term])
    version = fresh(term).document.current_version
    after = version.fields
    if "names" in told:
        after["names"] = [{key: row[key] for key in ("text", "is_linkable")} for row in after["names"]]
    assert (version.number, {key: after[key] for key in told}) == (2, told)
