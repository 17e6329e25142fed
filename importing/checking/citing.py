"""Whether what is said has a source.

**Paragraphs of fact.** Every paragraph of a section, of a term's full description and critical perspective, of a
school's parts, a historian's profile, a position's argument and the debate is one, and cites at least one source,
but for two that say nothing of the world:

- a paragraph that only *asks*: at least half of its sentences are questions, and the others give no figure, date or
  quotation;
- a paragraph that announces the *plan* of the text: its first sentence names the article or a section, and every
  sentence begins with “The article”, “This section”, “The third” or the like and goes on with what that part does
  (“describes”, “asks”, “returns to”).

A list or a table is cited in itself or in the paragraph directly before it, which introduces it.

**Quotations.** More than a few words in quotation marks have a citation in their paragraph (or, in a list, in the one
before it); only titles, in which all words but the small ones begin with a capital, need none. This holds in every
text, but for pages about the site. A quotation or an extract set off from the text says whose words it has and where
they are held, or stands below a paragraph that cites it.
"""

import re
from collections.abc import Iterator

from importing.checking.findings import Finding, Rule
from importing.checking.limits import CITED_PARTS, QUOTED_WORDS
from importing.checking.texts import FRONT_MATTER, FileText, Passage, Words
from importing.checking.words import sentences, word_count

QUOTED = re.compile(r"[“\"]([^“”\"]*)(?:[”\"]|$)")
FIGURE = re.compile(r"\b\d[\d.,–]*(?![\w])")
ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|next"
DOES = (
    "has|have|describes?|examines?|follows?|recounts?|returns?|turns?|weighs?|considers?|asks?|traces?|sets?|opens?|"
    "closes?|ends?|compares?|shows?|explains?|discusses?|deals?"
)
ANNOUNCES = re.compile(
    rf"(?:The|This) (?:article|section|(?:{ORDINAL})(?: (?:section|part))?) (?:then |also |in turn )?(?:{DOES})\b"
)
SMALL = frozenset("a an and as at but by for from in into of on or over the to under with without".split())  # noqa: SIM905
EXEMPT = frozenset({"information", "home"})


def check_citations(file: FileText) -> Iterator[Finding]:
    """What of one file has no source."""
    parts = CITED_PARTS.get(file.kind.name, ())
    before: Passage | None = None
    for passage in file.passages:
        if passage.part in parts and passage.block != "heading":
            yield from _uncited(file, passage, before)
        if file.kind.name not in EXEMPT:
            yield from _unsourced(file, passage, before)
        before = passage


def _uncited(file: FileText, passage: Passage, before: Passage | None) -> Iterator[Finding]:
    if passage.block == "text":
        if not passage.cited and not only_asks(passage.text) and not announces(passage.text):
            what = f"This paragraph cites nothing (“{_begin(passage.text)}”): add what it rests on, as [@key, locator]."
            yield Finding(file.path, passage.line, Rule.CITED, what)
    elif passage.block in ("list", "table") and not passage.cited and not _introduces(before, passage):
        what = f"This {passage.block} cites nothing: cite its sources in it or in the paragraph directly before it."
        yield Finding(file.path, passage.line, Rule.CITED, what)


def _unsourced(file: FileText, passage: Passage, before: Passage | None) -> Iterator[Finding]:
    introduced = _introduces(before, passage)
    if passage.block in ("quotation", "extract"):
        if not (passage.is_attributed or passage.cited or introduced):
            what = f"This {passage.block} does not say where its words are from: add held_at, or cite it just before."
            yield Finding(file.path, passage.line, Rule.QUOTED, what)
        return
    if passage.part == FRONT_MATTER:
        introduced = False
    for words in passage.paragraphs:
        if words.cited or (passage.block in ("list", "table") and introduced):
            continue
        for quoted in quotations(words):
            what = f"“{_begin(quoted)}” is a quotation without a source: cite it in the same paragraph, or paraphrase."
            yield Finding(file.path, passage.line, Rule.QUOTED, what)


def _introduces(before: Passage | None, passage: Passage) -> bool:
    return before is not None and before.part == passage.part and before.block == "text" and bool(before.cited)


def quotations(words: Words) -> list[str]:
    """What stands in quotation marks and is neither a phrase of a few words nor a title."""
    return [
        quoted for quoted in QUOTED.findall(words.text) if word_count(quoted) > QUOTED_WORDS and not is_title(quoted)
    ]


def is_title(text: str) -> bool:
    """Whether all words of a text but the small ones begin with a capital, as in titles and rows of names."""
    words = re.findall(r"[^\W\d_][^\s]*", text)
    begins = bool(words) and words[0][0].isupper()
    return begins and all(word[0].isupper() or word.lower().strip(",:;") in SMALL for word in words)


def only_asks(text: str) -> bool:
    """Whether a paragraph poses questions and tells no fact that could be looked up."""
    found = sentences(text)
    told = [sentence for sentence in found if not sentence.rstrip("”’)").endswith("?")]
    return 2 * len(told) <= len(found) and not any(FIGURE.search(one) or QUOTED.search(one) for one in told)


def announces(text: str) -> bool:
    """Whether every sentence of a paragraph tells what a part of the text does."""
    found = sentences(text)
    return all(map(ANNOUNCES.match, found)) and re.search(r"\b(?:article|section)s?\b", " ".join(found[:1])) is not None


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
