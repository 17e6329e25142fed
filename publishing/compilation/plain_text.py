"""Step: the words alone, a line for each paragraph. No ORM, no Django."""

import re
from dataclasses import replace
from html import unescape

from publishing.compilation.links import without_note_references
from publishing.compilation.structure import Compilation

BLOCK_END = re.compile(r"</(?:p|h\d|li|tr|caption|figcaption|blockquote|cite|dt|dd|div)>|<br\s*/?>", re.IGNORECASE)
CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
SPACES = re.compile(r"[^\S\n]+")


def text_of(html: str) -> str:
    """The text of some HTML.

    >>> text_of("<p>One <b>two</b>.</p><ul><li>three</li></ul>")
    'One two.\\nthree'
    """
    html = without_note_references(html)
    marked = CELL_END.sub("\t", BLOCK_END.sub("\n", html.replace("\n", " ")))
    lines = (SPACES.sub(" ", line).strip() for line in unescape(TAG.sub("", marked)).split("\n"))
    return "\n".join(line for line in lines if line)


def extract_plain_text(compilation: Compilation) -> Compilation:
    """Set the plain text of the whole body."""
    return replace(compilation, plain_text="\n".join(filter(None, (text_of(b.html) for b in compilation.blocks))))
