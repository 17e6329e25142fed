"""What follows when something was published or withdrawn: which texts have to be decided about anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from linking.compilation import KEPT, Linked
from linking.engine import Entry
from linking.groups import containers_of, members_of, named_elsewhere
from linking.index import current_names
from linking.models import LinkDecision, LinkTarget, LinkText, NamesStamp
from linking.recording import record_places, record_text
from linking.registry import entry_of, is_target, subjects_of
from linking.searching import texts_linked_to, texts_with
from linking.tasks import start_run
from publishing.actions.publication_sets import at_end_of_set
from publishing.compilation.structure import Compilation
from publishing.models import Dependency, DependencyKind, Document, DocumentState, Version


@dataclass(frozen=True)
class Recorded:
    """A text that got a version. ``touches_others`` tells that its article's other texts may have to be relinked."""

    document: int
    container: int | None
    linked: Linked
    touches_others: bool


def text_recorded(sender, version: Version, compilation: Compilation, **kwargs) -> None:
    """Receives ``publishing.signals.version_recorded``: stores what was decided about a text when it was compiled."""
    linked = compilation.kept.get(KEPT)
    if linked is None:
        return
    before = LinkText.objects.filter(document=version.document_id).values_list("named", flat=True).first()
    record_text(version, folded=linked.folded, named=linked.named)
    record_places(version, linked.places)
    touches = frozenset(before or ()) != linked.named or _is_regrouped(version)
    at_end_of_set(follow, Recorded(version.document_id, compilation.container, linked, touches))


def _is_regrouped(version: Version) -> bool:
    """Whether a version that lists others lists not the same, or is about something else, than the one before."""
    before = Version.objects.filter(document=version.document_id, number=version.number - 1).first()
    if before is None:
        return False
    lists = [set(one.members.values_list("member__document", flat=True)) for one in (before, version)]
    return bool(lists[0] or lists[1]) and (lists[0] != lists[1] or subjects_of(before) != subjects_of(version))


def document_changed(sender, document: Document, **kwargs) -> None:
    """Receives ``publishing.signals.document_changed``: other names, once those of an entry are others."""
    if not is_target(document):
        return
    known = LinkTarget.objects.filter(pk=document.pk).first()
    if known is None or known.version_id != _version_for_readers(document):
        NamesStamp.change()
        at_end_of_set(follow, document.pk)


def _version_for_readers(document: Document) -> int | None:
    return document.current_version_id if document.state == DocumentState.LIVE else None


def follow(items: list[Recorded | int]) -> None:
    """Have the texts relinked that a publication set touches; ``int`` stands for an entry that changed."""
    recorded = {item.document: item for item in items if isinstance(item, Recorded)}
    changes = _take_over({item for item in items if isinstance(item, int)})
    stale = {key for key, item in recorded.items() if _is_stale(item)}
    texts = texts_with([entry for change in changes for entry in change.entries])
    keys = [change.document.pk for change in changes]
    redefined = [change.document.pk for change in changes if change.is_redefined]
    texts |= texts_linked_to(keys) | _linked_by_authors(redefined)
    texts |= _others({key for key, item in recorded.items() if item.touches_others})
    # What was published in this set was decided about with the same names and evidence already.
    texts = (texts - recorded.keys()) | stale
    if texts:
        cause = keys[0] if len(keys) == 1 else None
        start_run(sorted(texts), reason=_reason(changes, recorded), cause=cause, redefined=redefined)


@dataclass(frozen=True)
class Change:
    """An entry as texts were linked by it, and as they are to be from now on."""

    document: Document
    old: Version | None
    new: Version | None

    @property
    def entries(self) -> list[Entry]:
        return [entry_of(version) for version in (self.old, self.new) if version is not None]

    @property
    def is_redefined(self) -> bool:
        return bool(self.old and self.new and self.old.plain_text != self.new.plain_text)

    @property
    def words(self) -> str:
        version = self.new or self.old
        verb = "changed" if self.old and self.new else "was published" if self.new else "was withdrawn"
        return f"“{version.title if version else self.document}” {verb}."


def _take_over(targets: set[int]) -> list[Change]:
    """Note which names hold from now on; returns what that changes."""
    documents = Document.objects.filter(pk__in=targets).select_related("current_version__document")
    known = LinkTarget.objects.select_related("version__document").in_bulk(targets)
    changes = []
    for document in documents.order_by("pk"):
        new = document.current_version if _version_for_readers(document) else None
        old = known[document.pk].version if document.pk in known else _version_before(document)
        LinkTarget.objects.update_or_create(document=document, defaults={"version": new})
        if old != new:
            changes.append(Change(document, old, new))
    return changes


def _version_before(document: Document) -> Version | None:
    """What texts may have been linked by before that was noted."""
    versions = Version.objects.filter(document=document).select_related("document").newest_first()
    return versions.exclude(pk=_version_for_readers(document)).first()


def _is_stale(item: Recorded) -> bool:
    """Whether something that decides about a text changed between its compilation and the end of the set."""
    linked = item.linked
    if linked.names.entries != current_names().entries:
        return True
    if named_elsewhere(item.document, item.container) != linked.elsewhere:
        return True
    return set(LinkDecision.objects.for_text(item.document).values_list("pk", flat=True)) != linked.decisions


def _linked_by_authors(documents: list[int]) -> set[int]:
    rows = Dependency.objects.filter(document__in=documents, kind=DependencyKind.LINK)
    current = rows.filter(version=F("version__document__current_version"))
    return set(current.values_list("version__document", flat=True)) if documents else set()


def _others(documents: set[int]) -> set[int]:
    """The other texts of the same articles."""
    groups = members_of(set(containers_of(documents).values())) if documents else {}
    return set().union(*groups.values()) - documents if groups else set()


def _reason(changes: list[Change], recorded: Iterable[int]) -> str:
    if len(changes) == 1:
        return changes[0].words
    if changes:
        return f"{len(changes)} entries changed."
    titles = Document.objects.filter(pk__in=list(recorded)).values_list("current_version__title", flat=True)
    return f"{', '.join(f'“{title}”' for title in titles[:3])} changed."
