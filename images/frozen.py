"""Images as they were when a page was published: files named by the hash of their bytes, never deleted.

A rendition is disposable and an image's file can be replaced; what a version shows must not change with them.
"""

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError

from images.models import SiteImage

WIDTHS = (480, 960, 1600)  # pixels: a phone, the measure at double density, a wide screen


def freeze(name: str, content: bytes) -> str:
    """Store some bytes under their own hash, once, and return the address they are served at."""
    digest = hashlib.sha256(content).hexdigest()
    path = f"published/{digest[:2]}/{digest}{PurePosixPath(name).suffix}"
    # A process that was killed may have left half of the file.
    if not default_storage.exists(path) or default_storage.size(path) != len(content):
        default_storage.delete(path)
        default_storage.save(path, ContentFile(content))
    return default_storage.url(path)


def filters_of(image: SiteImage, widths: Sequence[int] = WIDTHS) -> list[str]:
    """The renditions of an image that pages show, as Wagtail names them; never wider than the image."""
    return [f"width-{width}|format-webp" for width in widths if width <= image.width] or ["original|format-webp"]


def _freeze_renditions(image: SiteImage, widths: Sequence[int]) -> list[tuple[str, int, int]]:
    """The addresses, widths and heights of an image's frozen renditions, the widest last."""
    frozen = []
    for rendition in image.get_renditions(*filters_of(image, widths)).values():
        with rendition.file.open("rb") as file:
            address = freeze(rendition.file.name, file.read())
        frozen.append((address, rendition.width, rendition.height))
    return frozen


def frozen_image(image: SiteImage | None, alt: str = "", widths: Sequence[int] = WIDTHS) -> SafeString:
    """The ``<img>`` of an image at several widths, or nothing where the image or its file is missing."""
    try:
        frozen = _freeze_renditions(image, widths) if image is not None else []
    except (SourceImageIOError, FileNotFoundError):
        frozen = []
    if not frozen:
        return SafeString("")
    sources = [f"{address} {width}w" for address, width, _ in frozen]
    address, width, height = frozen[-1]
    return format_html(
        '<img src="{}" srcset="{}" sizes="(min-width: 60rem) 44rem, 100vw" width="{}" height="{}" alt="{}" '
        'loading="lazy" decoding="async">',
        address,
        ", ".join(sources),
        width,
        height,
        alt or image.default_alt_text,
    )
