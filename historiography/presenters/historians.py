"""The page of a historian."""

from typing import Any

from glossary.uses import grouped_uses
from historiography.life import life_in_words
from historiography.listing import historian_name
from historiography.presenters.texts import contents, text_context, uses_elsewhere
from historiography.referred import linked, versions_of, works
from publishing.dates import in_words
from publishing.editions import Edition


def historian(edition: Edition) -> tuple[str, dict[str, Any]]:
    fields = edition.version.fields
    text = text_context(edition, {"profile": "Profile"})
    reading = works(edition, listed={source["coins"] for source in text["bibliography"]})
    uses = uses_elsewhere(edition)
    places = [("works", "Works")] if reading else []
    places += [("where-used", "Where named")] if uses else []
    places += [("bibliography", "Bibliography")] if text["bibliography"] else []
    names = ("text", "language", "script", "romanisation")
    return "historiography/historian.html", {
        **text,
        "historian": {
            "title": edition.version.title,
            "distinction": fields.get("distinction", ""),
            "names": [historian_name(*(row.get(each, "") for each in names)) for row in fields.get("names", [])],
            "life": life_in_words(fields.get("life_dates", "")),
            "affiliation": fields.get("affiliation", ""),
        },
        "standings": standings(edition),
        "works": reading,
        "uses": uses,
        "use_groups": grouped_uses(uses, edition.version.title),
        "headings": contents(places) if len(places) > 1 else [],
    }


def standings(edition: Edition) -> list[dict[str, Any]]:
    """The schools of a historian as the edition shows them, in the order of the version's rows."""
    rows = edition.version.fields.get("memberships", [])
    # The links of a version are those of its rows, each school once (HistorianPage.other_links).
    documents = dict(zip(dict.fromkeys(row["school"] for row in rows), linked(edition, "memberships"), strict=False))
    versions = versions_of(edition, documents.values())
    found = []
    for row in rows:
        version = versions.get(documents.get(row["school"]))
        if version is not None:
            found.append(
                {
                    "title": version.title,
                    "path": edition.path_of(version),
                    "mark": version.fields.get("mark", ""),
                    "is_part": bool(version.fields.get("parent_school")),
                    "period": in_words(row["period"]),
                    "note": row["note"],
                }
            )
    return found
