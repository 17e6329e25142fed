"""Citations as values, and as the text in brackets that users of pandoc know: ``[see @chen1994, ch. 3; @hao1990]``.

What stands after a key is its locator, if it has the form of one, and its suffix. Braces say what cannot be seen
from the form: ``{sec. A}`` is a locator though it holds no number, and ``{}`` says that there is none.
"""

import re
from dataclasses import dataclass

from importing.spaces import one_line
from sources.citations import JOINED, LABELS, MOST_SOURCES, PAGE, Cited, faults_of, short_locator

# What is read besides the names of labels and the abbreviations that we write.
OTHER_WORDS = {
    "chap.": "chapter",
    "chaps.": "chapter",
    "par.": "paragraph",
    "¶": "paragraph",
    "¶¶": "paragraph",
    "sect.": "section",
    "§": "section",
    "§§": "section",
    "l.": "line",
    "ll.": "line",
    "tab.": "table",
    "number": "issue",
    "numbers": "issue",
}
WORDS = {
    **{f"{label}{ending}": label for label in LABELS for ending in ("", "s")},
    **OTHER_WORDS,
    **{word: label for label, (_, one, several) in LABELS.items() for word in (one, several)},
}
# In a text in brackets these mean something to Markdown or to us; each can stand there with a \ before it.
SPECIAL = re.compile(r"[][@;\\`*_<>^~|{}$]|&(?=[#\w])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# While a text is taken apart, characters that no text holds stand in for those with a \ before them.
STAND_INS = {code: 0xF0000 + code for code in range(0x21, 0x7F)}
ORIGINALS = {stand_in: code for code, stand_in in STAND_INS.items()}
_PLAIN = r"(?:[^][@;\\`*_<>^~|{}&$\n]|&(?![#\w]))"
_KEY = r"[A-Za-z0-9]+(?:[_:.-][A-Za-z0-9]+)*"
_SOURCE = re.compile(rf"(?:(?P<prefix>{_PLAIN}+) )?(?P<hidden>-?)@(?P<key>{_KEY})(?P<rest>(?:{_PLAIN}|[{{}}])*)")
_ROMAN = r"[ivxlcdm]+(?:[–-][ivxlcdm]+)?"
_UNIT = rf"(?:[^\s,;{{}}]*\d[^\s,;{{}}]*|{_ROMAN})(?=[\s,;]|$)"
_UNITS = rf"{_UNIT}(?:(?:, ?| ?& ?| and ){_UNIT})*"
_WORD = (
    rf"(?P<word>{'|'.join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))})(?:[ \u00a0]|(?<=[¶§]))"
)
PLACES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf",? ?\{{(?:{_WORD})?(?P<locator>[^{{}}]*)\}}",
        rf",? {_WORD}(?P<locator>{_UNITS})",
        rf", (?P<locator>(?=\d){_UNITS})",
    )
]
NO_CITATION = (
    "A citation is written [@key, locator], in brackets and plain text, several separated by semicolons. "
    "Write \\@ for a plain @."
)


@dataclass(frozen=True)
class Cite:
    """One source, by its key, and what a citation says of it. ``label`` is what CSL calls the kind of locator."""

    key: str
    locator: str = ""
    label: str = PAGE
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, key: str, cited: Cited) -> "Cite":
        """From what rich text has."""
        return cls(key, cited.locator, cited.label, cited.prefix, cited.suffix)

    def normal(self) -> "Cite":
        locator = one_line(self.locator)
        label = self.label if locator and self.label in LABELS else PAGE
        return Cite(self.key, locator, label, one_line(self.prefix), one_line(self.suffix))

    def stored(self, source: int) -> Cited:
        """As rich text has it, by the key of the source in the database."""
        return Cited(source, self.locator, self.label, self.prefix, self.suffix)


@dataclass(frozen=True)
class Citation:
    """What becomes one note: sources cited together."""

    cites: tuple[Cite, ...]

    def normal(self) -> "Citation":
        return Citation(tuple(cite.normal() for cite in self.cites))


def read_citation(text: str) -> Citation:
    """The citation that stands in brackets. Raises ValueError with the reason if it is none.

    >>> read_citation("[see @chen1994, ch. 3]").cites
    (Cite(key='chen1994', locator='3', label='chapter', prefix='see', suffix=''),)
    """
    inside = ESCAPED.sub(lambda found: chr(STAND_INS[ord(found[1])]), text)
    if not (inside.startswith("[") and inside.endswith("]")) or inside.startswith("[ "):
        raise ValueError(NO_CITATION)
    sources = inside[1:-1].split(";")
    if len(sources) > MOST_SOURCES:
        raise ValueError(f"This citation names {len(sources)} sources; {MOST_SOURCES} are allowed: divide it.")
    return Citation(tuple(_read_source(source.strip(" ")) for source in sources))


def _read_source(text: str) -> Cite:
    found = _SOURCE.fullmatch(text)
    if found is None:
        raise ValueError(NO_CITATION)
    key, rest = found["key"], found["rest"]
    if found["hidden"]:
        raise ValueError(f"-@{key}: a note always names the author; write @{key}.")
    label, locator, suffix = PAGE, "", rest
    place = next(filter(None, (pattern.match(rest) for pattern in PLACES)), None)
    if place is not None:
        word = place.groupdict().get("word")
        label = WORDS[word.lower()] if word else PAGE
        locator, suffix = place["locator"], rest[place.end() :]
    if "{" in suffix or "}" in suffix:
        raise ValueError(f"@{key}: braces hold a locator, right after the key: [@{key}, {{sec. A}}].")
    words = (part.translate(ORIGINALS) for part in (locator, label, found["prefix"] or "", suffix))
    cite = Cite(key, *words).normal()
    for fault in faults_of(cite.stored(1)).values():
        raise ValueError(f"@{key}: {fault}")
    return cite


def write_citation(citation: Citation) -> str:
    """The one canonical text of a citation.

    >>> write_citation(read_citation("[@hao1990, 99–101 and passim]"))
    '[@hao1990, pp. 99–101 and passim]'
    """
    return "[" + "; ".join(_write_source(cite) for cite in citation.cites) + "]"


def _write_source(cite: Cite) -> str:
    prefix, suffix = _escaped(cite.prefix), _escaped(cite.suffix)
    begin = f"{prefix} @{cite.key}" if prefix else f"@{cite.key}"
    end = suffix if not suffix or suffix.startswith(JOINED) else f" {suffix}"
    place = _escaped(short_locator(cite.stored(1)))
    plain, braced = (f", {place}", f", {{{place}}}") if place else ("", "{}")
    return begin + (plain if _reads_as(begin + plain + end, cite) else braced) + end


def _reads_as(text: str, cite: Cite) -> bool:
    try:
        return read_citation(f"[{text}]").cites == (cite,)
    except ValueError:
        return False


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: "\\" + found[0], text)
