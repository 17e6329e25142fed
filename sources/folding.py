"""Texts as they are compared: without capitals, accents and punctuation that people write one way or another."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_LETTER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Small letters without accents; everything that is no letter or digit is one space."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NO_LETTER.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def writable(text: str) -> str:
    """The text without the characters that no database or XML takes."""
    return _UNWRITABLE.sub("", text)
