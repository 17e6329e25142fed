"""Notes and entries as pandoc's processor writes them, and what it must not be led astray by."""

import subprocess
import time

import pytest

from sources.csl import pandoc
from sources.csl.processor import CiteItem, ProcessorFault, format_entries, format_notes

CHEN = {
    "id": "chen1994",
    "type": "book",
    "title": "China’s Road to the Korean War",
    "author": [{"family": "Chen", "given": "Jian", "static-ordering": True}],
    "issued": {"date-parts": [[1994]]},
    "publisher": "Columbia University Press",
}
KIM = {"id": "kim2001", "type": "book", "title": "Another Book", "author": [{"family": "Kim", "given": "Mina"}]}
ITEMS = {"chen1994": CHEN, "kim2001": KIM}
FULL = "Chen Jian, <i>China’s Road to the Korean War</i> (Columbia University Press, 1994)"
SHORT = "Chen, <i>China’s Road to the Korean War</i>"


def notes(*cites: CiteItem, items=ITEMS, style="chicago") -> list[str]:
    return format_notes(items, [[cite] for cite in cites], style)


def note(*, first: str = "chen1994", style: str = "chicago", items=ITEMS, **cited: str) -> str:
    return notes(CiteItem(first, **cited), items=items, style=style)[0]


def test_notes_first_full_then_ibid_then_short():
    cited = [CiteItem("chen1994", "3"), CiteItem("chen1994", "4"), CiteItem("kim2001"), CiteItem("chen1994", "5")]
    assert notes(*cited) == [
        f"{FULL}, 3.",
        "Ibid., 4.",
        "Mina Kim, <i>Another Book</i> (n.d.).",
        f"{SHORT}, 5.",
    ]


def test_note_of_several_sources_keeps_their_order():
    [written] = format_notes(ITEMS, [[CiteItem("kim2001", "7"), CiteItem("chen1994", "101-108")]])
    assert written == f"Mina Kim, <i>Another Book</i> (n.d.), 7; {FULL}, 101–8."


def test_notes_of_nothing_are_none():
    assert format_notes(ITEMS, []) == []


@pytest.mark.parametrize(
    ("label", "locator", "written"),
    [
        ("page", "3", "3"),
        ("page", "3, 7-9", "3, 7–9"),
        ("page", "xiv", "xiv"),
        ("chapter", "3", "chap. 3"),
        ("chapter", "3-5", "chaps. 3–5"),
        ("paragraph", "12", "para. 12"),
        ("section", "2", "sec. 2"),
        ("volume", "7", "vol. 7"),
        ("part", "2", "pt. 2"),
        ("book", "2", "bk. 2"),
        ("issue", "4", "no. 4"),
        ("note", "26", "n. 26"),
        ("figure", "1", "fig. 1"),
        ("table", "4", "table 4"),
        ("line", "8", "line 8"),
        ("verse", "8", "v. 8"),
        ("column", "2", "col. 2"),
        ("folio", "9", "fol. 9"),
        ("sub-verbo", "Peng", "under Peng"),
        ("nonsense", "5", "nonsense 5"),
        ("", "5", "5"),
    ],
)
def test_locator_is_written_with_its_label(label, locator, written):
    assert note(locator=locator, label=label) == f"{FULL}, {written}."


@pytest.mark.parametrize(
    ("locator", "written"),
    [
        ('"><script>', "&quot;&gt;&lt;script&gt;"),
        ("]", "]"),
        ("}", "}"),
        ("{a]}[", "{a]}["),
        ("3}, no more {4", "3}, no more {4"),
        ("<i>x</i> & *y* _z_", "&lt;i&gt;x&lt;/i&gt; &amp; *y* _z_"),
        ("@kim2001", "@kim2001"),
        ("a\nb\x00\ud800c", "a bc"),
        ("\\", "\\"),
        ("x y " * 1250, "x y " * 1249 + "x y"),
    ],
    ids=lambda value: value[:12].encode("ascii", "replace").decode() if isinstance(value, str) else None,
)
def test_odd_locator_is_written_as_it_is(locator, written):
    assert note(locator=locator) == f"{FULL}, {written}."


