"""The words around a place in a text. Pure: no Django."""

from typing import NamedTuple

NOTE = "\ufffc"  # where the engine's text has what is no text, and the plain one nothing
REACH = 160  # characters on each side


class Surroundings(NamedTuple):
    """What stands before a mention, the mention, and what stands after it."""

    before: str
    quote: str
    after: str


def surroundings(text: str, before: str, quote: str, after: str, reach: int = REACH) -> Surroundings:
    """As much of the paragraph around as helps to decide; what is known of the place where the text has it not.

    >>> surroundings("One. Then Peng Dehuai came.", "Then ", "Peng", " Dehuai")
    Surroundings(before='One. Then ', quote='Peng', after=' Dehuai came.')
    """
    before, after = before.rpartition(NOTE)[2], after.partition(NOTE)[0]
    at = text.find(f"{before}{quote}{after}")
    if at < 0:
        return Surroundings(_ellipsis(before, at_end=False), quote, _ellipsis(after, at_end=True))
    start, end = at + len(before), at + len(before) + len(quote)
    head = text[max(0, start - reach) : start].rpartition("\n")[2]
    tail = text[end : end + reach].partition("\n")[0]
    if len(head) == reach:
        head = f"… {head.partition(' ')[2]}"
    if len(tail) == reach:
        tail = f"{tail.rpartition(' ')[0]} …"
    return Surroundings(head, quote, tail)


def _ellipsis(words: str, *, at_end: bool) -> str:
    if not words:
        return ""
    return f"{words}…" if at_end else f"…{words}"
