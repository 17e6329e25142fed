"""What a reader gets of a document: its current version, a numbered one, or a draft in preview.

Apps register for each kind of document how its edition is presented; this module knows no content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from publishing.cards import card_kinds, card_path
from publishing.compilation.links import attach_cards, linked_documents, resolve_links, without_mentions
from publishing.compilation.structure import Fault
from publishing.models import Document, DocumentState, Version, Withholding
from publishing.site import bare_site_context, site_context
from publishing.stand_ins import filled, fillings
from publishing.structured_data import structured_data

WORDS_PER_MINUTE = 230  # silent reading of English non-fiction: Brysbaert 2019, 238 wpm, less for notes and names


def reading_minutes(words: int) -> int:
    return max(1, ceil(words / WORDS_PER_MINUTE))


@dataclass(frozen=True)
class Edition:
    """A version of a document as it is shown.

    ``members`` are the versions it lists. A permanent edition says nothing that could change later; a preview holds a
    version that was never saved, with the faults of the draft. ``as_of`` is given where a permanent edition is to
    show other texts as they were at a later place in the order of publications than its own.
    """

    document: Document
    version: Version
    members: Sequence[Version] = ()
    is_permanent: bool = False
    is_preview: bool = False
    faults: Sequence[Fault] = ()
    restricted_paths: Sequence[str] = field(default_factory=tuple)
    as_of: int | None = None

    def path_of(self, version: Version) -> str:
        """Where a document is; in a permanent edition, where it was then (old addresses lead to new ones)."""
        return (version.path if self.is_permanent else version.document.path) or "/"

    @property
    def path(self) -> str:
        return self.path_of(self.version)

    @property
    def permanent_path(self) -> str:
        return f"{self.path}v{self.version.number}/"

    @property
    def history_path(self) -> str:
        return f"{self.path}history/"

    @property
    def report_path(self) -> str:
        return f"/report/?version={self.version.pk}"

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.version.word_count + sum(member.word_count for member in self.members))

    @property
    def serial(self) -> int | None:
        """The place in the order of publications as of which other texts are shown here; None for now."""
        if not self.is_permanent:
            return None
        return self.version.serial if self.as_of is None else self.as_of

    def bodies(self) -> dict[int, str]:
        """The HTML of this version and of its members by version key, with links as this edition has them.

        After each body stands its apparatus (notes). A permanent edition keeps the links it was published with.
        """
        own = {version.pk: version.body for version in (self.version, *self.members)}
        found = fillings(self, own.values())
        others = [version for filling in found.values() for version in filling.versions]
        shown = {version.pk: without_mentions(version.body) for version in others}
        if self.is_permanent:
            bodies = own | shown
            cards = self._cards_then(bodies)
        else:
            for body_filter in _body_filters:
                own = body_filter(self, own)
            bodies, cards = _linked_now(own | shown)
        whole = replace(self, members=[*self.members, *others]) if others else self
        after = [apparatus(whole) for apparatus in _apparatus]
        bodies = {
            key: "\n".join(filter(None, [attach_cards(body, cards), *(texts.get(key, "") for texts in after)]))
            for key, body in bodies.items()
        }
        return filled({key: bodies[key] for key in own}, found, bodies)

    def _cards_then(self, bodies: dict[int, str]) -> dict[int, str]:
        """Where the cards were of the documents that these bodies link to, by document key."""
        wanted = set().union(*map(linked_documents, bodies.values()))
        with_card = Document.objects.filter(pk__in=wanted, kind__in=card_kinds()) if wanted and card_kinds() else []
        keys = [document.pk for document in with_card]
        versions = Version.objects.latest_as_of(self.serial, keys)
        # One published in the same set as this, after it, had no version yet at this serial: its first is meant.
        later = Version.objects.filter(document__in=set(keys) - versions.keys(), number=1).select_related("document")
        versions |= {version.document_id: version for version in (later if len(versions) < len(keys) else ())}
        return {key: card_path(self.path_of(version), version.number) for key, version in versions.items()}

    def notices(self) -> dict[int, str]:
        """Why the text of a member is not shown, by version key."""
        withheld = Withholding.objects.filter(version__in=[m.pk for m in self.members], lifted_at=None)
        reasons = {
            key: f"This section is withheld. {reason}" for key, reason in withheld.values_list("version", "reason")
        }
        for member in self.members:
            if any((member.document.path or "").startswith(path) for path in self.restricted_paths):
                reasons[member.pk] = "This section is open to invited readers only."
        return reasons


def _linked_now(bodies: dict[int, str]) -> tuple[dict[int, str], dict[int, str]]:
    """Bodies with links to where documents are now, and where the cards of those are, by document key. One query."""
    wanted = set().union(*map(linked_documents, bodies.values()))
    rows = Document.objects.live().filter(pk__in=wanted).values_list("pk", "path", "kind", "current_version__number")
    found = {key: row for key, *row in rows} if wanted else {}
    paths = {key: path for key, (path, _, _) in found.items()}
    cards = {key: card_path(path, number) for key, (path, kind, number) in found.items() if kind in card_kinds()}
    return {key: resolve_links(body, paths) for key, body in bodies.items()}, cards


# From an edition and its compiled bodies to what readers get of them now, by version key.
BodyFilter = Callable[[Edition, dict[int, str]], dict[int, str]]
_body_filters: list[BodyFilter] = []


def register_body_filter(body_filter: BodyFilter) -> None:
    """Have something change the bodies of all editions but permanent ones, before links are resolved. Called in
    ``AppConfig.ready()``."""
    _body_filters.append(body_filter)


# From an edition to what stands after the body of each of its versions, by version key.
Apparatus = Callable[[Edition], dict[int, str]]
_apparatus: list[Apparatus] = []


def register_apparatus(apparatus: Apparatus) -> None:
    """Have something stand after every body: HTML that was made safe. Called in ``AppConfig.ready()``."""
    _apparatus.append(apparatus)


# From an edition to its template and context.
Presenter = Callable[[Edition], tuple[str, dict[str, Any]]]
_presenters: dict[str, Presenter] = {}


def register_presenter(kind: str, presenter: Presenter) -> None:
    """Say how documents of a kind (a model label in small letters) are presented. Called in ``AppConfig.ready()``."""
    _presenters[kind] = presenter


def edition_html(edition: Edition, base: str = "base.html") -> str:
    """The whole page, the same for every reader; or what another base template makes of its parts.

    Raises LookupError for a kind that no app registered.
    """
    template, context = _presenters[edition.document.kind](edition)
    # A permanent edition must not change when the site's navigation does.
    site = bare_site_context() if edition.is_permanent else site_context()
    told = {"structured_data": SafeString(structured_data(edition, context))}
    return render_to_string(template, {"site": site, "edition": edition, "frame": base, **told, **context})


def current_edition(document: Document, **options) -> Edition:
    """The edition that readers get at the document's own address."""
    return Edition(document, document.current_version, members=members_of(document.current_version), **options)


def permanent_edition(version: Version, **options) -> Edition:
    return Edition(version.document, version, members=members_of(version), is_permanent=True, **options)


def members_of(version: Version) -> list[Version]:
    """The versions that a version lists, in order, each with its document."""
    members = version.members.select_related("member__document")
    return [row.member for row in members]


def is_readable(document: Document) -> bool:
    return document.state == DocumentState.LIVE
