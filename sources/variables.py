"""The variables of a CSL-JSON item: which there are, what each holds, and what an editor calls them."""

from __future__ import annotations

from sources.csl.items import DATES, NAMES

# In the order of a title page; what stands here an editor can fill in.
LABELS = {
    "title": "title",
    "title-short": "short title",
    "container-title": "in (book, journal, newspaper, site)",
    "collection-title": "series",
    "collection-number": "number in the series",
    "original-title": "original title",
    "reviewed-title": "title of the reviewed work",
    "genre": "kind of thing, in words",
    "medium": "medium",
    "edition": "edition",
    "volume": "volume",
    "number-of-volumes": "number of volumes",
    "volume-title": "title of the volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "number-of-pages": "number of pages",
    "publisher": "publisher",
    "publisher-place": "place of publication",
    "original-publisher": "original publisher",
    "original-publisher-place": "original place of publication",
    "event-title": "conference or occasion",
    "event-place": "place of the conference or occasion",
    "authority": "court or authority",
    "jurisdiction": "jurisdiction",
    "archive": "archive",
    "archive_collection": "collection in the archive",
    "archive-place": "place of the archive",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "web address",
    "language": "language",
    "annote": "annotation",
}
# Known to CSL and kept as they came; the form does not show them.
OTHERS = (
    *("abstract", "archive_location", "call-number", "chapter-number", "citation-key", "citation-label", "categories"),
    *(
        "citation-number",
        "container-title-short",
        "custom",
        "dimensions",
        "division",
        "event",
        "first-reference-note-number",
    ),
    *(
        "journalAbbreviation",
        "keyword",
        "locator",
        "note",
        "page-first",
        "part",
        "part-number",
        "part-title",
        "PMCID",
        "PMID",
    ),
    *(
        "printing",
        "printing-number",
        "references",
        "reviewed-genre",
        "scale",
        "section",
        "shortTitle",
        "source",
        "status",
    ),
    *("supplement", "supplement-number", "version", "year-suffix"),
)
TEXTS = frozenset((*LABELS, *OTHERS)) - {"categories", "custom"}
KNOWN = frozenset((*LABELS, *OTHERS, *NAMES, *DATES, "id", "type"))
LONG_TEXTS = frozenset({"abstract", "annote", "note", "references"})
MOST_CHARACTERS = 2_000
MOST_CHARACTERS_OF_A_LONG_TEXT = 50_000


def label_of(variable: str) -> str:
    return LABELS.get(variable) or variable.replace("_", " ").replace("-", " ")
