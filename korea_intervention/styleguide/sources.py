"""Sources for the gallery, and the list that they make."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.safestring import mark_safe

from korea_intervention.styleguide.samples import edition, frame
from sources.csl.coins import coins
from sources.facts import facts_of, makers_of
from sources.filtering import SourceFilterForm
from sources.listing import Entry, by_letter, matching
from sources.matching import search_text, sort_text
from sources.presenters import exports_of

Sample = dict[str, Any]

PATH = "/sources/peng1984/"
ITEM: Sample = {
    "id": "peng1984",
    "type": "book",
    "title": "Memoirs of a Chinese Marshal",
    "author": [{"family": "Peng", "given": "Dehuai", "static-ordering": True}],
    "issued": {"date-parts": [[1984]]},
    "publisher": "Foreign Languages Press",
    "publisher-place": "Beijing",
    "ISBN": "9780835112567",
    "URL": "https://example.org/memoirs",
}
HTML = mark_safe("Peng Dehuai. <i>Memoirs of a Chinese Marshal</i>. Foreign Languages Press, 1984.")
SOURCE: Sample = {
    "title": ITEM["title"],
    "key": ITEM["id"],
    "kind": "Book",
    "year": 1984,
    "html": HTML,
    "coins": coins(ITEM),
    "makers": makers_of(ITEM),
    "facts": facts_of(ITEM),
    "archive": "delo 334, Fond 45, Archive of the President, Moscow",
    "annotation": "Written in custody and edited after his death: use it with care.",
    "is_verified": True,
}
SECTION = "/articles/chinas-intervention/section-3/"
USES = [
    {
        "title": "Why China intervened",
        "path": SECTION,
        "container": "China’s Intervention in the Korean War",
        "places": [{"words": f"note {number}", "address": f"{SECTION}#s13-r{number}"} for number in (2, 7)],
        "earlier": [
            {"number": 1, "permanent_path": f"{SECTION}v1/", "published_at": datetime(2026, 11, 3, tzinfo=UTC)},
        ],
    },
    {"title": "Peng Dehuai", "path": "/glossary/peng-dehuai/", "container": "Glossary", "places": [], "earlier": []},
]


def _entry(item: Sample, html: str) -> Entry:
    return Entry(
        title=item["title"],
        path=f"/sources/{item['id']}/",
        csl_type=item["type"],
        html=mark_safe(html),
        coins=coins(item),
        order=sort_text(item),
        words=search_text(item),
    )


ENTRIES = [
    _entry(ITEM, HTML),
    _entry(
        {"id": "whiting1960", "type": "thesis", "title": "China Crosses the Yalu", "author": [{"family": "Whiting"}]},
        "Whiting, Allen S. <i>China Crosses the Yalu</i>. Macmillan, 1960.",
    ),
]


def source() -> Sample:
    return {
        **frame(),
        "source": SOURCE,
        "exports": exports_of(PATH.rstrip("/")),
        "uses": USES,
        "index_path": "/sources/",
        "edition": edition(PATH),
    }


def permanent_source() -> Sample:
    return {**source(), "exports": [], "uses": [], "edition": edition(PATH, is_permanent=True)}


def unused_source() -> Sample:
    bare = SOURCE | {"archive": "", "annotation": "", "is_verified": False, "facts": [], "makers": []}
    return {**source(), "source": bare, "uses": []}


def index(question: Mapping[str, str] | None = None, entries: list[Entry] = ENTRIES) -> Sample:
    form = SourceFilterForm(question, entries=entries)
    found = matching(entries, **form.asked())
    return {
        **frame(),
        "edition": edition("/sources/"),
        "index": {"title": "Sources", "introduction": "The works that this site cites."},
        "form": form,
        "total": len(entries),
        "count": len(found),
        "is_filtered": question is not None,
        "letters": by_letter(found),
        "exports": exports_of("/sources"),
    }


def filtered_index() -> Sample:
    return index({"kind": "thesis", "q": "x" * 101})


def unanswered_index() -> Sample:
    return index({"q": "Napoleon"})


def empty_index() -> Sample:
    return index(entries=[])


def components() -> Sample:
    """What the gallery shows beside whole pages."""
    return {"sources": {"uses": USES, "exports": exports_of("/sources"), "list": index()}}
