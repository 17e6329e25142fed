"""Publishing: by code, and what happens when Wagtail publishes by button, workflow, bulk or schedule."""

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from wagtail.models import Revision

from publishing.actions.containers import note_as_container, note_container
from publishing.actions.publication_sets import PublicationSet, arriving_paths
from publishing.actions.recording import record_version
from publishing.actions.sets import publication_set
from publishing.compilation.compiling import compile_pages
from publishing.compilation.structure import Compilation, Fault
from publishing.compilation.together import published_together
from publishing.faults import PublicationRefused, refuse
from publishing.models import PublicationLock, Version
from publishing.publishables import Publishable


def publish(*, pages: Iterable[Publishable], by=None) -> list[Version]:
    """Publish saved pages and records as they are in memory, parents before children, as one publication set.

    Every document gets at most one new version; those made are returned. Raises PublicationRefused, changing nothing.
    """
    with transaction.atomic():
        return publish_revisions(revisions=[_save_draft(page, by) for page in pages], by=by)


def _save_draft(page: Publishable, by) -> Revision:
    try:
        return page.save_revision(user=by)
    except ValidationError as error:
        faults = [
            Fault("error", message, field=None if name == NON_FIELD_ERRORS else name)
            for name, messages in error.message_dict.items()
            for message in messages
        ]
        raise PublicationRefused(faults, draft=page) from error


def publish_revisions(*, revisions: Iterable[Revision], by=None, log_action: str | bool = True) -> list[Version]:
    """Publish revisions as one publication set. What is slow is compiled before the lock is taken.

    Raises PublicationRefused, changing nothing.
    """
    revisions = list(revisions)
    drafts = {revision.pk: revision.as_object() for revision in revisions}
    with published_together(drafts.values()):
        compiled = _compile_together(revisions, drafts)
        return _publish_compiled(compiled, by, log_action)


def _publish_compiled(compiled: dict[int, tuple[int, Compilation, dict]], by, log_action: str | bool) -> list[Version]:
    with transaction.atomic(), publication_set(by=by) as publication:
        PublicationLock.acquire()
        for revision in Revision.objects.in_bulk(compiled).values():
            document, compilation, content = compiled[revision.pk]
            # Autosave may have written the revision anew in the meantime: then it is compiled again under the lock.
            if revision.content == content:
                publication.compilations[document] = compilation
        for key, (document, _, _) in compiled.items():
            revision = Revision.objects.get(pk=key)
            revision.publish(user=by, log_action=log_action, skip_permission_checks=True)
            publication.compilations.pop(document, None)
    return publication.versions


def _compile_together(
    revisions: list[Revision], drafts: dict[int, Publishable]
) -> dict[int, tuple[int, Compilation, dict]]:
    """The document of each revision, what it compiles to, and of what content, by revision key.

    Links among them count as live.
    """
    token = arriving_paths.set({draft.document_id: draft.public_path() for draft in drafts.values()})
    try:
        compilations = compile_pages(drafts.values())
    finally:
        arriving_paths.reset(token)
    for draft in drafts.values():
        if compilations[draft.document_id].errors:
            raise PublicationRefused(compilations[draft.document_id].errors, draft=draft)
    documents = {key: draft.document_id for key, draft in drafts.items()}
    return {r.pk: (documents[r.pk], compilations[documents[r.pk]], r.content) for r in revisions}


def record_publication(page: Publishable, publication: PublicationSet) -> None:
    """Record what Wagtail has just set live. Containers wait for the end of the set."""
    parent = page.unpublished_parent()
    if parent is not None:
        raise refuse(f"“{parent.title}”, to which it belongs, is not published. Publish that first.", page=page)
    if page.has_members:
        publication.drafted.add(page.document_id)
        note_as_container(page, publication)
        return
    record_version(page, publication)
    note_container(page, publication)


def rearranged(*, containers: Iterable[Publishable], by=None) -> None:
    """Record that sections were moved or reordered in the tree."""
    with transaction.atomic(), publication_set(by=by) as publication:
        for container in containers:
            note_as_container(container, publication)
