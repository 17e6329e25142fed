"""What loading a folder would do, found out without writing anything."""

from importing.faults import ContentRefused
from importing.files import Content
from importing.models import LoadedImage
from importing.page_planning import PagePlanner
from importing.references import References
from importing.source_planning import SourcePlanner
from importing.steps import Plan


def make_plan(content: Content, *, force: bool = False) -> Plan:
    """What loading would do. Raises ContentRefused."""
    references = References()
    for loaded in LoadedImage.objects.all():
        references.add_image(loaded.name, loaded.image_id)
    sources = SourcePlanner(content, references, force=force)
    source_steps = sources.plan()
    pages = PagePlanner(content, references, force=force)
    page_steps = pages.plan()
    if faults := [*sources.faults, *pages.faults]:
        raise ContentRefused(faults)
    return Plan(page_steps, source_steps, [*sources.gone(), *pages.gone(page_steps)], references)
