"""Sentences of English prose. No Django."""

import re

END = re.compile(r"[.!?][”’)]*\s+(?=[“‘(]?[A-Z0-9])")
# A full stop after one of these ends no sentence, nor does one after a single letter.
ABBREVIATIONS = frozenset(
    ["Adm", "ca", "cf", "Col", "Dr", "Gen", "Lt", "Maj", "Mr", "Mrs", "No", "Prof", "Rev", "St", "vs"]
)


def first_sentence(text: str) -> str:
    """The sentence with which a text begins.

    >>> first_sentence("Gen. MacArthur’s U.S. forces crossed. China answered.")
    'Gen. MacArthur’s U.S. forces crossed.'
    """
    text = text.strip()
    for end in END.finditer(text):
        word = re.split(r"[\s“‘(]", text[: end.start()])[-1]
        if end[0][0] != "." or not (len(word) == 1 or "." in word or word in ABBREVIATIONS):
            return text[: end.end()].rstrip()
    return text
