"""What a work is known by survives each format, whatever its words are."""

import re
from unicodedata import normalize

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sources.csl.formats import read_bibtex, read_csl_json, read_ris, write_bibtex, write_csl_json, write_ris

LETTERS = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
WORDS = st.text(LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
# Letters and marks of names; a comma parts the parts of a name, and "and" parts names.
NAMES = st.from_regex(r"[A-Z][a-zŏŭáöç]{1,8}(?:[- ][A-Z][a-z]{1,5})?", fullmatch=True)
PEOPLE = st.lists(
    st.one_of(
        st.fixed_dictionaries({"family": NAMES, "given": NAMES}),
        st.fixed_dictionaries({"literal": st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True)}),
    ),
    min_size=1,
    max_size=3,
)
DATES = st.one_of(
    st.tuples(st.integers(1000, 2999)),
    st.tuples(st.integers(1000, 2999), st.integers(1, 12)),
    st.tuples(st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28)),
).map(lambda parts: {"date-parts": [list(parts)]})
TYPES = ["book", "chapter", "article-journal", "article-newspaper", "thesis", "report", "webpage", "manuscript"]
NUMBERS = st.integers(1, 999).map(str)
ITEMS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,3})?", fullmatch=True),
        "type": st.sampled_from(TYPES),
        "title": WORDS,
        "author": PEOPLE,
        "issued": DATES,
        "volume": NUMBERS,
        "page": st.tuples(st.integers(1, 400), st.integers(401, 999)).map(lambda pages: f"{pages[0]}-{pages[1]}"),
        "publisher-place": NAMES,
        "DOI": st.from_regex(r"10\.[0-9]{4}/[a-z0-9._()-]{1,12}", fullmatch=True),
        "URL": st.from_regex(r"https://[a-z]{1,8}\.org/[a-z0-9_%&?=~.-]{0,12}", fullmatch=True),
    }
)
BOOK = {"id": "a", "type": "book", "author": [{"literal": "Aa Bb"}], "issued": {"date-parts": [[1950]]}}
FEW = settings(max_examples=60, deadline=None)
# BibTeX has no braces that stand for themselves, and LaTeX makes typographer's marks of these.
TYPED = str.maketrans({"{": "(", "}": ")", "'": "’", "`": "‘"})


def unlike(text: str) -> str:
    """A text as both sides of a comparison see it: LaTeX joins dashes and quotation marks, a lone ² is a raised 2."""
    text = normalize("NFKC", re.sub("</?su[bp]>", "", text))
    return "".join(char for char in text.translate(TYPED) if char not in '-–—‘’“”"¡¿!?<>|,')


@FEW
@given(ITEMS)
@example(BOOK | {"title": "No. ²"})
def test_bibtex(item):
    reading = read_bibtex(write_bibtex([item]))
    assert reading.faults == []
    [(_, read)] = reading.items
    assert unlike(read.pop("title")) == unlike(item["title"])
    assert read == {name: value for name, value in item.items() if name != "title"}


@FEW
@given(ITEMS)
def test_ris(item):
    reading = read_ris(write_ris([item]))
    assert reading.faults == []
    assert [read for _, read in reading.items] == [item]


@FEW
@given(st.lists(ITEMS, min_size=1, max_size=3))
def test_csl_json(items):
    reading = read_csl_json(write_csl_json(items))
    assert reading.faults == []
    assert [item for _, item in reading.items] == items


@FEW
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    for read in (read_csl_json, read_ris):
        assert read(text).items or read(text).faults


@FEW
@given(
    st.lists(
        st.sampled_from(["@book{", "}", "{", '"', ",", "=", "title", "key", "\n", "@", "#", "\\", "x", "(", ")"]),
        max_size=25,
    )
)
def test_any_bibtex_is_read_without_failing(parts):
    reading = read_bibtex("".join(parts))
    assert reading.items or reading.faults
