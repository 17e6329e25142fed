"""Writing .bib files that BibTeX and BibLaTeX both take, in UTF-8."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sources.csl.people import full_name
from sources.csl.plain import plain

Item = Mapping[str, Any]

TYPES = {
    "article": "unpublished",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "collection": "unpublished",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "artwork",
    "interview": "letter",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "music",
    "speech": "unpublished",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
INSTITUTIONS = {"report": "institution", "thesis": "school", "manuscript": "howpublished"}
TITLES = {"title": "title", "title-short": "shorttitle", "collection-title": "series", "event-title": "eventtitle"}
FIELDS = {
    "publisher-place": "address",
    "edition": "edition",
    "version": "version",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "issue": "number",
    "number": "number",
    "genre": "type",
    "archive": "library",
    "archive_location": "note",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
}
VERBATIM = {"DOI": "doi", "URL": "url"}
TAGS = {"i": "emph", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript", "sc": "textsc"}
TAG = re.compile(r"<(/?)(i|b|sup|sub|sc)>|</?span[^<>]*>")
ESCAPES = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}"}
)
SEASONS = {1: 21, 2: 22, 3: 23, 4: 24}


def write_bibtex(items: Sequence[Item]) -> str:
    return "\n".join(_entry(item) for item in items)


def _entry(item: Item) -> str:
    key = re.sub(r"[^\w:.+/-]", "", str(item.get("id", ""))) or "nokey"
    lines = [f"@{TYPES.get(str(item.get('type')), 'misc')}{{{key}"]
    written: set[str] = set()
    for name, value in _fields(item):
        if value and name not in written:
            written.add(name)
            lines.append(f"  {name} = {{{value}}}")
    return ",\n".join(lines) + "\n}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    type = str(item.get("type"))
    yield "entrysubtype", SUBTYPES.get(type, "")
    for role in ("author", "editor", "translator"):
        yield role, " and ".join(_name(person) for person in item.get(role) or ())
    for variable, name in TITLES.items():
        yield name, _title(item.get(variable))
    container = "journal" if TYPES.get(type) in ("article", "review") else "booktitle"
    yield container, _title(item.get("container-title"))
    yield INSTITUTIONS.get(type, "publisher"), _text(item.get("publisher"))
    for variable, name in FIELDS.items():
        value = _text(item.get(variable))
        yield name, re.sub(r"\s*[-–]+\s*", "--", value) if variable == "page" else value
    for variable, name in VERBATIM.items():
        yield name, re.sub(r"[{}\s\\]", lambda char: f"%{ord(char[0]):02X}", plain(item.get(variable)))
    yield from _date("date", item.get("issued"), with_year=True)
    yield from _date("urldate", item.get("accessed"))


def _name(person: Mapping[str, Any]) -> str:
    if not person.get("family"):
        return f"{{{_text(full_name(person))}}}"
    particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
    parts = [f"{particle} {person['family']}".strip(), person.get("suffix") or "", person.get("given") or ""]
    return ", ".join(_grouped(part) for part in (parts if parts[1] else [parts[0], parts[2]]))


def _grouped(part: str) -> str:
    """Words that BibTeX would take for the end of a name, or for a particle's end, are kept together."""
    text = _text(part)
    return f"{{{text}}}" if re.search(r",|\band\b", text) else text


def _title(value: Any) -> str:
    """In braces of its own, so that no style makes small letters of its capitals."""
    text = " ".join(str(value or "").split())
    written, position = "", 0
    open_tags = 0
    for tag in TAG.finditer(text):
        written += _escaped(text[position : tag.start()])
        position = tag.end()
        if tag[2] and not tag[1]:
            written, open_tags = f"{written}\\{TAGS[tag[2]]}{{", open_tags + 1
        elif tag[2] and open_tags:
            written, open_tags = f"{written}}}", open_tags - 1
    written += _escaped(text[position:]) + "}" * open_tags
    return f"{{{written}}}" if written else ""


def _text(value: Any) -> str:
    return _escaped(plain(value))


def _escaped(text: str) -> str:
    """Braces count in BibTeX even where they are escaped: those without a partner become brackets."""
    if "{" in text or "}" in text:
        text = text.replace("{", "(").replace("}", ")")
    return text.translate(ESCAPES)


def _date(name: str, date: Any, with_year: bool = False) -> Iterator[tuple[str, str]]:
    """As BibLaTeX writes dates, and the year alone for BibTeX."""
    parts = [part for part in (date or {}).get("date-parts") or [] if part]
    if not parts:
        if with_year:
            yield "year", _text((date or {}).get("literal"))
        return
    days = ["-".join(f"{int(number):0{2 if place else 4}}" for place, number in enumerate(part)) for part in parts[:2]]
    if str(date.get("season")) in "1234" and len(parts) == 1:
        days = [f"{days[0][:4]}-{20 + int(date['season'])}"]
    yield name, "/".join(days) + ("~" if date.get("circa") else "")
    if with_year:
        yield "year", str(parts[0][0])
