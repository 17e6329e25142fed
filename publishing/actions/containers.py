"""Versions of pages that list others: an article's is the ordered list of its sections' versions."""

from django.apps import apps

from publishing.actions.publication_sets import PublicationSet
from publishing.actions.recording import record_version
from publishing.members import member_versions
from publishing.models import ChangeKind, Version
from publishing.publishables import Publishable

# The weightiest change of a section names the change of its article.
WEIGHT = [ChangeKind.WORDING, ChangeKind.SOURCE, ChangeKind.ARRANGEMENT, ChangeKind.INTERPRETATION, ChangeKind.FACT]


def note_container(page: Publishable, publication: PublicationSet) -> None:
    """Remember that the container of a page needs a new version, if the page has one."""
    container = page.container()
    if container is not None:
        note_as_container(container, publication)


def note_as_container(container: Publishable, publication: PublicationSet) -> None:
    publication.containers[container.document_id] = container._meta.label_lower


def record_containers(publication: PublicationSet) -> None:
    """Record a version of every container that the set touched, once, after all of its members."""
    made = {version.document_id: version for version in publication.versions}
    for document_id, label in publication.containers.items():
        page = apps.get_model(label).objects.get(document_id=document_id)
        if not page.live:
            continue
        members = member_versions(page)
        change = _change_of(_members_before(page), members, made)
        is_first = page.document.current_version_id is None
        if document_id in publication.drafted and (page.change_kind or is_first):
            change = (page.change_kind, page.change_note)
        record_version(page, publication, members=members, change=change)


def _members_before(page: Publishable) -> list[Version]:
    current = page.document.current_version
    return [row.member for row in current.members.select_related("member")] if current else []


def _change_of(before: list[Version], after: list[Version], made: dict[int, Version]) -> tuple[str, str]:
    """The kind and note of a container's version: the weightiest of its members', and what each of them says."""
    revised = [made[v.document_id] for v in after if v.document_id in made and made[v.document_id].number > 1]
    notes = [f"“{v.title}”: {v.change_note}" if v.change_note else f"“{v.title}” revised." for v in revised]
    kinds = [ChangeKind(version.change_kind) for version in revised]
    arrangement = _arrangement(before, after)
    if arrangement:
        notes.append(arrangement)
        kinds.append(ChangeKind.ARRANGEMENT)
    return max(kinds, key=WEIGHT.index, default=ChangeKind.WORDING), " ".join(notes)


def _arrangement(before: list[Version], after: list[Version]) -> str:
    """Which members came, which went, and whether the others changed places, in a sentence or two."""
    old, new = [v.document_id for v in before], [v.document_id for v in after]
    added = ", ".join(f"“{v.title}”" for v in after if v.document_id not in old)
    removed = ", ".join(f"“{v.title}”" for v in before if v.document_id not in new)
    sentences = [f"Added: {added}." if added else "", f"Removed: {removed}." if removed else ""]
    if [key for key in old if key in new] != [key for key in new if key in old]:
        sentences.append("Sections in a new order.")
    return " ".join(filter(None, sentences))
