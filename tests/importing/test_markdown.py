"""Markdown to blocks and back."""

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from importing.body import Column, Extract, Figure, Heading, ItemList, Quotation, Table, Text
from importing.citations import Citation, Cite
from importing.markdown import chunks
from importing.markdown.inlines import Resolver
from importing.markdown.reading import BodyReader
from importing.markdown.writing import Addresses, BodyWriter, write_bodies
from importing.runs import STYLES, UNLINKED, Run, normal_paragraph, normal_prose
from importing.spaces import one_line
from sources.citations import LABELS


class Anything(Resolver):
    """Takes every address and name as it is."""

    def link(self, address):
        return address

    def term(self, name):
        return f"glossary/{name}.md"

    def source(self, key):
        return None

    def image(self, address):
        return address


class Plain(Addresses):
    """Writes them so again."""

    def link(self, path):
        return path

    def term(self, path):
        return path.removeprefix("glossary/").removesuffix(".md")

    def image(self, name):
        return name


def read_all(texts):
    """The bodies of texts, and the reasons of the faults found in each."""
    cut, faults = [], defaultdict(list)
    for number, text in enumerate(texts):
        found, wrong = chunks.cut(str(number), text, 1)
        cut += found
        faults[number] += wrong
    readers = {str(number): BodyReader(Anything()) for number in range(len(texts))}
    for chunk, nodes in chunks.parse(cut):
        readers[chunk.file].read(chunk, nodes)
    return [
        (reader.finish(), [fault.reason for fault in faults[int(name)] + reader.faults])
        for name, reader in readers.items()
    ]


def read(text):
    ((body, faults),) = read_all([text])
    assert faults == []
    return body


def write(*bodies):
    return write_bodies([BodyWriter(Plain()).write(body) for body in bodies])


def round_trip_faults(bodies):
    """The first body that is not read back as it was written, with what was written and what was read."""
    written = write(*bodies)
    pairs = zip(bodies, written, read_all(written), strict=True)
    return next((f"{text!r}\n{body}\n{found}" for body, text, found in pairs if found != (body, [])), None)


def prose(*texts):
    return tuple((Run(text),) for text in texts)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\ntwo\n", (Text(prose("one two")),)),
        ("one\n\ntwo\n", (Text(prose("one", "two")),)),
        ("one\n\n<!-- -->\n\ntwo\n", (Text(prose("one")), Text(prose("two")))),
        ("## A\n\n### B\n", (Heading("A", 3), Heading("B", 4))),
        ("- a\n- b\n", (ItemList(False, (prose("a"), prose("b"))),)),
        ("1. a\n\n   b\n2. c\n", (ItemList(True, (prose("a", "b"), prose("c"))),)),
        ("* a\n\n* b\n", (ItemList(False, (prose("a"), prose("b"))),)),
        ("- a\n\n<!-- -->\n\n- b\n", (ItemList(False, (prose("a"),)), ItemList(False, (prose("b"),)))),
        ('::: {.quotation attribution="Mao"}\na\n\nb\n:::\n', (Quotation(prose("a", "b"), "Mao"),)),
        ('::: {.extract title="T" date="1950"}\na\n:::\n', (Extract(prose("a"), "T", "1950"),)),
        ('![](a.png){alt="b"}\n', (Figure("a.png", "b"),)),
        ('![c](a.png){alt="b"}\n', (Figure("a.png", "b", (Run("c"),)),)),
        ("![c](a.png)\n", (Figure("a.png", "", (Run("c"),)),)),
        (
            '| a | b |\n|---|--:|\n| c | 1 |\n\n: T {note="N"}\n',
            (Table("T", (Column("a"), Column("b", True)), (((Run("c"),), "1"),), "N"),),
        ),
    ],
)
def test_block_is_read(text, blocks):
    assert read(text) == blocks


