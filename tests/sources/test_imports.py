"""Files read, entries mended and compared: what needs no database."""

import json

import pytest

from sources.imports import files
from sources.imports.files import UnreadableFile, decoded, format_of, read
from sources.imports.mending import mended
from sources.imports.planning import DUPLICATE, FAULTY, NEW, Known, Owner, identities_of, plan
from tests.sources.samples import item


@pytest.mark.parametrize("content", ["Müller".encode(), b"\xef\xbb\xbf" + "Müller".encode(), "Müller".encode("utf-16")])
def test_file_in_unicode_is_read_as_it_is(content):
    assert decoded(content) == ("Müller", "")


def test_file_in_an_old_encoding_is_read_with_a_note():
    assert decoded("Müller".encode("latin-1")) == ("Müller", files.OLD_ENCODING)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.bib", "", "bib"),
        ("a.BIBTEX", "", "bib"),
        ("a.ris", "", "ris"),
        ("a.json", "", "json"),
        ("a.txt", "% Zotero\n@book{a,", "bib"),
        ("a.txt", "TY  - BOOK", "ris"),
        ("a", ' [{"id": 1}]', "json"),
    ],
)
def test_format_is_known_by_name_or_first_words(name, text, found):
    assert format_of(name, text) == found


@pytest.mark.parametrize("name", ["a.docx", "a", "a.bib.exe"])
def test_file_of_another_kind_is_refused(name):
    with pytest.raises(UnreadableFile, match="does not look like a bibliography"):
        format_of(name, "PK\x03\x04")


@pytest.mark.parametrize(
    ("text", "file_format"),
    [("", "bib"), ("nothing", "ris"), ("[]", "json"), ("{", "json"), ("[" * 100_000, "json"), ("null", "json")],
)
def test_file_without_entries_says_so_one_way_or_another(text, file_format):
    try:
        reading = read(text, file_format)
    except UnreadableFile:
        return
    assert (reading.items, len(reading.faults)) == ([], 1)


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ENTRIES", 1)
    with pytest.raises(UnreadableFile, match="at most 1 can be imported"):
        read(json.dumps([item(), item(id="b")]), "json")


def test_mended_entry_has_one_form():
    raw = item(shortTitle="Road", DOI="https://doi.org/10.1000/X", custom={"a": 1}, note="", volume=7)
    assert mended(raw) == (item(**{"title-short": "Road"}, DOI="10.1000/x", volume=7), [])


@pytest.mark.parametrize(
    ("variable", "value", "note"),
    [
        ("ISBN", "123", "left out ISBN: “123” is not an ISBN: it has 10 or 13 digits. Example: 978-0-231-10025-0."),
        ("puplisher", "X", "left out “puplisher”, which is no variable of CSL-JSON"),
        ("genre", ["X"], "left out kind of thing, in words, which is not in the right form"),
        ("accessed", 5, "left out accessed, which is not in the right form"),
    ],
)
def test_what_cannot_be_kept_is_told(variable, value, note):
    assert mended(item() | {variable: value}) == (item(), [note])


def test_web_address_that_is_a_script_is_left_out():
    kept, notes = mended(item(URL="javascript:alert(1)"))
    assert ("URL" in kept, len(notes)) == (False, 1)


def test_names_are_kept_as_far_as_they_are_names():
    author = [{"family": "Chen\x00", "static-ordering": True, "ORCID": "12", "role": 1}, "Li", {"given": " "}]
    assert mended(item(author=author))[0]["author"] == [{"family": "Chen", "static-ordering": True}]


def planned(*items, known: Known | None = None, faults=()):
    entries = [(f"entry {place}", each) for place, each in enumerate(items, start=1)]
    return list(plan(entries, faults, known or Known()))


def test_new_work_is_new():
    assert [(each.outcome, each.title) for each in planned(item())] == [(NEW, "China’s Road to the Korean War")]


@pytest.mark.parametrize(
    ("mine", "theirs", "reason"),
    [
        ({"DOI": "10.1000/X"}, {"DOI": "10.1000/x", "title": "B", "id": "b"}, "It has the same DOI as “Theirs”."),
        ({"ISBN": "0-231-10024-8"}, {"ISBN": "9780231100243", "title": "B"}, "It has the same ISBN as “Theirs”."),
        ({"id": "x"}, {"id": "y"}, "It has the author, year and title of “Theirs”."),
        ({"id": "Same1"}, {"id": "same1", "title": "B"}, "It has the key of “Theirs”."),
    ],
)
def test_work_that_is_there_is_recognised(mine, theirs, reason):
    known = Known()
    known.add(identities_of(mended(item(**theirs))[0]), Owner(41, "Theirs"))
    [found] = planned(item(**mine), known=known)
    assert (found.outcome, found.reason, found.match) == (DUPLICATE, reason, 41)


def test_work_that_is_twice_in_a_file_is_taken_once():
    found = planned(item(id="a"), item(id="b"))
    assert [(each.outcome, each.reason) for each in found] == [
        (NEW, ""),
        (DUPLICATE, "It has the author, year and title of entry 1 of this file."),
    ]


def test_chapters_of_a_book_are_told_apart():
    chapter = item(type="chapter", container_title="Book", ISBN="9780231100243")
    other = chapter | {"title": "Another", "id": "b"}
    assert [each.outcome for each in planned(chapter, other)] == [NEW, NEW]


def test_volumes_of_a_work_are_told_apart():
    volumes = [item(id=f"frus-{volume}", volume=volume) for volume in "67"]
    assert [each.outcome for each in planned(*volumes)] == [NEW, NEW]


def test_entry_without_title_is_faulty_with_a_reason():
    [found] = planned(item(title=None))
    assert (found.outcome, found.item, found.reason) == (
        FAULTY,
        None,
        "A source needs a title. Describe an untitled document: Telegram to Mao.",
    )


def test_fault_of_the_file_is_told_with_its_place():
    [found] = planned(faults=[("line 4 (broken)", "A brace is missing.")])
    assert (found.outcome, found.place, found.reason) == (FAULTY, "line 4 (broken)", "A brace is missing.")


def test_incomplete_entry_is_new_and_told_so():
    [found] = planned(item(type="article-journal", ISBN="123"))
    assert (found.outcome, found.reason) == (
        NEW,
        "Left out ISBN: “123” is not an ISBN: it has 10 or 13 digits. Example: 978-0-231-10025-0. "
        "A source of the kind “Article in a journal” needs “in (book, journal, newspaper, site)”.",
    )
