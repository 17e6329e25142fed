"""Terms for the gallery, invented like the rest, and the list that they make."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import mark_safe

from glossary.forms import TermFilterForm
from glossary.listing import Entry, by_letter, matching
from glossary.naming import beside_title, name_entry
from glossary.uses import grouped_uses
from korea_intervention.styleguide import citing
from korea_intervention.styleguide.samples import edition, frame
from publishing.usage import Place

Sample = dict[str, Any]

PATH = "/glossary/peng-dehuai/"
NAMES = [
    {"text": "彭德怀", "language": "zh-Hans", "script": "Hans", "romanisation": "", "is_abbreviation": False},
    {"text": "P’eng Te-huai", "language": "zh-Latn", "script": "Latn", "romanisation": "wade-giles"}
    | {"is_abbreviation": False},
    {"text": "PDH", "language": "en", "script": "", "romanisation": "", "is_abbreviation": True},
]
DEFINITION = "Commander of the Chinese People’s Volunteers in Korea from October 1950, later Minister of Defence."
HEADING = '<h2 class="term-text__heading">{}</h2>'
TEXTS = {
    "definition": mark_safe(f"<p>{DEFINITION}</p>"),
    "full_description": mark_safe("<p>Born in Hunan in 1898, he rose to deputy commander of the army.</p>"),
    "critical_perspective": mark_safe("<p>His memoirs were written in custody: use them with care.</p>"),
}
TERM: Sample = {
    "title": "Peng Dehuai",
    "kind": "Person",
    "names": [name_entry(name) for name in NAMES],
    "perspective_author": "The editors",
    "subjects": ["Chinese military history", "Korean War"],
    "html": mark_safe(
        "\n".join(
            f'<div class="block block-{name}" id="s40-b{name}">'
            f"{HEADING.format(name.replace('_', ' ').capitalize())}{text}</div>"
            for name, text in TEXTS.items()
        )
    ),
}
SECTION = "/articles/chinas-intervention/section-{}/"
USES = [
    {
        "title": title,
        "path": SECTION.format(number),
        "container": "China’s Intervention in the Korean War",
        "container_path": "/articles/chinas-intervention/",
        "places": [Place(words, f"{SECTION.format(number)}#s1{number}-b{place}") for place, words in enumerate(found)],
    }
    for number, title, found in (
        (3, "Why China intervened", ["“Peng”", "“the commander”"]),
        (4, "Mao and the decision", ["“Peng Dehuai”"]),
    )
]
USE_GROUPS = grouped_uses(USES, "Peng Dehuai")
ENTRIES = [
    Entry(
        "38th Parallel", "/glossary/38th-parallel/", "place", (), ("Korean War",), "Where Korea was divided in 1945."
    ),
    Entry("Peng Dehuai", PATH, "person", tuple(TERM["names"]), tuple(TERM["subjects"]), DEFINITION),
    Entry("Yalu", "/glossary/yalu/", "place", (), (), "The river between Korea and China."),
]


def term() -> Sample:
    texts = ["Definition", "Full description", "Critical perspective", "Further reading"]
    anchors = [f"s40-b{name}" for name in (*TEXTS, "further_reading")]
    return {
        **frame(),
        "term": TERM,
        "definition": DEFINITION,
        "headings": [{"level": 3, "text": t, "anchor": a} for t, a in zip(texts, anchors, strict=True)],
        "reading": [{**source, "path": "/sources/chen1994/"} for source in citing.BIBLIOGRAPHY],
        "reading_anchor": anchors[-1],
        "uses": USES,
        "use_groups": USE_GROUPS,
        "terms_path": f"{PATH}v4/terms/?now",
        "bibliography": citing.BIBLIOGRAPHY,
        "citation": citing.CITATION,
        "index_path": "/glossary/",
        "edition": edition(PATH),
    }


def permanent_term() -> Sample:
    return {**term(), "uses": [], "edition": edition(PATH, is_permanent=True)}


def card() -> Sample:
    return {
        "term": TERM,
        "names": beside_title(TERM["names"]),
        "texts": TEXTS,
        "path": PATH,
        "permanent_path": f"{PATH}v4/",
        "is_withdrawn": False,
    }


def terms_of_text() -> Sample:
    entry = {"path": PATH, "title": TERM["title"], "names": beside_title(TERM["names"])}
    return {
        **frame(),
        "title": "Why China intervened",
        "version": {"number": 4},
        "path": "/articles/chinas-intervention/section-3/",
        "is_current": True,
        "terms": [{**entry, "definition": TEXTS["definition"]}],
    }


def permanent_terms_of_text() -> Sample:
    return {**terms_of_text(), "is_current": False}


def no_terms_of_text() -> Sample:
    return {**terms_of_text(), "terms": []}


def index(question: Mapping[str, str] | None = None, entries: list[Entry] = ENTRIES) -> Sample:
    form = TermFilterForm(question, entries=entries)
    found = matching(entries, **form.asked())
    introduction = "The people, places and ideas that the articles speak of, with their names."
    return {
        **frame(),
        "edition": edition("/glossary/"),
        "index": {"title": "Glossary", "introduction": introduction},
        "form": form,
        "total": len(entries),
        "count": len(found),
        "is_filtered": question is not None,
        "letters": by_letter(found),
    }


def filtered_index() -> Sample:
    return index({"kind": "place", "subject": "Botany"})


def unanswered_index() -> Sample:
    return index({"q": "Napoleon"})


def empty_index() -> Sample:
    return index(entries=[])


def components() -> Sample:
    """What the gallery shows beside whole pages."""
    return {
        "card": card(),
        "terms": {"names": TERM["names"], "use_groups": USE_GROUPS, "entry": ENTRIES[1]},
        "list": index(),
    }
