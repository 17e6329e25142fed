"""Replacing a source by another: what cites the first is made to cite the second, in drafts."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import ProtectedError
from wagtail.log_actions import log
from wagtail.models import Page

from publishing.actions import withdraw
from publishing.admin.editing import may_edit
from publishing.faults import refuse
from publishing.models import Dependency, PublicationLock
from publishing.publishables import Publishable
from sources.drafts import Draft, drafts_citing
from sources.models import Source
from sources.repointing import repointed

CHANGE = "source"


@dataclass
class Replacement:
    """What became of it: drafts that cite the other source now, those that could not be changed, and why."""

    changed: list[Publishable] = field(default_factory=list)
    left: list[tuple[Publishable, str]] = field(default_factory=list)
    versions: int = 0
    outcome: str = ""


@transaction.atomic
def replace_source(*, source: Source, other: Source, by) -> Replacement:
    """Cite ``other`` in every latest draft that cites ``source``, then withdraw that, or delete it if it is a draft.

    Published versions stay as they are. Raises PublicationRefused, changing nothing.
    """
    PublicationLock.acquire()
    if source.pk == other.pk:
        raise refuse("Choose another source: this is the same one.", page=source, field="other")
    if source.live and not other.live:
        raise refuse(f"Publish “{other}” first: what readers have cites the source that it is to replace.", page=source)
    found = Replacement(
        versions=Dependency.objects.filter(document=source.document_id).values("version").distinct().count()
    )
    for draft in drafts_citing(source):
        reason = _obstacle(draft.owner, by)
        if reason:
            found.left.append((draft.owner, reason))
        else:
            found.changed.append(_repoint(draft, source, other, by))
    log(instance=other, action="sources.replace", user=by, data={"replaced": source.key, "drafts": len(found.changed)})
    found.outcome = _let_go(source, other, found, by)
    return found


def _obstacle(owner: Publishable, by) -> str:
    """Why the draft of something cannot be changed now, or nothing."""
    if owner.current_workflow_state is not None:
        return "it is being reviewed"
    lock = owner.get_lock()
    if lock is not None and lock.for_user(by):
        return "it is locked"
    if not may_edit(by, owner):
        return "you may not edit it"
    if owner.scheduled_revision is not None:
        return "it is scheduled to be published as it stands"
    return ""


def _repoint(draft: Draft, source: Source, other: Source, by) -> Publishable:
    cited = Source.objects.prefetch_related("names").in_bulk(draft.sources | {other.pk})
    names = {key: each.short_label for key, each in cited.items()}
    content = repointed(draft.content, source.pk, other.pk, names, draft.pointers)
    changed = draft.owner.with_content_json(content)
    if changed.live and not changed.change_kind:
        changed.change_kind = CHANGE
        changed.change_note = changed.change_note or f"{other.short_label} is cited under one entry instead of two."
    # A draft may lack what a publication needs: nothing is checked that its editor did not change.
    if not changed.live:
        # As Wagtail's own editor does: the row of what readers do not have is the draft.
        changed.save(**({"clean": False} if isinstance(changed, Page) else {}))
    changed.save_revision(user=by, log_action=True, clean=False)
    return changed


def _let_go(source: Source, other: Source, found: Replacement, by) -> str:
    if source.document.current_version_id is not None:
        if source.live:
            withdraw(
                page=source, by=by, reason=f"This work was described twice. It is described at {other.public_path()}."
            )
        return "withdrawn"
    if found.left or found.versions:
        return "kept"
    try:
        with transaction.atomic():
            source.delete()
    except ProtectedError:
        return "kept"
    return "deleted"
