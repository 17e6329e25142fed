"""Images as they were when a page was published."""

import hashlib
import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage

from images.frozen import WIDTHS, freeze, frozen_image
from tests.factories.images import make_image, picture
from tests.factories.pages import body, make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def files_of(html: str) -> list[str]:
    return re.findall(r"/media/(published/[^\s\",]+)", html)


def replace_file(image, content: bytes) -> None:
    image.file = ImageFile(BytesIO(content), name="other.png")
    image.save()


def test_same_bytes_are_the_same_file():
    first, second = freeze("a.webp", b"bytes"), freeze("b.webp", b"bytes")
    digest = hashlib.sha256(b"bytes").hexdigest()
    assert first == second == f"/media/published/{digest[:2]}/{digest}.webp"
    assert default_storage.open(first.removeprefix("/media/")).read() == b"bytes"


def test_other_bytes_are_another_file():
    assert freeze("a.webp", b"one") != freeze("a.webp", b"two")


def test_file_half_written_by_a_killed_process_is_written_again():
    path = freeze("a.webp", b"all of the bytes").removeprefix("/media/")
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"all of"))
    assert freeze("a.webp", b"all of the bytes") == f"/media/{path}"
    assert default_storage.open(path).read() == b"all of the bytes"


def test_no_image_is_no_markup():
    assert frozen_image(None) == ""


def test_small_image_is_shown_in_its_own_size():
    html = frozen_image(make_image(picture(100, 50)))
    assert 'width="100" height="50"' in html
    assert len(set(files_of(html))) == 1


def test_wide_image_is_shown_in_every_width_it_has():
    html = frozen_image(make_image(picture(1000, 500)))
    assert re.findall(r"(\d+)w", html) == [str(width) for width in WIDTHS if width <= 1000]
    assert 'width="960" height="480"' in html


def test_alternative_text_of_the_figure_comes_before_the_images_own():
    image = make_image(description="A river")
    assert 'alt="A river"' in frozen_image(image)
    assert 'alt="The &lt;Yalu&gt;"' in frozen_image(image, alt="The <Yalu>")


def test_frozen_image_survives_replacing_and_deleting_the_library_file(site):
    image = make_image(picture(colour="red"))
    section = make_section(make_article(), body=body(("figure", {"image": image.pk, "caption": ""})))
    html = section.document.current_version.body
    before = {path: default_storage.open(path).read() for path in files_of(html)}
    image.renditions.all().delete()
    default_storage.delete(image.file.name)
    replace_file(image, picture(colour="blue"))
    image.renditions.all().delete()
    assert len(before) == 1
    assert {path: default_storage.open(path).read() for path in before} == before
    assert section.document.current_version.body == html


def test_replaced_image_is_another_file_in_the_next_version():
    image = make_image(picture(colour="red"))
    before = files_of(frozen_image(image))
    replace_file(image, picture(colour="blue"))
    image.renditions.all().delete()
    assert set(files_of(frozen_image(image))) & set(before) == set()


def test_image_whose_file_is_lost_is_no_markup():
    image = make_image(name="lost.png")
    default_storage.delete(image.file.name)
    image.renditions.all().delete()
    assert frozen_image(image) == ""
