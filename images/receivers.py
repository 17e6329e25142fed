"""What happens when an image is stored."""

from images.tasks import prepare_renditions


def image_saved(sender, instance, **kwargs) -> None:
    prepare_renditions.enqueue(instance.pk)
