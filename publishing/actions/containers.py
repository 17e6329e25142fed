"""Versions of pages that list others: an article's is the ordered list of its sections' versions."""

from django.apps import apps

from publishing.actions.publication_sets import PublicationSet
from publishing.actions.recording import record_version
from publishing.members import member_versions
from publishing.models import ChangeKind, Version
from publishing.pages import PublishablePage

# The weightiest change of a section names the change of its article.
WEIGHT = [ChangeKind.WORDING, ChangeKind.SOURCE, ChangeKind.ARRANGEMENT, ChangeKind.INTERPRETATION, ChangeKind.FACT]


def note_container(page: PublishablePage, publication: PublicationSet) -> None:
    """Remember that the container of a page needs a new version, if the page has one."""
    container = page.container()
    if container is not None:
        note_as_container(container, publication)


def note_as_container(container: PublishablePage, publication: PublicationSet) -> None:
    publication.containers[container.document_id] = container._meta.label_lower


def record_containers(publication: PublicationSet) -> None:
    """Record a version of every container that the set touched, once, after all of its members."""
    made = {version.document_id: version for version in publication.versions}
    for document_id, label in publication.containers.items():
        page = apps.get_model(label).objects.get(document_id=document_id)
        if not page.live:
            continue
        members = member_versions(page)
        own_change = (page.change_kind, page.change_note) if document_id in publication.drafted else None
        record_version(page, publication, members=members, change=own_change or _change_of(members, made))


def _change_of(members: list[Version], made: dict[int, Version]) -> tuple[str, str]:
    changed = [made[member.document_id] for member in members if member.document_id in made]
    revised = [version for version in changed if version.number > 1]
    if not revised:
        added = ", ".join(f"“{version.title}”" for version in changed)
        return ChangeKind.ARRANGEMENT, f"Added: {added}." if added else ""
    kind = max((version.change_kind for version in revised), key=lambda k: WEIGHT.index(ChangeKind(k)))
    notes = (f"“{v.title}”: {v.change_note}" if v.change_note else f"“{v.title}” revised." for v in changed)
    return kind, " ".join(notes)
