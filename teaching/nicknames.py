"""When two nicknames are the same to people who read them. Pure."""

import unicodedata


def tidied(nickname: str) -> str:
    """A nickname without marks that nobody sees and with single spaces.

    >>> tidied("  Ada\\u200b   B ")
    'Ada B'
    """
    # Controls, formats (zero width, direction), unassigned and private characters: nobody sees them.
    seen = "".join(" " if char.isspace() else char for char in nickname if char.isspace() or _is_seen(char))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _is_seen(char: str) -> bool:
    # The joiners make emoji families and some scripts' letters: they are kept, and fall out of the key.
    return char in "\u200c\u200d" or not unicodedata.category(char).startswith("C")


def folded(nickname: str) -> str:
    """The key by which nicknames are told apart: without case, width, accents and spaces.

    >>> folded("Zoë  B") == folded("zoe b") == "zoeb"
    True
    """
    plain = unicodedata.normalize("NFKD", tidied(nickname)).casefold()
    return "".join(char for char in plain if not (unicodedata.category(char)[0] in "MC" or char.isspace()))
