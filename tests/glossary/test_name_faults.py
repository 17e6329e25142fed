"""Names that no text can be searched for, and names that several terms have."""

import pytest
from django.core.exceptions import ValidationError

from glossary.name_faults import MOST_TOLD, name_fault, refusal, title_fault
from publishing.actions import publish
from publishing.compilation.compiling import compile_page
from publishing.faults import PublicationRefused
from tests.factories.glossary import make_glossary, make_term, name
from tests.factories.pages import body, fresh, make_article, make_section

pytestmark = pytest.mark.usefixtures("site")
OTHERS = "Where a text does not tell which is meant, it waits for an editor."


def faults(term) -> list[tuple[str, str | None, str]]:
    return [(fault.severity, fault.field, fault.message) for fault in compile_page(term).faults]


# --- Names that are refused ------------------------------------------------------------------------------------------
def test_refusal_counts_the_mentions_that_a_name_would_make():
    article = make_article()
    make_section(article, "One", body=body("The war. the Other, bathe; THE the-war O’the."))
    make_section(article, "Two", body=body("Over the river."))
    make_section(article, "Draft", body=body("The draft."), live=False)
    assert refusal("concept", "the") == (
        "“the” is a word that every text is full of. Mentions it would make in the published texts: 4, in 2 texts."
    )


@pytest.mark.parametrize(
    ("kind", "text", "is_abbreviation"),
    [
        ("person", "Will", False),
        ("organisation", "IT", True),
        ("concept", "(Mao|Zhou) .*", False),
        ("concept", "buffer state", False),
        ("concept", "a", False),
        ("", "the", False),
        ("concept", "", False),
    ],
)
def test_name_that_texts_can_be_searched_for_is_taken(kind, text, is_abbreviation):
    if text == "a":
        assert refusal(kind, text).startswith("“a” is a word that every text is full of.")
    else:
        assert refusal(kind, text, is_abbreviation=is_abbreviation) == ""


@pytest.mark.parametrize("text", [".*", "[^a]*", "—", "(?:a|.)"])
def test_name_of_marks_is_refused(text):
    assert refusal("concept", text) == f"“{text}” has more marks than letters: texts cannot be searched for it."


def test_term_renamed_to_a_common_word_is_refused_with_what_to_do():
    term = make_term("Volunteers", kind="organisation")
    make_section(make_article(), body=body("The war and the river."))
    term.title = "The"
    with pytest.raises(ValidationError) as refused:
        term.full_clean()
    assert refused.value.message_dict == {
        "title": [
            "“The” is a word that every text is full of. Mentions it would make in the published texts: "
            "6, in 3 texts. Choose a title that means this term only, or untick “Link its names” under Linking."
        ]
    }


def test_term_that_is_never_linked_may_have_any_title():
    term = make_term("It", kind="concept", is_linkable=False)
    assert (title_fault(term), term.document.current_version.title) == ("", "It")


def test_other_name_of_a_common_word_is_not_published():
    term = make_term("Volunteers", kind="organisation", names=[name("they")], live=False)
    with pytest.raises(PublicationRefused) as refused:
        publish(pages=[term])
    assert [(fault.field, fault.message) for fault in refused.value.faults] == [
        ("names", name_fault("organisation", "they"))
    ]
    assert name_fault("organisation", "they").endswith(
        "Choose a name that means this term only, or untick “Link this name”."
    )


def test_other_name_that_is_never_linked_is_published():
    term = make_term("Volunteers", kind="organisation", names=[name("they", is_linkable=False)])
    assert term.document.current_version.number == 1


def test_name_that_is_a_regular_expression_is_a_name():
    term = make_term("(Mao|Zhou)+ said", kind="concept", slug="said", names=[name("[abc]*?xy")])
    assert faults(term) == []
    text = "What Mao said, aabxy, (Mao|Zhou)+ said."
    section = fresh(make_section(make_article(), body=body(text)))
    assert section.document.current_version.plain_text == text


# --- Names that others have ------------------------------------------------------------------------------------------
def test_name_of_another_term_is_a_warning():
    make_term("Reconstruction (South)", kind="event", slug="reconstruction")
    term = make_term("Rebuilding", kind="concept", names=[name("reconstruction")], live=False)
    assert faults(term) == [
        (
            "warning",
            "names",
            f"“reconstruction” is a name of “Reconstruction (South)” (/glossary/reconstruction/) too. {OTHERS}",
        )
    ]
    publish(pages=[term])
    assert fresh(term).document.current_version.number == 1


def test_title_that_is_the_alias_of_another_is_a_warning():
    make_term("Robert Kennedy", names=[name("RFK", is_abbreviation=True)])
    term = make_term("RFK", kind="concept", live=False)
    assert faults(term) == [
        ("warning", "title", f"“RFK” is a name of “Robert Kennedy” (/glossary/robert-kennedy/) too. {OTHERS}")
    ]


def test_surname_of_several_persons_is_no_warning():
    make_term("Robert Kennedy")
    assert faults(make_term("John Kennedy", live=False)) == []


def test_of_many_shared_names_the_first_are_told():
    letters = [chr(0x4E00 + number) for number in range(MOST_TOLD + 20)]
    make_glossary()
    make_term("Letters", kind="concept", names=[name(letter) for letter in letters])
    term = make_term("More letters", kind="concept", names=[name(letter) for letter in letters], live=False)
    found = [message for _, _, message in faults(term)]
    assert len(found) == MOST_TOLD + 1
    assert found[0] == f"“一” is a name of “Letters” (/glossary/letters/) too. {OTHERS}"
    assert found[-1] == "20 more of its names are names of others too."


# --- Surnames --------------------------------------------------------------------------------------------------------
def test_surname_that_is_in_no_name_is_a_warning():
    term = make_term("Kim Philby", surname="Filby", live=False)
    assert faults(term) == [
        (
            "warning",
            "surname",
            "The surname “Filby” stands in none of the names: write it as it is there, or leave it empty.",
        )
    ]


@pytest.mark.parametrize("fields", [{"surname": "philby"}, {"surname": ""}, {"surname": "X", "kind": "place"}])
def test_surname_is_taken(fields):
    assert faults(make_term("Kim Philby", live=False, **fields)) == []
