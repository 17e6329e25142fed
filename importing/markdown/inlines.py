"""Between pandoc's inline nodes and runs of text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from importing.markdown.literals import LITERAL, is_citation
from importing.markdown.pandoc import Node
from importing.runs import RAISED, STYLES, Group, Paragraph, Run, nested

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


class InlineReader:
    """Turns inline nodes into runs. ``refuse`` is told what is wrong and words to find it by."""

    def __init__(self, refuse: Callable[[str, str], None], link: Callable[[str], str | None]):
        self.refuse = refuse
        self.link = link

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
                yield self.citation_run(content[1], styles, link)
            else:
                self.refuse_node(node)

    def link_runs(self, content: Any, styles: frozenset[str], outer: str | None) -> Iterator[Run]:
        attributes, words, (address, title) = content
        identifier, classes, pairs = attributes
        if identifier or pairs or title or set(classes) - {"uri", "email"}:
            self.refuse("A link has words and an address, and neither title nor attributes.", address)
        if outer is not None:
            self.refuse("There is a link within a link.", address)
        if not "".join(run.text for run in self.runs(words, styles)).strip(" \n"):
            self.refuse("A link needs words to click on.", address)
        yield from self.runs(words, styles, self.link(address))

    def citation_run(self, words: list[Node], styles: frozenset[str], link: str | None) -> Run:
        text = "".join(node.get("c", " ") for node in words)
        if not is_citation(text):
            self.refuse(
                "A citation is written [@key, locator], in brackets and plain text, several separated by semicolons. "
                "Write \\@ for a plain @.",
                text.split(" ")[0],
            )
        return Run(text, styles, link)

    def refuse_node(self, node: Node) -> None:
        tag, content = node["t"], node.get("c", "")
        if tag == "RawInline":
            self.refuse(f"HTML has no place in a text ({content[1]}): write \\< for a “<”.", content[1])
        else:
            words = content[1] if tag == "Code" else ""
            self.refuse(REFUSED.get(tag, f"{tag} has no place in a text."), words)


def write_inlines(paragraph: Paragraph) -> list[Node]:
    """The nodes of a paragraph's runs."""
    return _write_groups(nested(paragraph))


def _write_groups(tree: tuple[Group | str, ...], raised: bool = False) -> list[Node]:
    nodes: list[Node] = []
    for number, group in enumerate(tree):
        if isinstance(group, str):
            following = tree[number + 1 : number + 2]
            before_link = any(isinstance(after, Group) and after.style is None for after in following)
            nodes += write_text(group, begins=number == 0, before_link=before_link, raised=raised)
            continue
        words = _write_groups(group.children, raised or group.style in RAISED)
        if group.style:
            nodes.append({"t": TAGS[group.style], "c": words})
        else:
            nodes.append({"t": "Link", "c": [NO_ATTRIBUTES, words, [group.link, ""]]})
    return nodes


def write_text(text: str, *, begins: bool = True, before_link: bool = False, raised: bool = False) -> list[Node]:
    """Plain text, with what has a meaning in brackets left in brackets.

    ``begins`` says whether it can be the beginning of a line, ``before_link`` whether a link follows,
    ``raised`` whether it stands in raised or lowered text, which pandoc reads twice over: so it is escaped twice.
    """
    nodes: list[Node] = []
    done = 0
    if raised:
        return [_escaped_again(node) for node in _words(text, begins)]
    for found in LITERAL.finditer(text):
        # In these places the brackets would define an address or be the words of a link.
        line_begins = not text[: found.start()].rpartition("\n")[2].strip()
        if (text[found.end() :].startswith(":") and line_begins) or (before_link and found.end() == len(text)):
            continue
        nodes += _words(text[done : found.start()], begins and done == 0)
        if found["citation"]:
            nodes.append(_raw(found["citation"]))
        else:
            nodes += [_raw("[[" + found["mark"]), *_words(found["name"], False), _raw("]]")]
        done = found.end()
    return nodes + _words(text[done:], begins and done == 0)


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