def test_label_cannot_end_the_locator():
    assert note(locator="3", label="page} x {") == f"{FULL}, page}} x {{ 3."


@pytest.mark.parametrize("locator", ["", " ", "\n"])
def test_empty_locator_is_none(locator):
    assert note(locator=locator) == f"{FULL}."


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (", and passim", f"{FULL}, and passim."),
        ("and passim", f"{FULL}, and passim."),
        ("99 years later", f"{FULL}, 99 years later."),
        ("p. 3", f"{FULL}, p. 3."),
        ("(in Chinese)", f"{FULL} (in Chinese)."),
        ("; see *also* [x]{y}", f"{FULL}; see *also* [x]{{y}}."),
        ("<b>bold</b>", f"{FULL}, &lt;b&gt;bold&lt;/b&gt;."),
    ],
)
def test_suffix_is_text_and_never_a_locator(suffix, written):
    assert note(suffix=suffix) == written


@pytest.mark.parametrize(
    ("suffix", "written"),
    [(", and passim", "10, and passim"), ("and passim", "10 and passim"), ("(in Chinese)", "10 (in Chinese)")],
)
def test_suffix_stands_after_the_locator(suffix, written):
    assert note(locator="10", suffix=suffix) == f"{FULL}, {written}."


def test_prefix_stands_before_and_is_text():
    assert note(prefix="see *also* <b>") == f"See *also* &lt;b&gt; {FULL}."


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ({"type": "book", "title": "B", "issued": {"date-parts": [[1951]]}}, "<i>B</i> (1951)."),
        ({"type": "book", "title": "Nobody’s Book"}, "<i>Nobody’s Book</i> (n.d.)."),
        ({"type": "book", "author": [{"family": "Kim", "given": "Mina"}]}, "Mina Kim, (n.d.)."),
        ({"type": "book", "title": "T", "issued": {"literal": "1950s"}}, "<i>T</i> (1950s)."),
        ({"type": "book", "title": "T", "author": "Kim", "issued": "1950", "volume": ["x"]}, "<i>T</i> (n.d.)."),
        ({"type": "book", "title": "T", "issued": {"date-parts": [["x"], None, "y"]}}, "<i>T</i> (n.d.)."),
        ({"title": "T"}, "“T,” n.d."),
        ({"type": "no-such-type", "title": "T"}, "<i>T</i>, n.d."),
    ],
)
def test_item_that_lacks_something_is_still_cited(item, written):
    assert note(items={"chen1994": item}) == written


@pytest.mark.parametrize("field", ["title", "title-short", "publisher", "URL", "container-title", "edition", "genre"])
def test_script_in_a_field_is_harmless(field):
    item = CHEN | {field: "<script>alert(1)</script><img src=x onerror=alert(1)>", "type": "chapter"}
    [first, second] = notes(CiteItem("chen1994"), CiteItem("chen1994"), items={"chen1994": item})
    [entry] = format_entries([item], "chicago").values()
    for written in (first, second, entry):
        assert "<script" not in written.lower()
        assert "<img" not in written.lower()


def test_script_as_a_name_is_harmless():
    item = CHEN | {"author": [{"literal": "<script>alert(1)</script>"}]}
    assert note(items={"chen1994": item}).startswith("&lt;script&gt;alert(1)&lt;/script&gt;, <i>China’s Road")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", 'https://x.org/"><script>'])
def test_only_web_addresses_become_links(address):
    [entry] = format_entries([KIM | {"URL": address}], "chicago").values()
    assert "<script" not in entry
    assert 'href="javascript' not in entry
    assert 'href="data' not in entry


