"""Background work on images."""

from django_tasks import task

from images.frozen import filters_of
from images.models import SiteImage


@task()
def prepare_renditions(key: int) -> int:
    """Resize an image to every width that pages show, so that publishing need not wait; returns how many there are."""
    image = SiteImage.objects.filter(pk=key).first()
    return len(image.get_renditions(*filters_of(image))) if image else 0
