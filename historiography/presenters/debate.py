"""The page on the debate as a whole, and the list of historians."""

from collections import Counter
from typing import Any

from django.urls import reverse

from historiography.chart.showing import chart
from historiography.chart.works import Opening, opening, school_works
from historiography.listing import School, answers, by_letter, historians, questions, schools, speaking
from historiography.presenters.texts import text_context
from historiography.referred import linked, versions_of
from publishing.editions import Edition


def historiography_index(edition: Edition) -> tuple[str, dict[str, Any]]:
    openings = _openings(edition)
    # A permanent page is the page's own words: what is listed on it changes.
    listed = {} if edition.is_permanent else _listed(edition, openings)
    return "historiography/index.html", {
        **text_context(edition, {"debate": "The debate"}, first_seen=True),
        **listed,
        "index": {"title": edition.version.title, "introduction": edition.version.fields.get("introduction", "")},
        "openings": openings,
    }


def _openings(edition: Edition) -> list[Opening]:
    """The openings of sources as the edition shows them; what has a source leads there."""
    rows = edition.version.fields.get("openings", [])
    keys = dict.fromkeys(row["source"] for row in rows if row["source"])
    # The links of a version are those of its rows, each source once (HistoriographyIndexPage.other_links).
    documents = dict(zip(keys, linked(edition, "openings"), strict=False))
    versions = versions_of(edition, documents.values())
    paths = {key: edition.path_of(version) for key, version in versions.items()}
    return [opening(row["date"], row["text"], paths.get(documents.get(row["source"]), "")) for row in rows]


def _listed(edition: Edition, openings: list[Opening]) -> dict[str, Any]:
    """What the debate consists of now. As many queries for one as for many."""
    closed = edition.restricted_paths
    known = schools(closed)
    asked = questions(closed)
    given = answers(closed)
    compared = speaking(known, given)
    keys = {school.key for school in compared}
    counts = Counter(question for question, school in given if school in keys)
    return {
        "schools": _with_parts(known),
        "questions": [{"question": each, "answers": counts[each.key]} for each in asked],
        "count": len(compared),
        "chart": chart(school_works(known, closed), openings),
        "compare_path": reverse("compare_schools"),
        "historians_path": f"{edition.path}historians/",
        "historian_count": len(historians(closed, known)),
    }


def _with_parts(known: list[School]) -> list[dict[str, Any]]:
    """Each school of its own with those within it; one whose school is not to be had stands by itself."""
    keys = {school.key for school in known}
    return [
        {"school": school, "parts": [each for each in known if each.whole == school.key]}
        for school in known
        if school.whole not in keys
    ]


def historian_index(edition: Edition) -> tuple[str, dict[str, Any]]:
    """Everyone whom the site has a page on, from A to Z."""
    closed = edition.restricted_paths
    known = [] if edition.is_permanent else schools(closed)
    found = [] if edition.is_permanent else historians(closed, known)
    named = {school.key for each in found for school in each.schools}
    fields = edition.version.fields
    return "historiography/historians.html", {
        "index": {"title": edition.version.title, "introduction": fields.get("introduction", "")},
        "total": len(found),
        "letters": by_letter(found),
        "schools": [school for school in known if school.key in named],
    }
