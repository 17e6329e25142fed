"""HTML of pandoc's inline elements: a few tags of ours, everything else escaped."""

from collections.abc import Sequence
from html import escape
from typing import Any

Inline = dict[str, Any]

TAGS = {"Strong": "b", "Superscript": "sup", "Subscript": "sub"}
LITERAL = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
SAFE_SCHEMES = ("http://", "https://")


def html_of(inlines: Sequence[Inline]) -> str:
    return "".join(_html(inline) for inline in inlines)


def _html(inline: Inline) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return escape(str(content))
    if kind in LITERAL:
        return LITERAL[kind]
    if kind == "Emph":
        return _italic(content)
    if kind in TAGS:
        return _wrapped(TAGS[kind], html_of(content))
    if kind == "Link":
        return _link(content)
    return _other(kind, content)


def _other(kind: str, content: Any) -> str:
    if kind == "SmallCaps":
        inner = html_of(content)
        return f'<span class="small-caps">{inner}</span>' if inner else ""
    if kind == "Quoted":
        opening, closing = QUOTES[content[0]["t"]]
        return opening + html_of(content[1]) + closing
    if kind in ("Span", "Cite"):
        return html_of(content[1])
    if kind in ("Underline", "Strikeout"):
        return html_of(content)
    if kind in ("Code", "Math", "RawInline"):
        return escape(str(content[1]))
    return ""


def _wrapped(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _italic(content: Sequence[Inline]) -> str:
    """Italics within italics stand upright."""
    parts: list[str] = []
    for inline in _without_spans(content):
        parts.append(f"</i>{html_of(inline['c'])}<i>" if inline["t"] == "Emph" else _html(inline))
    return _wrapped("i", "".join(parts)).replace("<i></i>", "")


def _without_spans(content: Sequence[Inline]) -> list[Inline]:
    flat: list[Inline] = []
    for inline in content:
        flat.extend(_without_spans(inline["c"][1]) if inline["t"] == "Span" else [inline])
    return flat


def _link(content: Any) -> str:
    address, inner = str(content[2][0]), html_of(content[1])
    if not address.lower().startswith(SAFE_SCHEMES):
        return inner
    return f'<a href="{escape(address)}">{inner}</a>'
