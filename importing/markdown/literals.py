"""What stands in prose as literal text with a meaning: ``[@key, locator]``, ``[[Term]]`` and ``[[!phrase]]``.

A citation's prefix and locator are plain text without the characters to which Markdown gives a meaning: so the text
in a file, in pandoc's tree and on a page is the same.
"""

import re

_WORD = r"(?:[^][@;\\`*_<>^~|{}&$\n]|&(?![#\w]))"
_KEY = r"[A-Za-z0-9]+(?:[_:.-][A-Za-z0-9]+)*"
_SOURCE = rf"(?:{_WORD}* )?-?@{_KEY}(?:[, ]{_WORD}*)?"
_CITATION = rf"\[(?! ){_SOURCE}(?:;{_SOURCE})*\]"
# What follows would make a link, an image or a span of the brackets.
_END = r"(?![(\[{])"
CITATION = re.compile(_CITATION)
LITERAL = re.compile(rf"(?P<citation>{_CITATION}){_END}|\[\[(?P<mark>!?)(?P<name>[^][\n]+)\]\]{_END}")


def is_citation(text: str) -> bool:
    """Whether a text is one citation in brackets, in a form that survives every conversion unchanged.

    >>> is_citation("[see @chen1994, ch. 3; @whiting1960]")
    True
    >>> is_citation("[@chen1994, *ch.* 3]")
    False
    """
    return CITATION.fullmatch(text) is not None
