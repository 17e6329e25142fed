import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from publishing.compilation import Block, Compilation
from publishing.compilation.plain_text import extract_plain_text, text_of


def test_text_of_paragraphs_is_a_line_each():
    assert text_of("<p>One <b>two</b>.</p>\n<p>Three\nfour.</p>") == "One two.\nThree four."


def test_text_of_cells_is_kept_apart():
    assert text_of("<table><tr><th>Army</th><td>380,000</td></tr></table>") == "Army 380,000"


def test_text_of_entities_is_the_characters():
    assert text_of("<p>A &amp; B&nbsp;&lt;C&gt;</p>") == "A & B <C>"


def test_text_of_line_breaks_is_lines():
    assert text_of("one<br>two<br/>three") == "one\ntwo\nthree"


def test_plain_text_of_blocks_is_joined_and_empty_blocks_left_out():
    blocks = tuple(Block(id="", kind="text", html=html) for html in ("<p>One</p>", "<p> </p>", "<p>Two three</p>"))
    compiled = extract_plain_text(Compilation(title="", anchor="", blocks=blocks))
    assert (compiled.plain_text, compiled.word_count) == ("One\nTwo three", 3)


@given(st.text())
def test_text_of_escaped_text_is_that_text_with_its_spaces_folded(text):
    lines = (re.sub(r"\s+", " ", text.replace("\n", " "))).strip()
    assert " ".join(text_of(f"<p>{escape(text)}</p>").split()) == " ".join(lines.split())


@given(st.lists(st.text(alphabet="abc <>&", min_size=1), max_size=5))
def test_text_of_paragraphs_has_no_empty_lines(texts):
    text = text_of("".join(f"<p>{escape(part)}</p>" for part in texts))
    assert all(line.strip() for line in text.split("\n")) or text == ""
