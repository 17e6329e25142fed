"""Images of the library."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from images.models import SiteImage


def picture(width: int = 20, height: int = 10, colour: str = "red", kind: str = "PNG") -> bytes:
    """The bytes of a plain picture."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def make_image(content: bytes | None = None, *, name: str = "yalu.png", **fields) -> SiteImage:
    values = {"title": "The Yalu", "description": "A river", "credit": "US National Archives"} | fields
    file = ImageFile(BytesIO(picture() if content is None else content), name=name)
    return SiteImage.objects.create(file=file, **values)
