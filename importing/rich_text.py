"""Between the rich text that Wagtail stores and prose."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

from importing.addresses import safe_web_address
from importing.citations import Citation, Cite
from importing.references import References
from importing.runs import (
    LINK_INSIDE,
    LINK_TERM,
    RAISED,
    UNLINKED,
    Group,
    Paragraph,
    Prose,
    Run,
    Tree,
    nested,
    normal_prose,
)
from sources import citations

TAGS = {"strong": "b", "emphasis": "i", "superscript": "sup", "subscript": "sub"}
STYLE_OF = {tag: style for style, tag in TAGS.items()} | {"strong": "strong", "em": "emphasis"}
Note = Callable[[str], None]


def write_prose(prose: Prose, references: References) -> str:
    """Rich text for paragraphs. What they link to and cite must be known."""
    return "".join(f"<p>{_write(nested(paragraph), references)}</p>" for paragraph in prose)


def _write(tree: Tree, references: References) -> str:
    return "".join(_write_node(node, references) for node in tree)


def _write_node(node: Group | Citation | str, references: References) -> str:
    if isinstance(node, str):
        return escape(node, quote=False).replace("\n", "<br/>")
    if isinstance(node, Citation):
        cited = [cite.stored(references.source_keys[cite.key]) for cite in node.cites]
        return citations.write_citation(cited, references.source_labels)
    words = _write(node.children, references)
    link = node.link or ""
    if node.style:
        return f"<{TAGS[node.style]}>{words}</{TAGS[node.style]}>"
    if link.startswith(LINK_INSIDE):
        return f'<a linktype="page" id="{references.keys[link.removeprefix(LINK_INSIDE)]}">{words}</a>'
    if link.startswith(LINK_TERM):
        return f'<a linktype="term" id="{references.keys[link.removeprefix(LINK_TERM)]}">{words}</a>'
    if link == UNLINKED:
        return f'<span class="unlinked">{words}</span>'
    return f'<a href="{escape(link)}">{words}</a>'


def read_prose(html: str, references: References, note: Note) -> Prose:
    """The paragraphs of rich text. ``note`` is told what has no form in a content file and was left out."""
    reader = _Reader(references, note)
    reader.feed(html or "")
    reader.close()
    return normal_prose(reader.paragraphs)


class _Reader(HTMLParser):
    def __init__(self, references: References, note: Note):
        super().__init__(convert_charrefs=True)
        self.references = references
        self.note = note
        self.paragraphs: list[list[Run]] = [[]]
        self.open: list[tuple[str, str | None]] = []
        self.in_citation = False
        self.term_begun = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "br":
            self.add("\n")
        elif tag == "a":
            self.open_link({name: value or "" for name, value in attrs})
        elif tag == "span" and ("class", "unlinked") in attrs:
            self.open.append((tag, UNLINKED))
        elif tag in STYLE_OF:
            self.open.append((tag, None))
        else:
            self.note(f"<{tag}> has no form in a file: its words were kept.")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.add("\n")
        else:
            super().handle_startendtag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "a":
            self.end_link()
        for number in range(len(self.open) - 1, -1, -1):
            if self.open[number][0] == tag:
                del self.open[number]
                return

    def handle_data(self, data: str) -> None:
        # A line end in HTML is a space. The words of a citation are for editors only.
        if not self.in_citation:
            self.add(data.replace("\n", " "))

    def styles(self) -> frozenset[str]:
        return frozenset(STYLE_OF[tag] for tag, _ in self.open if tag in STYLE_OF)

    def add(self, text: str) -> None:
        # Words of a link become no other link in any case.
        links = [link for _, link in sorted(self.open, key=lambda one: one[0] == "a") if link]
        self.paragraphs[-1].append(Run(text, self.styles(), links[-1] if links else None))

    def open_link(self, attributes: dict[str, str]) -> None:
        citation = self.citation(attributes) if attributes.get("linktype") == "citation" else None
        if citation is not None:
            self.in_citation = True
            self.paragraphs[-1].append(Run("", self.styles(), citation=citation))
        link = None if attributes.get("linktype") == "citation" else self.link(attributes)
        self.open.append(("a", link))
        self.term_begun = len(self.paragraphs[-1])

    def end_link(self) -> None:
        self.in_citation = False
        words = [run for run in self.paragraphs[-1][self.term_begun :] if run.is_term and run.text.strip()]
        if len({run.styles for run in words}) > 1 or any(run.styles & RAISED for run in words):
            self.note("a link to a term is all in one style, neither raised nor lowered: its words lost theirs.")

    def citation(self, attributes: dict[str, str]) -> Citation | None:
        try:
            cited = citations.read_items(attributes.get("items", ""))
        except ValueError as fault:
            self.note(f"a citation was written as plain text. {fault}")
            return None
        names = self.references.source_names
        cites = [Cite.of(names[one.source], one) for one in cited if one.source in names]
        if len(cites) < len(cited):
            self.note("a citation of a source that is not published was left out.")
        return Citation(tuple(cites)) if cites else None

    def link(self, attributes: dict[str, str]) -> str | None:
        address, kind = attributes.get("href", ""), attributes.get("linktype")
        if kind in ("page", "term"):
            key = attributes.get("id", "")
            path = self.references.paths.get(int(key)) if key.isdecimal() else None
            if path is None:
                self.note(f"a link to a {kind} that is not published was written as plain text.")
            return (LINK_TERM if kind == "term" else LINK_INSIDE) + path if path else None
        web = safe_web_address(address)
        if web is None:
            self.note(f"the link to “{address}” was written as plain text.")
        return web


def as_one_paragraph(prose: Prose) -> Paragraph:
    """Prose where only a paragraph has room: paragraphs and lines are joined by spaces."""
    joined: list[Run] = []
    for paragraph in prose:
        joined += [Run(" ")] if joined else []
        joined += [replace(run, text=run.text.replace("\n", " ")) for run in paragraph]
    return normal_prose([joined])[0] if joined else ()
