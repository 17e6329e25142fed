from io import BytesIO

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from accounts.roles import EDITOR, WRITER
from images.models import SiteImage
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, make_article, make_section, revise
from tests.publishing.admin import texts

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def image():
    return SiteImage.objects.create(title="Bridge", file=get_test_image_file(), credit="US National Archives")


@pytest.fixture
def section(image):
    figure = ("figure", {"image": image.pk, "alt_text": "A bridge", "caption": ""})
    return make_section(make_article(), "One", body=body(figure))


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def delete(image):
    return reverse("wagtailimages:delete", args=[image.pk])


def bulk_delete(*images):
    address = reverse("wagtail_bulk_action", args=["images", "siteimage", "delete"])
    return f"{address}?" + "&".join(f"id={image.pk}" for image in images)


def uses(response):
    return [(use.version.title, use.version.number, use.is_current) for use in response.context["uses"]]


def test_delete_for_anonymous_leads_to_login(client, image):
    assert client.post(delete(image)).url == f"/accounts/login/?next={delete(image)}"


def test_delete_by_writer_is_refused(client, image):
    client.force_login(UserFactory(role=WRITER))
    assert client.post(delete(image)).url == "/admin/"
    assert SiteImage.objects.count() == 1


def test_delete_of_an_unused_image_works(client, editor, image):
    assert client.get(delete(image)).context["uses"] == []
    client.post(delete(image))
    assert SiteImage.objects.count() == 0


def test_delete_of_a_published_image_lists_the_versions_that_show_it(client, editor, image, section):
    assert uses(client.get(delete(image))) == [("One", 1, True)]
    response = client.post(delete(image))
    assert (response.status_code, uses(response)) == (409, [("One", 1, True)])
    assert SiteImage.objects.count() == 1


def test_delete_of_an_image_of_an_earlier_version_is_refused_too(client, editor, image, section):
    revise(section, body=body("No figure."), change_kind="wording")
    assert uses(client.post(delete(image))) == [("One", 1, False)]


def test_bulk_delete_spares_what_versions_show(client, editor, image, section):
    unused = SiteImage.objects.create(title="Road", file=get_test_image_file(), credit="Ours")
    context = client.get(bulk_delete(image, unused)).context
    assert [item["item"].title for item in context["items"]] == ["Road"]
    assert [(item["item"].title, item["is_used"]) for item in context["items_with_no_access"]] == [("Bridge", True)]
    client.post(bulk_delete(image, unused))
    assert [left.title for left in SiteImage.objects.all()] == ["Bridge"]


def upload(client, name, content, kind="image/png"):
    data = {"title": "Map", "file": SimpleUploadedFile(name, content, kind), "credit": "Ours", "licence": "cc0"}
    return client.post(reverse("wagtailimages:add"), data)


def png(width, height):
    """A picture of many pixels and few bytes."""
    buffer = BytesIO()
    PIL.Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        pytest.param(
            "map.png",
            lambda: png(10_000, 6_000),
            "This file has too many pixels (60000000). Maximum pixels 50000000.",
            id="60 megapixels",
        ),
        pytest.param(
            "bomb.png",
            lambda: png(20_000, 20_000),
            "This file unpacks to far more pixels than its size tells, so it is not opened. "
            "Save the image anew, at most 8,000 pixels wide.",
            id="decompression bomb",
        ),
        pytest.param(
            "map.png",
            lambda: b"Just words",
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
            id="not an image",
        ),
        pytest.param(
            "map.png",
            lambda: b"GIF89a not really",
            "Not a valid .png image. The extension does not match the file format (gif)",
            id="of another kind",
        ),
        pytest.param(
            "map.svg",
            lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "Not a supported image format. Supported formats: GIF, JPG, JPEG, PNG, WEBP.",
            id="svg",
        ),
    ],
)
def test_upload_of_what_cannot_be_shown_says_why(client, editor, name, content, error):
    response = upload(client, name, content())
    assert response.context["form"].errors == {"file": [error]}
    assert (SiteImage.objects.count(), texts(response)) == (0, ["The image could not be created due to errors."])
