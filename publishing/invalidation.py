"""Which stored pages a change touches."""

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from publishing.models import Dependency, DependencyKind, Document, Render, Version
from publishing.signals import document_changed
from publishing.tasks import render_documents

SHOWN_WHERE_USED = (DependencyKind.LINK, DependencyKind.MENTION, DependencyKind.CITATION)

# From a document to the keys of others whose pages show something of it otherwise than by what versions hold for ever.
DependantsOf = Callable[[Document], Iterable[int]]
_dependants: list[DependantsOf] = []


def register_dependants(dependants_of: DependantsOf) -> None:
    """Have a change of a document touch further pages. Called in ``AppConfig.ready()``."""
    _dependants.append(dependants_of)


# From the keys of documents to the keys of others whose pages show the texts of these, otherwise than as members.
WholesOf = Callable[[list[int]], Iterable[int]]
_wholes: list[WholesOf] = []


def register_wholes(wholes_of: WholesOf) -> None:
    """Have pages that show texts of others dropped with these, whatever changed. Called in ``AppConfig.ready()``."""
    _wholes.append(wholes_of)


def affected_by(document: Document) -> QuerySet[Document]:
    """Documents whose page may show something of another one: itself, above and below it, and what links to it.

    Every page shows the titles and addresses of those directly below the front page.
    """
    if not document.path:
        return Document.objects.filter(pk=document.pk)
    parts = document.path.strip("/").split("/")
    if len(parts) == 1:
        return Document.objects.all()
    resting = Dependency.objects.filter(document=document).exclude(kind=DependencyKind.MENTION)
    linking = Version.objects.filter(pk__in=resting.values("version"))
    showing = {key for dependants_of in _dependants for key in dependants_of(document)}
    # What it links to and cites, or did: their pages say where they are used.
    used = Dependency.objects.filter(version__in=_latest(document), kind__in=SHOWN_WHERE_USED).values("document")
    above = ["/", *("/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts)))]
    return Document.objects.filter(
        Q(pk=document.pk)
        | Q(path__in=above)
        | Q(path__startswith=document.path)
        | Q(pk__in=used)
        | Q(current_version__in=linking)
        | Q(current_version__in=Version.objects.filter(members__member__in=linking))
        | Q(pk__in=showing)
        | Q(current_version__in=Version.objects.filter(members__member__document__in=showing))
    )


def _latest(document: Document):
    """The newest two versions: what a document uses now, and what it used until a moment ago."""
    newest = Version.objects.filter(document=document).newest_first().values_list("pk", flat=True)[:2]
    return list(newest)


def invalidate(document: Document) -> None:
    """Drop the stored pages that a change of a document touches, and have them made anew in the background.

    Part of the caller's transaction: readers see the old page until it is committed, never a mixture.
    """
    drop_pages(affected_by(document).order_by("pk").values_list("pk", flat=True))
    document_changed.send(sender=Document, document=document)


def drop_pages(documents: Iterable[int]) -> None:
    """Drop the stored pages of some documents (keys), and have them made anew in the background."""
    keys = list(documents)
    keys += sorted({key for wholes_of in _wholes for key in wholes_of(keys)}.difference(keys))
    Render.objects.filter(pk__in=keys).delete()
    render_documents.enqueue(keys)