def test_citations_and_terms_are_no_text():
    cited = Citation((Cite("a1990", prefix="see"), Cite("b1991", "2", "chapter", suffix=", passim")))
    (block,) = read("See [see @a1990; @b1991, ch. 2, passim] and **[[Mao]]**, [[Mao Zedong|the *man*]], [[!Mao]].")
    assert block.paragraphs == (
        (
            Run("See "),
            Run("", citation=cited),
            Run(" and "),
            Run("Mao", frozenset({"strong"}), "term:glossary/Mao.md"),
            Run(", "),
            Run("the *man*", link="term:glossary/Mao Zedong.md"),
            Run(", "),
            Run("Mao", link=UNLINKED),
            Run("."),
        ),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a [[!Mao|b]] c", "Between [[! and ]] stand the words that are never to be a link, and nothing else."),
        ("a [[!]] c", "Between [[! and ]] stand the words that are never to be a link, and nothing else."),
        ("a [[! ]] c", "Between [[! and ]] stand the words that are never to be a link, and nothing else."),
        (
            "a [b [[!Mao]]](https://x.org) c",
            "Within a link nothing else becomes a link: write the words without [[! and ]].",
        ),
        ("## A [[!Mao]]", "A heading is plain text, without emphasis, links or line breaks."),
        ("a [[!Mao c", "The [[ of a term is closed by ]] on the same line. Write \\[\\[ for plain brackets."),
    ],
)
def test_unlinked_words_out_of_place_are_refused(text, reason):
    ((_, faults),) = read_all([text])
    assert faults == [reason]


def test_unlinked_words_hold_any_character():
    (block,) = read("a [[!A&amp;T&#124;&#33;*x*]]: [[!&#33;a]]")
    assert block.paragraphs == ((Run("a "), Run("A&T|!*x*", link=UNLINKED), Run(": "), Run("!a", link=UNLINKED)),)


def test_brackets_that_an_editor_typed_stay_brackets():
    body = (Text(prose("See [[!Mao]].")),)
    assert write(body) == ["See \\[\\[!Mao\\]\\].\n"]
    assert read(write(body)[0]) == body


@pytest.mark.parametrize(
    "text",
    [
        "[see \\*\\; @a] [[a\\|b]]",
        '::: {.quotation attribution="a [[ b"}\na\n:::',
        "[@a]<!-- -->[@b]<!-- -->[[T]][[U|u]][@c]<!-- -->[x](https://x.org)",
        "[@a]\\(b) [@c]: [[T]]: d",
        "[[T]]\\: a\\\n[@a]\\: b",
        "[@a]<!-- -->[[!T]][x](https://x.org)**[[!U]]** [[!V]]\n\n[[!T]]\\: a",
        "x^2^<!-- -->[see @a] *[[T|w&#124;&#96;&#60;w]]*",
        "\\[\\[Mao\\]\\] \\[\\@chen1994\\] [[!Mao]]",
    ],
)
def test_what_stands_close_together_stays_apart(text):
    text = text.replace("[[a\\|b]]", "[[a&#124;b]]")
    assert write(read(text)) == [text + "\n"]


def test_bar_of_a_term_in_a_table_is_no_border():
    table = "| A               |\n|-----------------|\n| [[Mao\\|b]] [@a] |\n\n: T\n"
    assert write(read(table)) == [table]


LIKE_MARKDOWN = [
    "[@a](b)",
    "[[a]](b)",
    "[x](y)",
    "[a]: b",
    "[@a]: b",
    "[^1]",
    "^[a]",
    "@a",
    "# a",
    "a #",
    "1. a",
    "- a",
]
LIKE_MARKDOWN += [
    ": a",
    "::: a",
    "Table: a",
    "| a | b |",
    "> a",
    "    a",
    "```",
    "---",
    "<b>a</b>",
    "&amp;",
    "\\",
    "*a*",
]
LIKE_MARKDOWN += ["a\u00a0b", "~~a~~", "===", "{.a}", "![a](b)", "(@a) b", "(1) a", "a. b", "www.example.org"]


@pytest.mark.parametrize("text", LIKE_MARKDOWN)
def test_text_that_looks_like_markdown_stays_text(text):
    body = (Text(normal_prose([[Run(text)], [Run("before\n" + text)]])),)
    (written,) = write(body)
    assert read(written) == body


