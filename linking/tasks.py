"""Relinking in the background: a few texts in each transaction, safe to run twice."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from linking.groups import batches, grouped
from linking.models import RelinkRun
from linking.relinking import relink

AT_ONCE = 16  # texts; nobody can publish while they are at work on


@task()
def relink_documents(run_id: int) -> int:
    """Do what is left of a run; returns how many texts changed for readers."""
    run = RelinkRun.objects.filter(pk=run_id, finished_at=None).first()
    if run is None:
        return 0
    run.started_at = run.started_at or timezone.now()
    run.save(update_fields=["started_at"])
    for batch in batches(run.documents[run.done :], AT_ONCE):
        with transaction.atomic():
            run.changed += len(relink(batch, run=run, redefined=frozenset(run.redefined)))
            run.done = min(run.done + len(batch), run.total)
            run.save(update_fields=["done", "changed"])
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run.changed


def start_run(documents: list[int], *, reason: str, cause: int | None = None, redefined: list[int] | None = None):
    """Have some texts relinked in the background."""
    ordered = [document for group in grouped(documents) for document in group]
    run = RelinkRun.objects.create(
        cause_id=cause, reason=reason, documents=ordered, total=len(ordered), redefined=redefined or []
    )
    relink_documents.enqueue(run.pk)
    return run