def test_italics_within_italics_stand_upright():
    [entry] = format_entries([KIM | {"title": "A Study of <i>Red Star</i> and <b>More</b>"}], "chicago").values()
    assert entry == "Kim, Mina. <i>A Study of </i>Red Star<i> and <b>More</b></i>. n.d."


def test_unknown_source_is_a_fault():
    with pytest.raises(ProcessorFault, match=r"The source “nobody” is cited but is not among the sources."):
        notes(CiteItem("nobody"))


def test_citation_of_nothing_is_a_fault():
    with pytest.raises(ProcessorFault, match=r"A citation names no source."):
        format_notes(ITEMS, [[]])


@pytest.mark.parametrize("style", ["turabian", "../styles/apa", ""])
def test_unknown_style_is_a_fault(style):
    with pytest.raises(ProcessorFault, match="There is no citation style"):
        format_entries([CHEN], style)


def test_missing_program_is_a_fault_in_plain_words(monkeypatch):
    def nowhere() -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pandoc.pypandoc, "get_pandoc_path", nowhere)
    with pytest.raises(ProcessorFault) as fault:
        note()
    assert str(fault.value) == "Sources cannot be read or formatted: the program pandoc could not be started."


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("kill -9 $$", "pandoc was stopped before it was ready. Please try again."),
        ("exec sleep 5", "pandoc was not ready after 0 seconds."),
        ("echo 'Error:  odd'; echo ' & worse' >&2; exit 1", "Pandoc says: & worse"),
        ("exit 1", "Pandoc says: nothing"),
        ("echo no JSON", "pandoc wrote what is no answer."),
    ],
)
def test_failing_program_is_a_fault_in_plain_words(script, said, monkeypatch, tmp_path):
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pandoc.pypandoc, "get_pandoc_path", lambda: str(program))
    monkeypatch.setattr(pandoc, "LONGEST_RUN", 0.4)
    with pytest.raises(ProcessorFault) as fault:
        note()
    assert str(fault.value).endswith(said)


def test_a_section_takes_one_run(monkeypatch):
    runs = []
    run = subprocess.run
    monkeypatch.setattr(pandoc.subprocess, "run", lambda *args, **options: runs.append(args) or run(*args, **options))
    notes(*[CiteItem("chen1994", str(page)) for page in range(50)])
    format_entries([CHEN, KIM], "chicago")
    assert len(runs) == 2


def test_two_thousand_citations_are_written_in_seconds():
    items = {f"book{number}": CHEN | {"id": f"book{number}", "title": f"Book {number}"} for number in range(200)}
    clusters = [[CiteItem(f"book{number * 7 % 200}", str(number))] for number in range(2000)]
    start = time.perf_counter()
    written = format_notes(items, clusters)
    assert len(written) == 2000
    assert written[1999] == "Chen, <i>Book 193</i>, 1999."
    assert time.perf_counter() - start < 60


def test_entries_come_in_the_order_of_the_style():
    assert list(format_entries([KIM, CHEN], "chicago")) == ["chen1994", "kim2001"]


def test_entries_of_one_key_twice_are_a_fault():
    with pytest.raises(ProcessorFault, match=r"Two of the sources to be listed have the same key."):
        format_entries([CHEN, CHEN], "apa")


def test_entries_of_nothing_are_none():
    assert format_entries([], "mla") == {}


@pytest.mark.parametrize("style", ["chicago", "mla", "apa"])
@pytest.mark.parametrize("type", ["post", "treaty", "personal_communication", "interview", "nonsense", ""])
def test_every_type_has_an_entry(type, style):
    [entry] = format_entries([KIM | {"type": type}], style).values()
    assert "Another Book" in entry


def test_entry_of_an_unpublished_letter_names_no_publisher():
    letter = KIM | {"type": "personal_communication", "issued": {"date-parts": [[1950, 10, 2]]}}
    assert format_entries([letter], "chicago") == {"kim2001": "Kim, Mina. “Another Book.” October 2, 1950."}
