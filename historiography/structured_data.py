"""What historians are to machines. Nothing is told of them that their version does not say."""

import re
from collections.abc import Mapping
from typing import Any

from publishing.editions import Edition
from publishing.json_ld import Thing, thing
from publishing.structured_data import publication

CERTAIN_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def historian(edition: Edition, context: Mapping[str, Any]) -> Thing:
    """A page about a person: the dates are the page's, not the person's."""
    return publication("ProfilePage", edition, mainEntity=person(edition.version.fields))


def person(fields: Mapping[str, Any]) -> Thing:
    born, _, died = fields.get("life_dates", "").partition("/")
    affiliation = fields.get("affiliation", "")
    return thing(
        "Person",
        name=fields["title"],
        familyName=fields.get("family_name", ""),
        alternateName=[name["text"] for name in fields.get("names", [])],
        birthDate=_certain(born),
        deathDate=_certain(died),
        affiliation=thing("Organization", name=affiliation) if affiliation else None,
    )


def _certain(date: str) -> str:
    """A date as machines take it; of one that is uncertain they could not tell that it is."""
    return date if CERTAIN_DATE.fullmatch(date) else ""
