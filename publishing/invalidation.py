"""Which stored pages a change touches."""

from django.db.models import Q, QuerySet

from publishing.models import Document, Render, Version
from publishing.tasks import render_documents


def affected_by(document: Document) -> QuerySet[Document]:
    """Documents whose page may show something of another one: itself, above and below it, and what links to it.

    Every page shows the titles and addresses of those directly below the front page.
    """
    if not document.path:
        return Document.objects.filter(pk=document.pk)
    parts = document.path.strip("/").split("/")
    if len(parts) == 1:
        return Document.objects.all()
    linking = Version.objects.filter(dependencies__document=document)
    above = ["/", *("/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts)))]
    return Document.objects.filter(
        Q(pk=document.pk)
        | Q(path__in=above)
        | Q(path__startswith=document.path)
        | Q(current_version__in=linking)
        | Q(current_version__in=Version.objects.filter(members__member__in=linking))
    )


def invalidate(document: Document) -> None:
    """Drop the stored pages that a change of a document touches, and have them made anew in the background.

    Part of the caller's transaction: readers see the old page until it is committed, never a mixture.
    """
    keys = list(affected_by(document).order_by("pk").values_list("pk", flat=True))
    Render.objects.filter(pk__in=keys).delete()
    render_documents.enqueue(keys)
