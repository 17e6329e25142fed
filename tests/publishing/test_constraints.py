"""Every named constraint of the publishing tables refuses what it is there to refuse."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from taggit.models import Tag

from articles.models import ArticleSubject, SectionPage, SectionPosition
from images.models import Rendition
from publishing.models import (
    Dependency,
    Document,
    PastPath,
    PublicationLock,
    Version,
    VersionMember,
    Withholding,
)
from tests.factories.historiography import make_position
from tests.factories.images import make_image
from tests.factories.pages import make_article

pytestmark = pytest.mark.usefixtures("version")


@pytest.fixture
def version(site) -> Version:
    return make_article(sections=["One"]).document.current_version


def new_version(**fields) -> Version:
    values = {"document": Document.objects.first(), "number": 9, "serial": 900, "published_at": timezone.now()}
    return Version(**(values | fields))


def with_document(**fields):
    return Document(kind="articles.sectionpage", **fields)


def any_version() -> Version:
    return Version.objects.earliest("serial")


def twice(make):
    make().save()
    return make()


def link(**fields) -> Dependency:
    values = {"version": any_version(), "document": Document.objects.first(), "kind": "link", "block": "b"}
    return Dependency(**(values | fields))


def image_use(image=None, **fields) -> Dependency:
    return link(**({"document": None, "kind": "image", "image": image or make_image()} | fields))


def image_used_twice():
    image = make_image()
    return twice(lambda: image_use(image))


def rendition_twice():
    image = make_image()
    image.get_rendition("width-10").pk = None
    fields = {"filter_spec": "width-10", "focal_point_key": "", "width": 10, "height": 5, "file": "x"}
    return Rendition(image=image, **fields)


def subject_twice():
    tag = Tag.objects.create(name="Korea", slug="korea")
    article = apps.get_model("articles.articlepage").objects.get()
    return twice(lambda: ArticleSubject(tag=tag, content_object=article))


def position_twice():
    position = make_position()
    section = SectionPage.objects.get()
    return twice(lambda: SectionPosition(section=section, position=position))


VIOLATIONS = {
    "publishing_document_published_has_path_and_version": lambda: with_document(state="live", path="/x/"),
    "publishing_document_gone_has_reason": lambda: with_document(
        state="withdrawn", path="/x/", current_version=any_version()
    ),
    "publishing_document_path_in_slashes": lambda: with_document(
        state="live", path="/x", current_version=any_version()
    ),
    "publishing_lock_single_row": lambda: PublicationLock(pk=2),
    "publishing_version_number_unique": lambda: new_version(number=1),
    "publishing_version_number_from_one": lambda: new_version(number=0),
    "publishing_member_position_unique": lambda: VersionMember(
        version=VersionMember.objects.get().version, position=1, member=any_version()
    ),
    "publishing_member_once": lambda: VersionMember(
        version=VersionMember.objects.get().version, position=2, member=VersionMember.objects.get().member
    ),
    "publishing_dependency_one_target": lambda: link(image=make_image()),
    "publishing_dependency_on_document_unique": lambda: twice(link),
    "publishing_dependency_on_image_unique": image_used_twice,
    "publishing_withholding_once": lambda: twice(lambda: Withholding(version=any_version(), reason="Why.")),
    "publishing_withholding_has_reason": lambda: Withholding(version=any_version(), reason=""),
    "articles_subject_once": subject_twice,
    "articles_section_position_once": position_twice,
    "images_rendition_unique": rendition_twice,
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_constraint_refuses(name):
    row = VIOLATIONS[name]()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save(force_insert=True)
    assert _names(refusal.value, name)


def _names(error: IntegrityError, name: str) -> bool:
    """SQLite names the columns of a unique constraint, our trigger or the check; PostgreSQL always the constraint."""
    text = str(error)
    return name in text or "UNIQUE constraint failed" in text or "what was published does not change" in text


def test_every_named_constraint_has_a_test():
    models = [model for app in ("publishing", "articles", "images") for model in apps.get_app_config(app).get_models()]
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named == set(VIOLATIONS)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "draft", "path": "/x/"},
        {"state": "draft", "reason": "Why."},
        {"state": "live"},
        {"state": "withheld", "path": "/x/"},
    ],
)
def test_document_refuses_half_a_state(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        with_document(**fields).save()


@pytest.mark.parametrize("path", ["x/", "/x", "", "x"])
def test_document_refuses_an_address_without_slashes(path):
    with pytest.raises(IntegrityError), transaction.atomic():
        with_document(state="live", path=path, current_version=any_version()).save()


@pytest.mark.parametrize("make", [lambda: link(document=None), lambda: image_use(image=None, kind="link")])
def test_dependency_needs_its_target(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make().save()


def test_serial_and_addresses_are_unique(version):
    for row in (new_version(serial=version.serial), PastPath(path=version.path, document=version.document)):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_lifted_withholding_leaves_room_for_another(version):
    Withholding.objects.create(version=version, reason="Why.", lifted_at=timezone.now())
    Withholding.objects.create(version=version, reason="Again.")
    assert Withholding.objects.filter(version=version).count() == 2
