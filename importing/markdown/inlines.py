"""Between pandoc's inline nodes and runs of text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from importing.citations import Citation, read_citation, write_citation
from importing.markdown.literals import read_name, write_term, write_unlinked
from importing.markdown.pandoc import Node
from importing.runs import LINK_TERM, RAISED, STYLES, UNLINKED, Group, Paragraph, Run, Tree, nested

TAGS = dict(zip(STYLES, ("Strong", "Emph", "Superscript", "Subscript"), strict=True))
STYLE_OF = {tag: style for style, tag in TAGS.items()}
REFUSED = {
    "Code": "Code has no place in a text: write \\` for a backtick.",
    "Math": "Formulas have no place in a text.",
    "Image": "A figure stands in a paragraph of its own.",
    "Note": "There are no footnotes: cite a source as [@key, locator].",
    "Strikeout": "Struck-out text has no place here: write \\~ for a tilde.",
    "Span": "Words cannot be given classes or attributes.",
}
NO_ATTRIBUTES = ["", [], []]


# Parts what would mean something else if it stood close together.
SEPARATOR = "<!-- -->"


class Resolver:
    """What the links, names and images of a file are taken for: given by who knows the folder.

    Each raises ValueError with the reason where there is nothing to be found.
    """

    def link(self, address: str) -> str:
        """The link of a run."""
        raise NotImplementedError

    def term(self, name: str) -> str:
        """The path of a term's file."""
        raise NotImplementedError

    def source(self, key: str) -> None:
        """Whether there is a source of this key."""
        raise NotImplementedError

    def image(self, address: str) -> str:
        """The name of an image."""
        raise NotImplementedError

    def question(self, name: str) -> None:
        """Whether there is a question of this name."""
        raise NotImplementedError


class InlineReader:
    """Turns inline nodes into runs. ``refuse`` is told what is wrong and words to find it by."""

    def __init__(self, refuse: Callable[[str, str], None], resolver: Resolver):
        self.refuse = refuse
        self.resolver = resolver

    def ask(self, question: Callable[[str], Any], name: str, at: str = "") -> Any:
        try:
            return question(name)
        except ValueError as error:
            self.refuse(str(error), at or name)
            return None

    def runs(self, nodes: list[Node], styles: frozenset[str] = frozenset(), link: str | None = None) -> Iterator[Run]:
        for node in nodes:
            tag, content = node["t"], node.get("c", "")
            if tag == "Str":
                yield Run(content, styles, link)
            elif tag in ("Space", "SoftBreak"):
                yield Run(" ", styles, link)
            elif tag == "LineBreak":
                yield Run("\n", styles, link)
            elif tag in STYLE_OF:
                yield from self.runs(content, styles | {STYLE_OF[tag]}, link)
            elif tag == "Link":
                yield from self.link_runs(content, styles, link)
            elif tag == "Cite":
                yield from self.citation_run(content[1], styles, link)
            elif tag != "RawInline" or content[1] != SEPARATOR:
                self.refuse_node(node)

    def link_runs(self, content: Any, styles: frozenset[str], outer: str | None) -> Iterator[Run]:
        attributes, words, (address, title) = content
        identifier, classes, pairs = attributes
        if classes == ["wikilink"]:
            yield from self.term_run(address, words, styles, outer)
            return
        if identifier or pairs or title or set(classes) - {"uri", "email"}:
            self.refuse("A link has words and an address, and neither title nor attributes.", address)
        if outer is not None:
            self.refuse("There is a link within a link.", address)
        if not "".join(run.text for run in self.runs(words, styles)).strip(" \n"):
            self.refuse("A link needs words to click on.", address)
        yield from self.runs(words, styles, self.ask(self.resolver.link, address))

    def term_run(self, name: str, nodes: list[Node], styles: frozenset[str], outer: str | None) -> Iterator[Run]:
        words, found = _text(nodes), read_name(name)
        at = f"[[{name}"
        if name.startswith("!"):
            yield self.unlinked_run(found, words, styles, outer, at)
            return
        if outer is not None:
            self.refuse("There is a link within a link.", at)
        if not words.strip(" "):
            self.refuse("A link needs words to click on.", at)
        path = self.ask(self.resolver.term, found, at)
        yield Run(words, styles, LINK_TERM + path if path else None)

    def unlinked_run(self, found: str, words: str, styles: frozenset[str], outer: str | None, at: str) -> Run:
        if outer is not None:
            self.refuse("Within a link nothing else becomes a link: write the words without [[! and ]].", at)
        if found != words or not found[1:].strip(" "):
            self.refuse("Between [[! and ]] stand the words that are never to be a link, and nothing else.", at)
        return Run(found[1:], styles, UNLINKED)

    def citation_run(self, nodes: list[Node], styles: frozenset[str], link: str | None) -> Iterator[Run]:
        text = _text(nodes)
        at = text.split(" ")[0]
        if link is not None:
            self.refuse("There is a citation within a link.", at)
        citation: Citation | None = self.ask(read_citation, text, at)
        for cite in citation.cites if citation else ():
            self.ask(self.resolver.source, cite.key, f"@{cite.key}")
        yield Run("", styles, citation=citation)

    def refuse_node(self, node: Node) -> None:
        tag, content = node["t"], node.get("c", "")
        if tag == "RawInline":
            self.refuse(f"HTML has no place in a text ({content[1]}): write \\< for a “<”.", content[1])
        else:
            words = content[1] if tag == "Code" else ""
            self.refuse(REFUSED.get(tag, f"{tag} has no place in a text."), words)


