"""What the pages of schools, historians, questions and positions have in common."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from glossary.terms_of_text import terms_path
from glossary.texts import with_headings, without_links_to
from glossary.uses import live_uses
from historiography.models.indexes import SLUG
from publishing.editions import Edition
from sources.bibliography import bibliography
from sources.citing import citation

BASE = f"/{SLUG}/"


def text_context(edition: Edition, headings: Mapping[str, str], *, first_seen: bool = False) -> dict[str, Any]:
    """The text with its headings by field, what it cites, and how it is cited.

    Unless it is seen, the first heading is for those who cannot see where the text begins.
    """
    titles = {
        name: render_to_string(
            "historiography/text-heading.html", {"heading": heading, "hidden": not (place or first_seen)}
        )
        for place, (name, heading) in enumerate(headings.items())
    }
    version = edition.version
    html = without_links_to(with_headings(edition.bodies()[version.pk], titles), edition.document.pk)
    anchor = edition.document.anchor
    return {
        "html": SafeString(html),
        "lead": version.plain_text.partition("\n")[0],
        "places": [
            (f"{anchor}-b{name}", heading) for name, heading in headings.items() if f'id="{anchor}-b{name}"' in html
        ],
        "terms_path": terms_path(edition, [html]),
        "bibliography": bibliography(edition),
        "citation": citation(edition),
        "base": BASE,
    }


def uses_elsewhere(edition: Edition) -> list[dict[str, Any]]:
    """Where a page is named on the site; the pages of the debate show that otherwise."""
    if edition.is_permanent:
        return []
    return [use for use in live_uses(edition) if not use["path"].startswith(BASE)]


def contents(places: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What leads to the parts of a page, for ``components/headings.html``."""
    return [{"level": 3, "text": heading, "anchor": place} for place, heading in places]
