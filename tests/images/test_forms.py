"""What the library takes, and what it refuses with a reason."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form

from images.models import SiteImage
from tests.factories.images import picture

pytestmark = pytest.mark.django_db


def errors(content: bytes, name: str = "yalu.png", kind: str = "image/png") -> list[str]:
    fields = {"title": "The Yalu", "credit": "US National Archives", "licence": "cc0", "description": "A river"}
    form = get_image_form(SiteImage)(fields, {"file": SimpleUploadedFile(name, content, kind)})
    return [] if form.is_valid() else [str(error) for error in form.errors.get("file", ["another field"])]


def png_that_claims(width: int, height: int) -> bytes:
    """A small PNG whose header promises a large picture."""
    content = bytearray(picture())
    content[16:24] = struct.pack(">II", width, height)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def large_picture(width: int, height: int) -> bytes:
    buffer = BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_picture_is_taken(kind):
    assert errors(picture(kind=kind), f"yalu.{kind.lower()}", f"image/{kind.lower()}") == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"not a picture", "yalu.png"),
        (b"", "yalu.png"),
        (b"\x89PNG\r\n\x1a\n", "yalu.png"),
        (picture()[:40], "yalu.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "yalu.svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "yalu.png"),
        (b"<script>alert(1)</script>", "yalu.html"),
        (picture(kind="JPEG"), "yalu.png"),
        (picture(kind="BMP"), "yalu.bmp"),
    ],
)
def test_file_that_is_not_the_picture_its_name_says_is_refused(content, name):
    assert len(errors(content, name)) == 1


@pytest.mark.parametrize("size", [(60_000, 60_000), (200_000, 100_000)])
def test_decompression_bomb_is_refused(size):
    assert len(errors(png_that_claims(*size))) == 1


def test_picture_of_sixty_megapixels_is_refused():
    [error] = errors(large_picture(10_000, 6_000))
    assert "pixels" in error


def test_file_above_ten_megabytes_is_refused(settings):
    [error] = errors(picture() + b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    assert "10.0" in error


def test_picture_with_a_name_of_any_script_is_taken():
    assert errors(picture(), "鸭绿江 <b>.png") == []
