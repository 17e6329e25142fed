"""Citations in compiled HTML become numbered references."""

import json
from html import escape

import pytest

from publishing.compilation.structure import Block, Cite
from sources.numbering import number_references


def marker(*cites: dict, words: str = "[Chen 1994]", missing: str = "") -> str:
    gone = f' data-missing="{missing}"' if missing else ""
    return f'<a data-cites="{escape(json.dumps(cites))}"{gone}>{words}</a>'


ONE = marker({"document": 41, "locator": "3", "label": "chapter"})
TWO = marker({"document": 42})


def ref(number: int, comma: bool = False) -> str:
    before = '<span class="note-reference__comma">, </span>' if comma else ""
    link = f'<a href="#s1-n{number}" id="s1-r{number}" role="doc-noteref">{number}</a>'
    return f'<sup class="note-reference">{before}{link}</sup>'


def numbered(*texts: str) -> list[str]:
    blocks = [Block(f"b{place}", "text", html) for place, html in enumerate(texts)]
    return [block.html for block in number_references(blocks, "s1")[0]]


def test_numbers_run_over_all_blocks():
    assert numbered(f"<p>A {ONE} b</p><p>C {TWO}</p>", f"<p>D {ONE}</p>") == [
        f"<p>A{ref(1)} b</p><p>C{ref(2)}</p>",
        f"<p>D{ref(3)}</p>",
    ]


@pytest.mark.parametrize("stop", [".", ",", ";", ":", "?", "!", "…"])
def test_number_follows_the_punctuation(stop):
    assert numbered(f"<p>So {ONE}{stop} And</p>") == [f"<p>So{stop}{ref(1)} And</p>"]


@pytest.mark.parametrize(("before", "after"), [("“So", "”"), ("(so", ")"), ("<i>So</i>", " – and"), ("So.", "")])
@pytest.mark.parametrize("space", [" ", "&nbsp;", "\u00a0", ""])
def test_number_stays_before_what_closes(before, after, space):
    assert numbered(f"<p>{before}{space}{ONE}{after}</p>") == [f"<p>{before}{ref(1)}{after}</p>"]


def test_numbers_that_stand_together_are_parted_by_a_comma():
    assert numbered(f"<p>So {ONE} {TWO}.</p>") == [f"<p>So.{ref(1)}{ref(2, comma=True)}</p>"]


def test_reference_knows_its_block_and_what_it_cites():
    both = marker({"document": 41, "prefix": "see", "suffix": "& “more”"}, {"document": 42, "locator": "7"})
    _, references = number_references([Block("b", "text", f"<p>So {both}.</p>")], "s1")
    assert [(r.number, r.block, r.cites, r.words, r.fault) for r in references] == [
        (1, "b", (Cite(41, prefix="see", suffix="& “more”"), Cite(42, "7")), "Chen 1994", "")
    ]


DELETED = "A source that “Chen 1994” cites has been deleted. Cite another source or take the citation out."
NOTHING = "This citation names no source. Remove it and cite again."


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (marker(missing="41"), DELETED),
        (marker({"document": 42}, missing="41"), DELETED),
        ('<a data-missing="41">[Chen 1994]</a>', DELETED),
        ('<a data-cites="[]" data-fault="It&#x27;s unreadable.">[Chen]</a>', "It's unreadable."),
        ('<a data-cites="nonsense">[Chen]</a>', NOTHING),
        ('<a data-cites="[1]">[Chen]</a>', NOTHING),
        ('<a data-cites="[]">[Chen]</a>', NOTHING),
    ],
)
def test_reference_says_what_is_wrong_with_its_citation(broken, fault):
    _, [reference] = number_references([Block("b", "text", f"<p>So {broken}.</p>")], "s1")
    assert reference.fault == fault


def test_other_links_and_texts_are_left_alone():
    html = '<p>A <a href="/x/">link</a>, <a data-document="4" href="/y/">page</a> and data-cites="[]".</p>'
    assert number_references([Block("b", "text", html)], "s1") == ((Block("b", "text", html),), ())


def test_long_text_of_spaces_is_read_quickly():
    html = "<p>" + " " * 500_000 + f"{ONE}</p>"
    assert numbered(html)[0].endswith(f"{ref(1)}</p>")
