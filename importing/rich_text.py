"""Between the rich text that Wagtail stores and prose."""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from importing.addresses import safe_web_address
from importing.runs import LINK_INSIDE, Group, Paragraph, Prose, Run, nested, normal_prose

TAGS = {"strong": "b", "emphasis": "i", "superscript": "sup", "subscript": "sub"}
STYLE_OF = {tag: style for style, tag in TAGS.items()} | {"strong": "strong", "em": "emphasis"}


def write_prose(prose: Prose, page_key: Callable[[str], int]) -> str:
    """Rich text for paragraphs; ``page_key`` gives the key of the page of a content file."""
    return "".join(f"<p>{_write(nested(paragraph), page_key)}</p>" for paragraph in prose)


def _write(tree: tuple[Group | str, ...], page_key: Callable[[str], int]) -> str:
    return "".join(
        escape(node, quote=False).replace("\n", "<br/>") if isinstance(node, str) else _write_group(node, page_key)
        for node in tree
    )


def _write_group(group: Group, page_key: Callable[[str], int]) -> str:
    words = _write(group.children, page_key)
    if group.style:
        return f"<{TAGS[group.style]}>{words}</{TAGS[group.style]}>"
    link = group.link or ""
    if link.startswith(LINK_INSIDE):
        return f'<a id="{page_key(link.removeprefix(LINK_INSIDE))}" linktype="page">{words}</a>'
    return f'<a href="{escape(link)}">{words}</a>'


def read_prose(html: str, page_path: Callable[[int], str | None], note: Callable[[str], None]) -> Prose:
    """The paragraphs of rich text. ``note`` is told what has no form in a content file and was left out."""
    reader = _Reader(page_path, note)
    reader.feed(html or "")
    reader.close()
    return normal_prose(reader.paragraphs)


class _Reader(HTMLParser):
    def __init__(self, page_path: Callable[[int], str | None], note: Callable[[str], None]):
        super().__init__(convert_charrefs=True)
        self.page_path = page_path
        self.note = note
        self.paragraphs: list[list[Run]] = [[]]
        self.open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "br":
            self.add("\n")
        elif tag == "a":
            self.open.append((tag, self.link(dict(attrs))))
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
        for number in range(len(self.open) - 1, -1, -1):
            if self.open[number][0] == tag:
                del self.open[number]
                return

    def handle_data(self, data: str) -> None:
        # A line end in HTML is a space.
        self.add(data.replace("\n", " "))

    def add(self, text: str) -> None:
        styles = frozenset(STYLE_OF[tag] for tag, _ in self.open if tag in STYLE_OF)
        links = [link for tag, link in self.open if tag == "a" and link]
        self.paragraphs[-1].append(Run(text, styles, links[-1] if links else None))

    def link(self, attributes: dict[str, str | None]) -> str | None:
        address = attributes.get("href") or ""
        if attributes.get("linktype") == "page":
            path = self.page_path(int(attributes.get("id") or 0))
            if path is None:
                self.note("a link to a page that is not published was written as plain text.")
            return LINK_INSIDE + path if path else None
        web = safe_web_address(address)
        if web is None:
            self.note(f"the link to “{address}” was written as plain text.")
        return web


def as_one_paragraph(prose: Prose) -> Paragraph:
    """Prose where only a paragraph has room: paragraphs and lines are joined by spaces."""
    joined: list[Run] = []
    for paragraph in prose:
        joined += [Run(" ")] if joined else []
        joined += [Run(run.text.replace("\n", " "), run.styles, run.link) for run in paragraph]
    return normal_prose([joined])[0] if joined else ()
