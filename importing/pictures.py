"""Images between the content folder and the library."""

from collections.abc import Iterator

from django.core.files.base import ContentFile as UploadedContent

from images.models import SiteImage
from importing.files import Content, ImageEntry, digest
from importing.models import LoadedImage
from importing.references import References
from importing.steps import Status

FIELDS = ("title", "description", "credit", "licence", "source_url")


def image_data(image: SiteImage) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        data: bytes = file.read()
    return data


def read_image(image: SiteImage, name: str) -> ImageEntry:
    return ImageEntry(name=name, **{field: getattr(image, field) for field in FIELDS})


def image_hash(entry: ImageEntry, data: bytes) -> str:
    return digest(f"{entry.content()}\n{digest(data)}")


def load_images(content: Content, references: References, *, force: bool, dry: bool) -> Iterator[tuple[Status, str]]:
    """Bring the library's images in line with the folder's; tells what becomes of each."""
    known = {loaded.name: loaded for loaded in LoadedImage.objects.select_related("image")}
    for name, entry in content.images.items():
        data = content.image_bytes[name]
        loaded = known.get(name)
        status = _status(entry, data, loaded, force)
        if status in (Status.NEW, Status.CHANGED) and not dry:
            loaded = _save(entry, data, loaded)
        if loaded is not None:
            references.add_image(name, loaded.image_id)
        yield status, name


def _status(entry: ImageEntry, data: bytes, loaded: LoadedImage | None, force: bool) -> Status:
    if loaded is None:
        return Status.NEW
    wanted = image_hash(entry, data)
    present = image_hash(read_image(loaded.image, entry.name), image_data(loaded.image))
    if present == wanted:
        return Status.SAME
    return Status.CHANGED if force or present == loaded.content_hash else Status.KEPT


def _save(entry: ImageEntry, data: bytes, loaded: LoadedImage | None) -> LoadedImage:
    image = loaded.image if loaded else SiteImage()
    for field in FIELDS:
        setattr(image, field, getattr(entry, field))
    if loaded is None or image_data(image) != data:
        # A new file of its own name: versions published with the old one keep it.
        image.file = UploadedContent(data, name=entry.name)
        image._set_image_file_metadata()
        if image.pk:
            image.renditions.all().delete()
    image.full_clean()
    image.save()
    loaded = loaded or LoadedImage(name=entry.name, image=image)
    loaded.content_hash = image_hash(read_image(image, entry.name), data)
    loaded.save()
    return loaded
