"""Whether words stand in a text. Pure."""

import unicodedata

# Typed by hand these become their plain forms, and texts have them the other way.
ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "\u2026": "..."})


def folded(text: str) -> str:
    """Words without what gets lost between a page and a field: spaces, line ends, forms of quotation marks.

    >>> folded("“One” —\\n two")
    '"One"-two'
    """
    return "".join(unicodedata.normalize("NFC", text).translate(ALIKE).split())


def stands_in(quote: str, text: str) -> bool:
    """
    >>> stands_in("the  river", "They crossed the\\nriver.")
    True
    >>> stands_in("the sea", "They crossed the river.")
    False
    """
    return folded(quote) in folded(text)