def _text(nodes: list[Node]) -> str:
    return "".join(node.get("c", " ") for node in nodes)


def write_inlines(paragraph: Paragraph, *, in_table: bool = False) -> list[Node]:
    """The nodes of a paragraph's runs. A link to a term names it as it is to be named."""
    return _Writer(in_table).groups(nested(paragraph))


class _Writer:
    def __init__(self, in_table: bool):
        self.in_table = in_table

    def groups(self, tree: Tree, raised: bool = False) -> list[Node]:
        nodes: list[Node] = []
        before: Group | Citation | str = "\n"
        at_line = True  # whether a line can begin where ``before`` does
        for number, group in enumerate(tree):
            if isinstance(group, str):
                # After brackets these would make something else of them, were it not for a \ before them.
                is_bracketed = isinstance(before, Group) and (before.link or "").startswith((LINK_TERM, UNLINKED))
                is_citation = isinstance(before, Citation)
                close = "(" * is_citation + ":" * (at_line and (is_citation or is_bracketed))
                nodes += write_text(group, begins=number == 0, raised=raised, close=close)
            elif isinstance(group, Citation):
                # After raised text the bracket would look like a footnote's.
                is_raised = isinstance(before, Group) and before.style == "superscript"
                apart = is_raised or isinstance(before, Citation)
                nodes += [_raw(SEPARATOR)] * apart + [_raw(write_citation(group))]
            elif group.style:
                words = self.groups(group.children, raised or group.style in RAISED)
                nodes.append({"t": TAGS[group.style], "c": words})
            else:
                nodes += [_raw(SEPARATOR)] * isinstance(before, Citation) + [self.link(group)]
            at_line = isinstance(before, str) and before.endswith("\n")
            before = group
        return nodes

    def link(self, group: Group) -> Node:
        link = group.link or ""
        words = "".join(child for child in group.children if isinstance(child, str))
        if link.startswith(LINK_TERM):
            return _raw(write_term(link.removeprefix(LINK_TERM), words, in_table=self.in_table))
        if link == UNLINKED:
            return _raw(write_unlinked(words))
        return {"t": "Link", "c": [NO_ATTRIBUTES, self.groups(group.children), [link, ""]]}


def write_text(text: str, *, begins: bool = True, raised: bool = False, close: str = "") -> list[Node]:
    """Plain text.

    ``begins`` says whether it can be the beginning of a line, ``close`` which characters get a \\ at its beginning,
    ``raised`` whether it stands in raised or lowered text, which pandoc reads twice over: so it is escaped twice.
    """
    if raised:
        return [_escaped_again(node) for node in _words(text, begins)]
    if close and text.startswith(tuple(close)):
        return [_raw("\\" + text[0]), *_words(text[1:], begins=False)]
    return _words(text, begins)


# Pandoc leaves out or forgets some of these next to other marks, so we escape them ourselves.
SPECIAL = re.compile(r"[\\`*_\[\]<>~^|{}]|(?<![^\W_])@|@(?![^\W_])|!(?=\[|$)|&(?=[#\w])|#$")
# What begins a list, a heading, a rule, a caption or a division if it stands at the beginning of a line.
BEGINNING = re.compile(r"(?:[Tt]able)?(?P<mark>:)|\d+(?P<dot>[.)])|(?P<other>[-+=#])")


def _words(text: str, begins: bool) -> list[Node]:
    nodes: list[Node] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            nodes.append({"t": "LineBreak"})
        beginning = BEGINNING.match(line) if begins or number else None
        escaped = {found.start() for found in SPECIAL.finditer(line)}
        if beginning:
            escaped.add(beginning.end() - 1)
        nodes += _line(line, escaped)
    return nodes


def _line(line: str, escaped: set[int]) -> list[Node]:
    nodes: list[Node] = []
    word = ""
    for number, character in enumerate(line):
        if character != " " and number not in escaped:
            word += character
            continue
        if word:
            nodes.append({"t": "Str", "c": word})
        nodes.append({"t": "Space"} if character == " " else _raw("\\" + character))
        word = ""
    return [*nodes, {"t": "Str", "c": word}] if word else nodes


def _escaped_again(node: Node) -> Node:
    return _raw("\\\\" + node["c"][1]) if node["t"] == "RawInline" else node


def _raw(markdown: str) -> Node:
    return {"t": "RawInline", "c": ["markdown", markdown]}
