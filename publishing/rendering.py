"""Renders: the stored pages that readers are served."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import transaction
from django.utils import timezone

from publishing.editions import Edition, current_edition, edition_html
from publishing.models import Document, DocumentState, PublicationLock, Render
from publishing.restrictions import restricted_paths, restricted_paths_within

COMPRESSION = 6
FIELDS = ("version", "signature", "html", "etag", "rendered_at")


@cache
def signature() -> str:
    """Changes whenever the same version would make another page: templates, static files, compile steps, site name."""
    hasher = hashlib.sha256()
    for folder, pattern in ((settings.BASE_DIR / "templates", "**/*.html"), (settings.BASE_DIR / "static", "**/*.*")):
        for file in sorted(Path(folder).glob(pattern)):
            hasher.update(file.relative_to(settings.BASE_DIR).as_posix().encode() + file.read_bytes())
    hasher.update(repr((settings.PUBLISHING_COMPILE_STEPS, settings.SITE_NAME, settings.SITE_ADDRESS)).encode())
    hasher.update(type(staticfiles_storage).__name__.encode())
    return hasher.hexdigest()


def compress(html: str) -> bytes:
    """gzip without a time stamp, so that equal pages are equal bytes."""
    return gzip.compress(html.encode(), COMPRESSION, mtime=0)


def make_edition(document: Document) -> Edition:
    return current_edition(document, restricted_paths=restricted_paths_within(document.path))


@transaction.atomic
def render(document: Document) -> Render | None:
    """Make the stored page of a live document anew; None where there is nothing to store.

    Nothing is published meanwhile: what is published drops the pages that show it, and a page made of what was there
    before must not be stored after that.
    """
    PublicationLock.acquire()
    document = Document.objects.select_related("current_version", "current_version__document").get(pk=document.pk)
    closed = document.path and any(document.path.startswith(path) for path in restricted_paths())
    if document.state != DocumentState.LIVE or closed:
        Render.objects.filter(pk=document.pk).delete()
        return None
    html = edition_html(make_edition(document))
    values = {
        "version": document.current_version,
        "signature": signature(),
        "html": compress(html),
        "etag": hashlib.sha256(html.encode()).hexdigest()[:32],
        "rendered_at": timezone.now(),
    }
    stored = Render.objects.filter(pk=document.pk).only("etag", "rendered_at").first()
    if stored and stored.etag == values["etag"]:
        values["rendered_at"] = stored.rendered_at  # the same bytes: readers' copies stay good
    made = Render(document=document, **values)
    # One statement instead of five: a published term has hundreds of pages made anew.
    Render.objects.bulk_create([made], update_conflicts=True, unique_fields=["document"], update_fields=list(FIELDS))
    return made
