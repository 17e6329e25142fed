"""Making one version: under the lock, numbered without gaps, with what it depends on."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from publishing.actions.addresses import settle_address
from publishing.actions.publication_sets import PublicationSet
from publishing.canonical import canonical_json, canonical_source, digest
from publishing.compilation.compiling import compile_page
from publishing.compilation.structure import Compilation, Link
from publishing.faults import PublicationRefused
from publishing.hashing import content_hash
from publishing.invalidation import invalidate
from publishing.models import (
    ChangeKind,
    Dependency,
    DependencyKind,
    Document,
    DocumentState,
    PublicationLock,
    Version,
    VersionMember,
    Withholding,
)
from publishing.publishables import Publishable
from publishing.signals import version_recorded


def record_version(
    page: Publishable,
    publication: PublicationSet,
    *,
    members: Sequence[Version] = (),
    change: tuple[str, str] | None = None,
) -> Version:
    """Record a published draft as a version of its document, or find that its content is the current version's.

    ``change`` is the kind and note where they are not the page's own. Raises PublicationRefused for errors.
    """
    PublicationLock.acquire()
    document = Document.objects.select_related("current_version").get(pk=page.document_id)
    page.document = document
    source = canonical_source(page)
    compilation = publication.compilations.get(page.document_id)
    if compilation is None or not _is_current(compilation):
        compilation = compile_page(page)
    if compilation.errors:
        raise PublicationRefused(compilation.errors, draft=page)
    path = settle_address(page)
    current = document.current_version
    is_new = current is None or not _same_content(current, source, members)
    if is_new:
        kind, note = change or (page.change_kind, page.change_note)
        current = _create(page, publication, compilation, source, members, kind, note, path)
        publication.versions.append(current)
    _set_live(document, current, path)
    _clear_change(page)
    if is_new:
        version_recorded.send(sender=PublicationSet, version=current, compilation=compilation)
    invalidate(document)
    return current


def _is_current(compilation: Compilation) -> bool:
    """Whether what it rests on is still as it was when the draft was compiled."""
    resting = Document.objects.filter(pk__in=compilation.rests_on).values_list("pk", "current_version")
    return not compilation.rests_on or dict(resting) == dict(compilation.rests_on)


def _same_content(current: Version, source: str, members: Sequence[Version]) -> bool:
    listed = list(current.members.values_list("member_id", flat=True))
    return current.source == source and listed == [member.pk for member in members]


def _create(page, publication, compilation: Compilation, source, members, kind, note, path) -> Version:
    document = page.document
    previous = document.current_version
    author = publication.by
    version = Version(
        document=document,
        number=previous.number + 1 if previous else 1,
        serial=PublicationLock.next_serial(),
        published_at=timezone.now(),
        author=author,
        author_name=author.display_name if author else "",
        change_kind=(kind or ChangeKind.WORDING) if previous else ChangeKind.NEW,
        change_note=note,
        title=page.title,
        path=path,
        source=source,
        source_hash=digest(source),
        body=compilation.body,
        links=canonical_json([link_row(link) for link in compilation.links]),
        contents=canonical_json([asdict(heading) for heading in compilation.contents]),
        notes=canonical_json([asdict(note) for note in compilation.notes]),
        plain_text=compilation.plain_text,
        word_count=compilation.word_count,
    )
    version.content_hash = content_hash(version, [member.pk for member in members])
    version.save(force_insert=True)
    VersionMember.objects.bulk_create(
        VersionMember(version=version, position=position, member=member)
        for position, member in enumerate(members, start=1)
    )
    Dependency.objects.bulk_create(_dependencies(version, compilation, members))
    return version


def link_row(link: Link) -> dict[str, Any]:
    """A link as versions hold it."""
    row = asdict(link)
    if not link.is_mention:
        del row["is_mention"]  # as it was before the site set links by itself
    return row


def _dependencies(version: Version, compilation: Compilation, members: Iterable[Version]) -> list[Dependency]:
    uses = {
        (DependencyKind.MENTION if link.is_mention else DependencyKind.LINK, link.document, link.block)
        for link in compilation.links
        if link.document is not None
    }
    uses |= {(DependencyKind.CITATION, cite.document, note.block) for note in compilation.notes for cite in note.cites}
    known = set(Document.objects.filter(pk__in={document for _, document, _ in uses}).values_list("pk", flat=True))
    return (
        [
            Dependency(version=version, document_id=document, kind=kind, block=block)
            for kind, document, block in sorted(uses)
            if document in known
        ]
        + [
            Dependency(version=version, image_id=use.image, kind=DependencyKind.IMAGE, block=use.block)
            for use in compilation.images
        ]
        + [Dependency(version=version, document=member.document, kind=DependencyKind.MEMBER) for member in members]
    )


def _set_live(document: Document, version: Version, path: str) -> None:
    # Publishing the same content again does not lift a withholding.
    withholding = Withholding.objects.filter(version=version, lifted_at=None).first()
    document.path = path
    document.current_version = version
    document.state = DocumentState.WITHHELD if withholding else DocumentState.LIVE
    document.reason = withholding.reason if withholding else ""
    document.save(update_fields=["path", "current_version", "state", "reason"])


def _clear_change(page: Publishable) -> None:
    """The kind and note belong to the version now; the next draft starts without them."""
    page.change_kind = page.change_note = ""
    type(page).objects.filter(pk=page.pk).update(change_kind="", change_note="")
