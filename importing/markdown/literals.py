"""What stands in double brackets: ``[[Term]]``, ``[[Term|words]]``, and ``[[!words]]`` for what is never a link.

Pandoc reads it as it is, but for entities of HTML: they stand for characters that would mean something there.
"""

import re
from html import unescape

SPECIAL = re.compile(r"[][|\\^&`<]|^!")
# Two brackets that no others close on their line, and a bar that would end the cell of a table.
UNCLOSED = re.compile(r"(?<!\\)(?:\\\\)*\[\[(?!\[)(?!.*\]\])")
BAR_IN_TABLE = re.compile(r"\|.*(?<!\\)\[\[[^][|]*(?<!\\)\|[^][|]*\]\]")


def read_name(text: str) -> str:
    """The name of a term: in a table the bar after it has a backslash before it."""
    return unescape(text.removesuffix("\\"))


def write_term(name: str, words: str, *, in_table: bool = False) -> str:
    """A link to a term.

    >>> write_term("Mao Zedong", "Mao")
    '[[Mao Zedong|Mao]]'
    """
    bar = "\\|" if in_table else "|"
    return f"[[{_encoded(words)}]]" if name == words else f"[[{_encoded(name)}{bar}{_encoded(words)}]]"


def write_unlinked(words: str) -> str:
    """Words that are never a link.

    >>> write_unlinked("Mao & Co.")
    '[[!Mao &amp; Co.]]'
    """
    return f"[[!{_encoded(words)}]]"


def _encoded(text: str) -> str:
    return SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"&#{ord(found[0])};", text)
