"""What versions of articles and sections are to a bibliography."""

from typing import Any

from django.conf import settings

from articles.names import family_and_given
from publishing.models import Version
from sources.citing import Item, site_item


def article_item(version: Version) -> Item:
    return site_item(
        version,
        author=people(version.fields.get("authors", [])),
        **{"container-title": settings.SITE_NAME},
    )


def section_item(version: Version) -> Item:
    """A chapter of the article that first listed this very version: that says the same for ever."""
    memberships = version.memberships.order_by("version__serial").select_related("version")
    first = memberships.first()
    if first is None:
        return site_item(version, author=[], **{"container-title": settings.SITE_NAME})
    return site_item(
        version,
        type="chapter",
        author=people(first.version.fields.get("authors", [])),
        publisher=settings.SITE_NAME,
        **{"container-title": first.version.title},
    )


def people(authors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Authors as an article's version names them, as CSL has names."""
    return [_person(author["name"], author.get("family_name", "")) for author in authors]


def _person(name: str, family_name: str) -> dict[str, Any]:
    parts = family_and_given(name, family_name)
    if parts is None:
        return {"literal": name}
    family, given, is_first = parts
    person: dict[str, Any] = {"family": family, "given": given} if given else {"family": family}
    return person | ({"static-ordering": True} if is_first else {})
