"""Join codes: short enough to write on a board, too many to guess."""

import secrets

# Without what is mistaken for something else on a board (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and without vowels: no words.
ALPHABET = "34679CDFGHJKMNPQRTWXY"
LENGTH = 8  # 21 to the 8th: 38 thousand million codes


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidied(text: str) -> str:
    """A code as pupils may type it: any case, with spaces or dashes.

    >>> tidied(" cd34-679f ")
    'CD34679F'
    """
    return "".join(char for char in text.upper() if char.isalnum())[: LENGTH + 8]


def shown(code: str) -> str:
    """
    >>> shown("CD34679F")
    'CD34 679F'
    """
    return f"{code[:4]} {code[4:]}"
