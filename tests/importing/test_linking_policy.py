"""How a term's names are linked, between its file and the site; words that are never a link."""

import pytest

from articles.models import SectionPage
from glossary.models import TermPage
from importing.actions import load
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.folders import canonical_texts, read_folder
from publishing.actions import publish
from tests.importing.builders import MAO, tree, write_cited

pytestmark = pytest.mark.django_db
TERM = "glossary/mao-zedong.md"
POLICY = """is_linkable: false
links_by_hand: true
match_case: 'yes'
surname: Mao
surname_use: after full name
never_for:
  - Chinese calligraphy
  - Poetry
"""
STRICT = MAO.replace("  - chen1994\n", f"  - chen1994\n{POLICY}").replace(
    "    abbreviation: true\n", "    abbreviation: true\n    is_linkable: false\n"
)


def faults(tmp_path, text):
    with pytest.raises(ContentRefused) as refused:
        read_folder(write_cited(tmp_path, {TERM: text}))
    return [str(fault) for fault in refused.value.faults]


@pytest.fixture
def loaded(tmp_path, quick):
    folder = write_cited(tmp_path / "content", {TERM: STRICT})
    load(folder=folder)
    return folder


def test_policy_of_a_file_is_that_of_the_term(loaded):
    term = TermPage.objects.get()
    assert (term.is_linkable, term.links_by_hand, term.match_case) == (False, True, "yes")
    assert (term.surname, term.surname_use) == ("Mao", "after full name")
    assert sorted(tag.name for tag in term.never_for.all()) == ["Chinese calligraphy", "Poetry"]
    assert [name.is_linkable for name in term.names.all()] == [True, True, False]


def test_policy_is_dumped_as_it_was_loaded(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (result.notes, result.unfaithful) == ([], [])
    assert {status.value for status, _, _ in load(folder=tmp_path / "dumped").lines} == {"same"}


def test_policy_that_a_file_leaves_out_is_as_usual_again(loaded):
    change = "change:\n  kind: wording\n---\n\nChairman"
    write_cited(loaded, {TERM: MAO.replace("---\n\nChairman", change)})
    load(folder=loaded)
    term = TermPage.objects.get()
    assert (term.is_linkable, term.links_by_hand, term.match_case) == (True, False, "auto")
    assert (term.surname, term.surname_use, list(term.never_for.all())) == ("", "alone", [])
    assert [name.is_linkable for name in term.names.all()] == [True, True, True]


def test_policy_as_usual_is_left_out_of_the_canonical_form(tmp_path):
    usual = "is_linkable: true\nlinks_by_hand: false\nmatch_case: auto\nsurname_use: alone\n"
    text = MAO.replace("  - chen1994\n", f"  - chen1994\n{usual}").replace(
        "    abbreviation: true\n", "    abbreviation: true\n    is_linkable: true\n"
    )
    assert canonical_texts(read_folder(write_cited(tmp_path, {TERM: text})))[TERM] == MAO
    assert canonical_texts(read_folder(write_cited(tmp_path, {TERM: STRICT})))[TERM] == STRICT


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("is_linkable: false\nlinks", "is_linkable: no\nlinks", "24: is_linkable: “no” is neither true nor false."),
        ("'yes'", "sometimes", "26: match_case: “sometimes” is none of auto, yes, no."),
        ("after full name", "often", "28: surname_use: “often” is none of alone, after full name, never."),
        ("- Poetry", "- Chinese calligraphy", "30: never_for: A name stands in this list twice."),
        ("true\n    is_linkable: false", "true\n    is_linkable: x", "16: names: “x” is none of true, false."),
    ],
)
def test_wrong_value_is_told_at_its_line(tmp_path, old, new, fault):
    assert faults(tmp_path, STRICT.replace(old, new, 1)) == [f"{TERM}:{fault}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "title: Mao Zedong",
            "title: The",
            "title: “The” is a word that every text is full of. Mentions it would make in the published texts: "
            "0, in 0 texts. Choose a title that means this term only, or untick “Link its names” under Linking.",
        ),
        (
            "text: Mao\n    abbreviation: true",
            "text: they",
            "“they” is a word that every text is full of. Mentions it would make in the published texts: "
            "0, in 0 texts. Choose a name that means this term only, or untick “Link this name”.",
        ),
    ],
)
def test_name_that_every_text_is_full_of_is_refused(tmp_path, quick, old, new, message):
    text = MAO.replace("term_kind: person", "term_kind: organisation").replace(old, new)
    text = text.replace("[[Mao Zedong|His]]", "His")
    others = {"articles/war/01-decision.md": None}
    with pytest.raises(ContentRefused) as refused:
        load(folder=write_cited(tmp_path, {TERM: text, "articles/war/02-war.md": None, **others}))
    assert message in [fault.reason for fault in refused.value.faults]


# --- Words that are never a link -------------------------------------------------------------------------------------
MARKED = '<p>Peng crossed <i>the river</i> on <b>19 October</b>. <span class="unlinked">Mao</span> did not.</p>'


def test_words_in_double_brackets_are_stored_as_the_editor_stores_them(tmp_path):
    load(folder=write_cited(tmp_path))
    section = SectionPage.objects.get(slug="decision")
    assert '<span class="unlinked">Mao</span> did not.</p>' in section.body[0].value.source
    assert '<span class="unlinked">Mao</span> did not.</p>' in section.document.current_version.body


def test_words_that_an_editor_marks_are_dumped(loaded, tmp_path):
    section = SectionPage.objects.get(slug="the-war")
    raw = section.body.get_prep_value()
    raw[0]["value"] = MARKED
    section.body, section.change_kind = section.body.stream_block.to_python(raw), "wording"
    publish(pages=[section])
    dump(folder=tmp_path / "dumped")
    text = (tmp_path / "dumped/articles/war/02-war.md").read_text()
    assert text.endswith("\n\nPeng crossed *the river* on **19 October**. [[!Mao]] did not.\n")
