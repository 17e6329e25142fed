"""The text of a paragraph as a flat row of runs in a normal form, so that equal texts are equal values.

A run is text in one combination of styles. Nesting is not stored: ``<b><i>x</i></b>`` and ``<i><b>x</b></i>`` are the
same run. A hard line break is the character ``\\n``. A citation is a run of its own, without text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from importing.citations import Citation
from importing.spaces import CONTROL, SPACES, WHITE, one_line

# From the outside in: the order in which styles are nested when a run is written.
STYLES = ("strong", "emphasis", "superscript", "subscript")
RAISED = frozenset({"superscript", "subscript"})
LINK_INSIDE = "content:"
LINK_TERM = "term:"
UNLINKED = "unlinked:"


@dataclass(frozen=True)
class Run:
    """Text with its styles and where it links to.

    That is a web address, ``content:`` and a file of the content folder, or ``term:`` and the file of a term. All
    words of a link to a term have the same styles, and neither they nor citations are raised or lowered. Words that
    are never to be a link have ``unlinked:`` in its place.
    """

    text: str
    styles: frozenset[str] = frozenset()
    link: str | None = None
    citation: Citation | None = None

    @property
    def is_term(self) -> bool:
        return self.link is not None and self.link.startswith(LINK_TERM)

    @property
    def is_bracketed(self) -> bool:
        """Whether it stands in double brackets in a file."""
        return self.is_term or self.link == UNLINKED


Paragraph = tuple[Run, ...]
Prose = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Group:
    """A stretch of text in one style or in one link, with what stands inside it."""

    style: str | None
    link: str | None
    children: "Tree"


Tree = tuple[Group | Citation | str, ...]


@dataclass
class _Character:
    text: str
    styles: frozenset[str]
    link: str | None
    citation: Citation | None = None

    @property
    def is_space(self) -> bool:
        return self.text in SPACES

    @property
    def is_raised(self) -> bool:
        return bool(RAISED & self.styles)


def normal_paragraph(runs: Iterable[Run]) -> Paragraph:
    """Runs without needless space, with styles that neither begin nor end on a space, and none split in two."""
    characters = list(_single_spaced(_characters(runs)))
    while characters and characters[0].is_space:
        characters.pop(0)
    while characters and characters[-1].is_space:
        characters.pop()
    _level_terms(characters)
    _unstyle_outer_spaces(characters)
    for character in characters:
        # Markdown has no plain space in raised or lowered text.
        if character.is_space and character.is_raised:
            character.text = "\u00a0"
    runs = _merged(Run(one.text, one.styles, one.link, one.citation) for one in characters)
    # Nested and flattened again: a space at the edge of a group has lost its style.
    return _merged(_flattened(nested(runs)))


def normal_prose(paragraphs: Iterable[Iterable[Run]]) -> Prose:
    """Paragraphs in their normal form, less those that are empty."""
    return tuple(filter(None, (normal_paragraph(runs) for runs in paragraphs)))


def plain_text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph)


def is_plain(paragraph: Paragraph) -> bool:
    """Whether it is text without any style, link, citation or line break."""
    return all(run == Run(run.text) and "\n" not in run.text for run in paragraph)


def nested(runs: Paragraph) -> Tree:
    """Runs as groups within groups, the widest outside."""
    return tuple(_nested(tuple(_loose(runs))))


def _loose(runs: Paragraph) -> Iterator[Run]:
    """Runs with the spaces at their ends as runs of their own: no group begins or ends with one."""
    for run in runs:
        if run.citation:
            yield run
        core = run.text.strip("".join(SPACES))
        before, _, after = run.text.partition(core) if core else (run.text, "", "")
        yield from (Run(text, run.styles, run.link) for text in (before, core, after) if text)


def _nested(runs: Paragraph) -> Iterator[Group | Citation | str]:
    start = 0
    while start < len(runs):
        first = runs[start]
        spans = [] if first.text in SPACES else list(_spans(runs, start))
        if not spans:
            yield first.citation or first.text
            start += 1
            continue
        end, style = max(spans, key=lambda span: span[0])
        inside = runs[start:end]
        if style is None:
            inner = tuple(replace(run, link=None) for run in inside)
            yield Group(None, first.link, nested(inner))
        else:
            inner = tuple(replace(run, styles=run.styles - {style}) for run in inside)
            yield Group(style, None, nested(inner))
        start = end


def _spans(runs: Paragraph, start: int) -> Iterator[tuple[int, str | None]]:
    """How far the link and each style of a run reach, less the spaces at the end.

    Raised and lowered text stands within a link, never around it: pandoc does not see all escapes in it. What stands
    in double brackets is all in one style, which stands around them.
    """
    first = runs[start]
    link = (_reach(runs, start, partial(_is_linked_alike, first)), None) if first.link is not None else None
    if link and not first.is_bracketed:
        yield link
    for style in STYLES:
        if style in first.styles and (style not in RAISED or first.link is None):
            yield _reach(runs, start, partial(_goes_on, style)), style
    if link and first.is_bracketed:
        yield link


def _is_linked_alike(first: Run, run: Run) -> bool:
    return run.link == first.link and (not first.is_bracketed or run.styles == first.styles)


def _goes_on(style: str, run: Run) -> bool:
    return style in run.styles and (style not in RAISED or run.link is None)


def _reach(runs: Paragraph, start: int, belongs: Callable[[Run], bool]) -> int:
    end = start
    while end < len(runs) and belongs(runs[end]):
        end += 1
    while runs[end - 1].text in SPACES:
        end -= 1
    return end


def _flattened(tree: Tree, styles: frozenset[str] = frozenset(), link: str | None = None) -> Iterator[Run]:
    for node in tree:
        if isinstance(node, str):
            yield Run(node, styles, link)
        elif isinstance(node, Citation):
            yield Run("", styles, citation=node)
        else:
            inner = styles | {node.style} if node.style else styles
            yield from _flattened(node.children, inner, node.link or link)


def _merged(runs: Iterable[Run]) -> Paragraph:
    merged: list[Run] = []
    for (styles, link, citation), same in groupby(runs, key=lambda run: (run.styles, run.link, run.citation)):
        alike = list(same)
        merged += alike if citation else [Run("".join(run.text for run in alike), styles, link)]
    return tuple(merged)


def _characters(runs: Iterable[Run]) -> Iterator[_Character]:
    for run in runs:
        # Raised and lowered at once makes no sense, and pandoc does not read it as it was written.
        styles = run.styles - {"subscript"} if run.styles >= RAISED else run.styles
        if run.citation:
            yield _Character("", styles - RAISED, None, run.citation.normal())
        elif run.is_term:
            for text in one_line(f"-{run.text}-")[1:-1]:
                yield _Character(text, styles - RAISED, run.link)
        elif run.link == UNLINKED:
            for text in WHITE.sub(" ", CONTROL.sub("", run.text)):
                yield _Character(text, styles, None if text == "\n" or RAISED & styles else UNLINKED)
        else:
            for text in WHITE.sub(" ", CONTROL.sub("", run.text)):
                yield _Character(text, styles, run.link)


def _single_spaced(characters: Iterable[_Character]) -> Iterator[_Character]:
    """Each stretch of white space as one character: a line break if it holds one, else a space."""
    for is_space, stretch in groupby(characters, key=lambda character: character.is_space):
        if not is_space:
            yield from stretch
            continue
        spaces = list(stretch)
        text = "\n" if any(space.text == "\n" for space in spaces) else " "
        links = {space.link for space in spaces}
        link = links.pop() if len(links) == 1 else None
        yield _Character(text, frozenset.intersection(*(space.styles for space in spaces)), link)


def _level_terms(characters: list[_Character]) -> None:
    """What some words only of a link to a term have of style is left out."""
    for link, stretch in groupby(characters, key=lambda character: character.link):
        if link is not None and link.startswith(LINK_TERM):
            linked = list(stretch)
            words = [character.styles for character in linked if not character.is_space]
            for character in linked:
                character.styles = frozenset.intersection(*words) if words else frozenset()


def _unstyle_outer_spaces(characters: list[_Character]) -> None:
    for before, space, after in zip(characters, characters[1:], characters[2:], strict=False):
        if space.is_space:
            space.styles &= before.styles & after.styles
            if not space.link == before.link == after.link:
                space.link = None
