"""Background work: one transaction for each item, safe to run twice."""

from django.utils import timezone
from django_tasks import task

from publishing.models import Document, Heartbeat
from publishing.rendering import render, signature


@task()
def render_documents(keys: list[int]) -> int:
    """Make the stored pages of some documents where they are missing or stale; returns how many were made."""
    made = 0
    for document in Document.objects.live().filter(pk__in=keys).select_related("render"):
        stored = getattr(document, "render", None)
        if stored is None or (stored.version_id, stored.signature) != (document.current_version_id, signature()):
            made += render(document) is not None
    return made


@task()
def beat() -> None:
    """Show ``/healthz`` that the worker is at work."""
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": timezone.now()})
