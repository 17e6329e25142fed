"""What the head of a page tells machines. Apps say for their kinds of documents what an edition is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings

from publishing.json_ld import Thing, breadcrumbs, reference, script_text, thing
from publishing.models import Document, Version

if TYPE_CHECKING:
    from publishing.editions import Edition

# From an edition and the context of its template to what it is.
Describe = Callable[["Edition", Mapping[str, Any]], Thing]
_descriptions: dict[str, Describe] = {}
LANGUAGE = "en-GB"


def register(kind: str, describe: Describe) -> None:
    """Say what documents of a kind (a model label in small letters) are. Called in ``AppConfig.ready()``."""
    _descriptions[kind] = describe


def address(path: str) -> str:
    """An address of the site as the world has it."""
    return f"{settings.SITE_ADDRESS}{path}"


def website() -> Thing:
    return reference("WebSite", address("/"), name=settings.SITE_NAME)


def publication(kind: str, edition: Edition, **values: Any) -> Thing:
    """What is said of every edition, whatever it is: its name, address, version and dates."""
    version = edition.version
    return thing(
        kind,
        **{
            "@id": address(edition.permanent_path if edition.is_permanent else edition.path),
            "name": version.title,
            "url": address(edition.permanent_path if edition.is_permanent else edition.path),
            "version": str(version.number),
            "datePublished": _first_published(version).isoformat(timespec="seconds"),
            "dateModified": version.published_at.isoformat(timespec="seconds"),
            "inLanguage": LANGUAGE,
            "isPartOf": website(),
            "publisher": thing("Organization", name=settings.SITE_NAME, url=address("/")),
        }
        | values,
    )


def _first_published(version: Version):
    if version.number == 1:
        return version.published_at
    first = Version.objects.filter(document=version.document_id, number=1).values_list("published_at", flat=True)
    return first[0]


def structured_data(edition: Edition, context: Mapping[str, Any]) -> str:
    """The text of the script element with all that machines are told; nothing of previews."""
    if edition.is_preview:
        return ""
    describe = _descriptions.get(edition.document.kind)
    things = [describe(edition, context) if describe else publication("WebPage", edition)]
    way = [] if edition.is_permanent else _way_to(edition)
    return script_text([*things, breadcrumbs(way)] if len(way) > 1 else things)


def _way_to(edition: Edition) -> list[tuple[str, str]]:
    """The titles and addresses of the published pages above an edition, and its own. One query."""
    parts = edition.path.strip("/").split("/")
    above = ["/", *(f"/{'/'.join(parts[:count])}/" for count in range(1, len(parts)))]
    titles = dict(Document.objects.live().filter(path__in=above).values_list("path", "current_version__title"))
    way = [(titles[path], address(path)) for path in above if path in titles and path != edition.path]
    return [*way, (edition.version.title, address(edition.path))]
