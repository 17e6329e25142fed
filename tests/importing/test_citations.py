"""Citations as values and as text in brackets."""

import re

import pytest
from hypothesis import given, settings

from importing.citations import NO_CITATION, Citation, Cite, read_citation, write_citation
from sources.citations import LABELS
from tests.importing.test_markdown import citations

CASES = [
    ("[@a]", Cite("a"), None),
    ("[@chen1994, ch. 3]", Cite("chen1994", "3", "chapter"), None),
    ("[see @hao1990, pp. 99–101]", Cite("hao1990", "99–101", prefix="see"), None),
    ("[@a, 33]", Cite("a", "33"), "[@a, p. 33]"),
    ("[@a, page 33]", Cite("a", "33"), "[@a, p. 33]"),
    ("[@a p. 33]", Cite("a", "33"), "[@a, p. 33]"),
    ("[@a, p. 3-4]", Cite("a", "3-4"), "[@a, pp. 3-4]"),
    ("[@a, p.\u00a03]", Cite("a", "3"), "[@a, p. 3]"),
    ("[@a, Chapters 3 and 4]", Cite("a", "3 and 4", "chapter"), "[@a, chs. 3 and 4]"),
    ("[@a, §§3, 5]", Cite("a", "3, 5", "section"), "[@a, secs. 3, 5]"),
    ("[@a, no. 2]", Cite("a", "2", "issue"), None),
    ("[@a, n. 12]", Cite("a", "12", "note"), None),
    ("[@a, p. xiv]", Cite("a", "xiv"), None),
    ("[@a, pp. 3–4, passim]", Cite("a", "3–4", suffix=", passim"), None),
    ("[@a, p. 3 and nowhere else]", Cite("a", "3", suffix="and nowhere else"), None),
    ("[@a, p. 3 (emphasis added)]", Cite("a", "3", suffix="(emphasis added)"), None),
    ("[@a, vol. 2, p. 33]", Cite("a", "2", "volume", suffix=", p. 33"), None),
    ("[@a, Politburo, 4–5 Oct.]", Cite("a", suffix=", Politburo, 4–5 Oct."), None),
    ("[@a{}, 99 years]", Cite("a", suffix=", 99 years"), None),
    ("[@a, {sec. A}, end]", Cite("a", "A", "section", suffix=", end"), None),
    ("[@a, {ii, A, D-Z}]", Cite("a", "ii, A, D-Z"), "[@a, {p. ii, A, D-Z}]"),
    ("[@a, {s.v. Mao}]", Cite("a", "Mao", "sub-verbo"), None),
    ("[@a, {p. 3}, 5]", Cite("a", "3", suffix=", 5"), None),
    ("[@a{}.b]", Cite("a", suffix=".b"), None),
    (r"[\[see\] \; @a, p. 3\*]", Cite("a", "3*", prefix="[see] ;"), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cite", "canonical"), CASES)
def test_citation_is_read_and_written_in_one_form(text, cite, canonical):
    assert read_citation(text) == Citation((cite,))
    assert write_citation(Citation((cite,))) == (canonical or text)


def test_sources_are_parted_by_semicolons():
    assert read_citation("[@a; see @b, p. 2;@c]") == Citation((Cite("a"), Cite("b", "2", prefix="see"), Cite("c")))


@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_words_that_are_read_again(label):
    cited = Citation((Cite("a", "3", label), Cite("a", "3–4", label), Cite("a", "Mao", label)))
    assert read_citation(write_citation(cited)) == cited


@pytest.mark.parametrize(
    "text", ["@a", "[a]", "[a@b]", "[@a", "[@a, *b*]", "[ @a]", "[@a &amp;]", "[@a](b)", "[]", "[@a; b]", "[@a;]"]
)
def test_no_citation_is_taken_for_one(text):
    with pytest.raises(ValueError, match=re.escape(NO_CITATION)):
        read_citation(text)


@settings(deadline=None, max_examples=60)
@given(citations)
def test_any_citation_survives_the_round_trip(citation):
    assert read_citation(write_citation(citation.normal())) == citation.normal()
