# ruff: noqa: E501 (a case is easier to read on its line)
"""The list of sources: what is wrong is told with its line; everything else is read and written back as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importing.files import Change
from importing.source_lists import SourceReader, write_list
from sources.csl.items import NAMES
from sources.kinds import KINDS
from sources.variables import LABELS
from tests.importing.builders import SOURCES

BOOK = {"id": "a", "type": "book", "title": "T"}


def read(text):
    reader = SourceReader()
    reader.read(text)
    return reader


def faults(text):
    return [f"{fault.line}: {fault.reason}" for fault in read(text).faults]


def faults_of(**values):
    return faults(json.dumps([{**BOOK, **values}]))


def entry(**values):
    reader = read(json.dumps([{**BOOK, **values}]))
    assert reader.faults == []
    return reader.entries["a"]


def test_canonical_list_is_written_as_it_was_read():
    assert write_list(read(SOURCES).entries) == SOURCES


def test_carelessly_written_list_is_put_in_order():
    items = [dict(reversed(item.items())) for item in reversed(json.loads(SOURCES))]
    items[0] |= {
        "issued": {"date-parts": [["1952"]], "season": "spring"},
        "author": [{"literal": " Foreign\n Languages  Press"}],
    }
    assert write_list(read(json.dumps(items)).entries) == SOURCES


def test_what_the_site_knows_stands_beside_the_item():
    found = entry(custom={"verified": True, "change": {"kind": "fact", "note": "The year."}, "shelf": "3"})
    assert (found.item, found.is_verified, found.change) == (
        {**BOOK, "custom": {"shelf": "3"}},
        True,
        Change("fact", "The year."),
    )
    assert json.loads(write_list({"a": found}))[0]["custom"] == {
        "shelf": "3",
        "verified": True,
        "change": {"kind": "fact", "note": "The year."},
    }


def test_change_is_no_content():
    assert entry(custom={"change": {"kind": "fact"}}).content() == entry().content()


def test_numbers_and_identifiers_have_one_form():
    assert entry(volume=6, DOI="https://doi.org/10.2307/2757785", ISBN="9780231100250").item == {
        **BOOK,
        "volume": "6",
        "DOI": "10.2307/2757785",
        "ISBN": "9780231100250",
    }


def test_empty_list_is_a_list():
    assert (read(" [ ] ").faults, write_list({})) == ([], "[]\n")


TEXT_FAULTS = [
    ("", "1: The file is a list of sources: it begins with [ and ends with ]."),
    ("{}", "1: The file is a list of sources: it begins with [ and ends with ]."),
    ('[\n{"id": "a",}]', "2: This is no JSON: "),
    ("[\n{} {}]", "2: A comma is missing between two sources, or the ] at the end of the list."),
    ("[\n{}", "2: A comma is missing between two sources, or the ] at the end of the list."),
    ("[\n]\n[]", "3: Nothing stands after the ] at the end of the list."),
    ("[\n1]", "2: A source is an object with id, type and title."),
    ("[" * 100_000, "1: This is no list of sources: lists stand in lists, far too deep."),
    ("[NaN]", "1: This is no JSON: NaN is no value."),
    ("[" + "1" * 5000 + "]", "1: This is no JSON: "),
    ('[\n{"id": "a", "type": "book", "title": "T"},\n{"id": "a", "type": "book", "title": "U"}]', "3: “a” is the id of the source on line 2 too."),
    ('[{"id": "a", "type": "book",\n"title": "T", "title": "U"}]', "2: a: “title” stands in it twice."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), TEXT_FAULTS)
def test_fault_in_the_text_is_told_with_its_line(text, fault):
    assert any(found.startswith(fault) for found in faults(text)), faults(text)


ITEM_FAULTS = [
    ({"id": None}, "id is missing: the key by which texts cite it, like chen1994."),
    ({"id": "Chen 1994"}, "A key has small letters a–z and digits, parted by single hyphens."),
    ({"id": "history"}, "The slug “history” is reserved for the site itself."),
    ({"type": None}, "type is missing: what kind of work it is, like book, chapter or article-journal."),
    ({"type": ["book"]}, "type is missing: what kind of work it is, like book, chapter or article-journal."),
    ({"type": "tome"}, "“tome” is not a kind of source that this site knows."),
    ({"title": ""}, "A source needs a title."),
    ({"title": {"a": 1}}, "“title” must be a text."),
    ({"type": "article-journal"}, "A source of the kind “Article in a journal” needs "),
    ({"publisher": "a\x00b"}, "publisher holds characters that cannot be stored."),
    ({"custom": {"a": ["\ud800"]}}, "custom holds characters that cannot be stored."),
    ({"colour": "red"}, "“colour” is not a variable of CSL-JSON."),
    ({"author": {"family": "Chen"}}, "“author” must be a list of names"),
    ({"author": ["Chen"]}, "author 1: a name has family and given, or literal."),
    ({"author": [{"family": "Chen"}, {"given": "Jian"}]}, "author 2: a person needs family, an institution literal instead."),
    ({"author": [{"family": "Chen", "literal": "Chen"}]}, "author 1: a person needs family, an institution literal instead."),
    ({"editor": [{"family": "Chen", "surname": "Chen"}]}, "editor 1: “surname” is no key of a name: family, given,"),
    ({"author": [{"family": 7}]}, "author 1: family is text."),
    ({"author": [{"family": "Chen", "static-ordering": "yes"}]}, "author 1: static-ordering is true or false."),
    ({"author": [{"family": "Chen", "ORCID": "1"}]}, "author 1: “1” is not an ORCID."),
    ({"issued": "1994"}, "The date “issued” must be a CSL date."),
    ({"issued": {"date-parts": 1994}}, "issued: this is no date:"),
    ({"issued": {"date-parts": [[1994, 13]]}}, "issued: this is no date:"),
    ({"issued": {"year": 1994}}, "issued: “year” is no key of a date: date-parts, season, circa, literal, raw are known."),
    ({"DOI": "10"}, "“10” is not a DOI."),
    ({"custom": []}, "custom: an object is needed here."),
    ({"custom": {"verified": "yes"}}, "custom: verified is true or false."),
    ({"custom": {"change": {"kind": "new"}}}, "custom: a change has a kind, one of fact, interpretation, source, wording,"),
    ({"custom": {"change": {"kind": "fact", "note": "x" * 1001}}}, "custom: the note on a change is text of at most 1000 characters."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "fault"), ITEM_FAULTS)
def test_fault_of_an_item_is_told_with_its_key(values, fault):
    called = "" if values.get("id", "a") is None else f"{values.get('id', 'a')}: "
    found = faults_of(**values)
    assert any(each.startswith(f"1: {called}{fault}") for each in found), found


def test_hostile_words_are_words():
    assert entry(title='"><script>alert(1)</script>', author=[{"family": "Robert'); DROP TABLE"}]).item["title"] == (
        '"><script>alert(1)</script>'
    )


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=9
).filter(str.strip)
years = st.integers(1, 9999)
dates = st.one_of(
    st.builds(lambda year, month: {"date-parts": [[year, month]]}, years, st.integers(1, 12)),
    st.builds(lambda year, season: {"date-parts": [[year]], "season": season}, years, st.integers(1, 4)),
    st.builds(lambda year: {"date-parts": [[year], [year + 1]]}, st.integers(1, 9998)),
    st.just({"literal": "n.d."}),
)
people = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"family": words}, optional={"given": words, "suffix": words, "static-ordering": st.booleans()}
        ),
        st.fixed_dictionaries({"literal": words}),
    ),
    max_size=2,
)
UNLIKE_WORDS = {"DOI", "ISBN", "ISSN", "URL", "language", "title", "publisher", "container-title"}
items = st.fixed_dictionaries(
    {"id": st.from_regex(r"[b-h][0-9]{4}", fullmatch=True), "type": st.sampled_from(sorted(KINDS)), "title": words, "publisher": words, "container-title": words},
    optional={"issued": dates, "accessed": dates, "custom": st.fixed_dictionaries({"verified": st.booleans(), "x": words})}
    | dict.fromkeys(NAMES[:3], people)
    | {name: words for name in LABELS if name not in UNLIKE_WORDS},
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(items, max_size=4, unique_by=lambda item: item["id"]))
def test_any_list_survives_the_round_trip(found):
    first = read(json.dumps(found))
    assert first.faults == []
    written = write_list(first.entries)
    again = read(written)
    assert (again.faults, again.entries, write_list(again.entries)) == ([], first.entries, written)
