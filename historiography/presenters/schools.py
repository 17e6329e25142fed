"""The page of a school: what it holds, from what sources, who belongs to it, and what it answers."""

from typing import Any

from glossary.uses import grouped_uses
from historiography.listing import School, answers, historians, questions, schools, speaking
from historiography.presenters.texts import contents, text_context, uses_elsewhere
from historiography.referred import linked, versions_of, works
from publishing.dates import in_words
from publishing.editions import Edition

HEADINGS = {"thesis": "Thesis", "evidence_base": "Evidence base", "critics": "Critics"}


def school(edition: Edition) -> tuple[str, dict[str, Any]]:
    fields = edition.version.fields
    text = text_context(edition, HEADINGS)
    reading = works(edition, listed={source["coins"] for source in text["bibliography"]})
    # A permanent page is the school's own words: who belongs to it and what it answers is published elsewhere.
    around = {} if edition.is_permanent else _around(edition)
    uses = uses_elsewhere(edition)
    parts = {
        "parts": "Schools within it",
        "answers": "Answers",
        "historians": "Historians",
    }
    places = text["places"] + [(anchor, heading) for anchor, heading in parts.items() if around.get(anchor)]
    places += [("works", "Works")] if reading else []
    places += [("where-used", "Where named")] if uses else []
    places += [("bibliography", "Bibliography")] if text["bibliography"] else []
    return "historiography/school.html", {
        **text,
        **around,
        "school": {
            "title": edition.version.title,
            "short_title": fields.get("short_title", ""),
            "mark": fields.get("mark", ""),
            "is_part": bool(fields.get("parent_school")),
            "period": in_words(fields.get("period", "")),
        },
        "whole": _whole(edition),
        "works": reading,
        "uses": uses,
        "use_groups": grouped_uses(uses, edition.version.title),
        "headings": contents(places),
    }


def _whole(edition: Edition) -> dict[str, str] | None:
    """The school that it is part of."""
    for version in versions_of(edition, linked(edition, "parent_school")).values():
        return {"title": version.title, "path": edition.path_of(version)}
    return None


def _around(edition: Edition) -> dict[str, Any]:
    """What other pages and records say of a school. As many queries for one as for many."""
    closed = edition.restricted_paths
    known = schools(closed)
    own = next((each for each in known if each.document == edition.document.pk), None)
    if own is None:
        return {}
    given = answers(closed)
    compared = speaking([each for each in known if own.key in (each.key, each.whole)], given)
    told = [own] if own in compared else compared
    return {
        "parts": [each for each in known if each.whole == own.key],
        "historians": _members(edition, known, own),
        "is_told_by_parts": told != [own],
        "answers": [
            {
                "question": question,
                "answers": [{"school": each, "answer": given.get((question.key, each.key))} for each in told],
            }
            for question in questions(closed)
        ],
    }


def _members(edition: Edition, known: list[School], own: School) -> list[dict[str, Any]]:
    """The historians of a school and of those within it, each with when and how they belong to it."""
    within = {own.key} | {each.key for each in known if each.whole == own.key}
    found = []
    for each in historians(edition.restricted_paths, known):
        standings = [standing for standing in each.standings if standing.school.key in within]
        if standings:
            found.append({"historian": each, "standings": standings, "own": own})
    return found