# Everything that means something in Markdown, and every kind of letter.
CHARACTERS = "ab cZ1.*_[]()@|#`<>&^~{}!\\:-+=/$%'\"\n;,é́中文שלוםب👩‍🚀\u00a0—½\u200b\u3000\u2003"
WORDS = ["[@chen1994, ch. 3]", "[[Mao]]", "[[!x]]", "1. ", "# ", "- ", ": ", ":::", "```", "    ", "---", "&amp;"]
WORDS += ["<b>", "[^1]", "[x]: y", "[x](y)", "![x](y)", "~~", "^[x]", "{.c}", "(@a) ", "===", "\\\n", "http://x.org"]
LINKS = ["https://x.org/a_(b)?c=1&amp=2#d", "mailto:a@b.c", "https://x.org", "https://x.org/é*_b_"]
texts = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=8),
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5),
)
styles = st.frozensets(st.sampled_from(STYLES), max_size=2)
# "<" and ">" are refused in a citation, and nothing else is.
said = st.one_of(
    st.text(CHARACTERS.translate({ord("<"): None, ord(">"): None}), max_size=6),
    st.sampled_from(["3", "4–5, 7 and 9", "ix", "see", ", passim", "p. 3", "ch. 4", ".b", "Mao", "{A}", "-", "&amp;"]),
)
cites = st.builds(Cite, st.sampled_from(["chen1994", "a", "frus-1950-7"]), said, st.sampled_from([*LABELS]), said, said)
citations = st.lists(cites, min_size=1, max_size=2).map(lambda found: Citation(tuple(found)))
words_runs = st.builds(Run, texts, styles, st.sampled_from([None, None, None, *LINKS]))
unlinked_runs = st.builds(lambda text, styles: Run(text, styles, UNLINKED), texts, styles)
term_runs = st.builds(
    lambda name, text, styles: Run(text, styles, f"term:glossary/{name or 'x'}.md"), texts.map(one_line), texts, styles
)
runs = st.one_of(
    words_runs,
    words_runs,
    term_runs,
    unlinked_runs,
    st.builds(lambda found, styles: Run("", styles, None, found), citations, styles),
)
paragraphs = st.lists(runs, max_size=5).map(normal_paragraph).filter(bool)
# A word of nothing but zero-width characters at the beginning of a cell loses the space after it: a dump tells.
lines = st.text(CHARACTERS, max_size=20).map(one_line).filter(lambda text: text[:1] not in ("\u200b", "\u200d"))
words = lines.filter(bool)
cells = st.lists(runs.filter(lambda run: not {"\n", "\u200b", "\u200d"} & set(run.text)), max_size=2).map(
    normal_paragraph
)


@st.composite
def tables(draw):
    numbers = draw(st.lists(st.booleans(), min_size=1, max_size=3))
    columns = tuple(Column(draw(words), number) for number in numbers)
    rows = draw(st.lists(st.tuples(*(lines if number else cells for number in numbers)), min_size=1, max_size=3))
    return Table(draw(words), columns, tuple(rows), draw(lines))


prose_of = st.lists(paragraphs, min_size=1, max_size=2).map(tuple)
blocks = st.one_of(
    st.builds(Text, prose_of),
    st.builds(ItemList, st.booleans(), st.lists(prose_of, min_size=1, max_size=3).map(tuple)),
    st.builds(Quotation, prose_of, words),
    st.builds(Extract, prose_of, words, date=lines, held_at=lines),
    tables(),
)
# Pandoc takes 0.1 s to start: each example is many texts at once.
MANY = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@MANY
@given(st.lists(paragraphs, min_size=20, max_size=60))
def test_any_paragraph_survives_the_round_trip(found):
    bodies = [(Text((paragraph,)),) for paragraph in found]
    assert round_trip_faults(bodies) is None


@MANY
@given(st.lists(st.lists(blocks, min_size=1, max_size=4).map(tuple), min_size=5, max_size=20))
def test_any_body_survives_the_round_trip(bodies):
    assert round_trip_faults(bodies) is None


@MANY
@given(st.lists(words, min_size=10, max_size=40))
def test_any_heading_survives_the_round_trip(found):
    bodies = [(Heading(text, 3),) for text in found]
    assert round_trip_faults(bodies) is None
