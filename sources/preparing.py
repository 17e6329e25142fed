"""What readers may ask of a version is formatted when it is published, so that no reader waits for the processor."""

from collections.abc import Iterable

from django_tasks import task

from publishing.editions import permanent_edition
from publishing.models import Version
from sources.citing import cited_texts, is_citable
from sources.csl.faults import ProcessorFault
from sources.formatting import keeping
from sources.notes import notes_as_of


def prepare_recorded(versions: Iterable[Version], **kwargs) -> None:
    """Receives ``publishing.signals.versions_recorded``."""
    keys = [version.pk for version in versions if is_citable(version)]
    if keys:
        prepare_citations.enqueue(keys)


@task()
def prepare_citations(keys: list[int]) -> int:
    """Format how some versions are cited, and their notes as their permanent pages show them; returns how many."""
    made = 0
    for version in Version.objects.filter(pk__in=keys).select_related("document"):
        try:
            with keeping():
                cited_texts(version)
                notes_as_of(permanent_edition(version))
        except ProcessorFault:
            continue  # told to the editor when it was compiled; the page says what it can
        made += 1
    return made
