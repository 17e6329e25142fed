"""What was published: rows that no one changes (publishing.triggers refuses it in the database)."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from publishing.models.documents import Document


class ChangeKind(models.TextChoices):
    """What a new version changes, as readers are told."""

    NEW = "new", "First publication"
    FACT = "fact", "Correction of fact"
    INTERPRETATION = "interpretation", "Change of interpretation"
    SOURCE = "source", "Sources"
    WORDING = "wording", "Wording"
    ARRANGEMENT = "arrangement", "Sections added, moved or withdrawn"


# What an editor may choose: the other two are found out by the site.
EDITORS_CHANGE_KINDS = [
    choice for choice in ChangeKind.choices if choice[0] not in (ChangeKind.NEW, ChangeKind.ARRANGEMENT)
]


class VersionQuerySet(models.QuerySet["Version"]):
    """Which versions."""

    def newest_first(self):
        return self.order_by("-serial")

    def as_of(self, serial: int):
        """Versions published no later than a place in the order of publications."""
        return self.filter(serial__lte=serial)

    def latest_as_of(self, serial: int | None, documents: Iterable[int]) -> dict[int, "Version"]:
        """The newest version of each document (by key) at a place in the order of publications; None: now. One query.

        A document that had no version then is left out.
        """
        keys = set(documents)
        if not keys:
            return {}
        then = self.filter(document__in=keys) if serial is None else self.filter(document__in=keys).as_of(serial)
        newest = then.order_by().values("document").annotate(newest=models.Max("serial")).values("newest")
        return {version.document_id: version for version in self.filter(serial__in=newest).select_related("document")}

    def not_withheld(self):
        return self.exclude(withholdings__lifted_at=None, withholdings__isnull=False)


class Version(models.Model):
    """One publication of one document: immutable, numbered without gaps, citable for ever.

    ``source`` is the canonical JSON of the drafted fields, ``body`` the HTML compiled from it, ``links`` what that
    HTML links to, ``contents`` its headings, ``notes`` its notes as they stood at this serial: lists of objects as made
    by ``publishing.compilation``.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    serial = models.PositiveBigIntegerField(unique=True)
    published_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    author_name = models.CharField(max_length=255, blank=True)
    change_kind = models.CharField(max_length=20, choices=ChangeKind)
    change_note = models.TextField(blank=True)
    title = models.CharField(max_length=255)
    path = models.CharField(max_length=800, help_text="The document's address when this version was published.")
    source = models.TextField()
    source_hash = models.CharField(max_length=64)
    body = models.TextField(blank=True)
    links = models.TextField(default="[]")
    contents = models.TextField(default="[]")
    notes = models.TextField(default="[]")
    plain_text = models.TextField(blank=True)
    word_count = models.PositiveIntegerField(default=0)
    content_hash = models.CharField(max_length=64)

    objects = VersionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="publishing_version_number_unique"),
            models.CheckConstraint(name="publishing_version_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    @property
    def permanent_path(self) -> str:
        """Its own address as it was when it was published; it leads here for ever, wherever the document moves."""
        return f"{self.path}v{self.number}/"

    @classmethod
    def long_fields(cls, relation: str) -> list[str]:
        """The fields of a version behind a relation that hold up to a megabyte each: what only names it defers them."""
        return [f"{relation}__{name}" for name in ("source", "body", "links", "contents", "notes", "plain_text")]

    @property
    def fields(self) -> dict[str, Any]:
        """The drafted fields as they were published, by name."""
        return json.loads(self.source)

    @property
    def headings(self) -> list[dict[str, Any]]:
        return json.loads(self.contents)

    @property
    def note_list(self) -> list[dict[str, Any]]:
        return json.loads(self.notes)

    @property
    def link_list(self) -> list[dict[str, Any]]:
        return json.loads(self.links)


class VersionMember(models.Model):
    """Which version of a section stands where in a version of an article. Immutable like the version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="members")
    position = models.PositiveIntegerField()
    member = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="memberships")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="publishing_member_position_unique"),
            models.UniqueConstraint(fields=["version", "member"], name="publishing_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.member_id}"


class DependencyKind(models.TextChoices):
    """How a version depends on something else."""

    LINK = "link", "Link"
    MENTION = "mention", "Mention"
    CITATION = "citation", "Citation"
    IMAGE = "image", "Image"
    MEMBER = "member", "Section"


class Dependency(models.Model):
    """A version rests on a document or an image: answers "where used" and "what to render anew"."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="dependencies")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="dependants")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, null=True, on_delete=models.PROTECT, related_name="dependants"
    )
    kind = models.CharField(max_length=10, choices=DependencyKind)
    block = models.CharField(max_length=36, blank=True, help_text="The id of the block it stands in.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = [
            models.CheckConstraint(
                name="publishing_dependency_one_target",
                condition=Q(kind="image", image__isnull=False, document=None)
                | (~Q(kind="image") & Q(image=None, document__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["version", "document", "kind", "block"],
                condition=Q(image=None),
                name="publishing_dependency_on_document_unique",
            ),
            models.UniqueConstraint(
                fields=["version", "image", "block"],
                condition=Q(document=None),
                name="publishing_dependency_on_image_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind} {self.document_id or self.image_id}"


class Withholding(models.Model):
    """A chief editor's decision to answer a version with 451, and its lifting. The version itself stays."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="withholdings")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=255)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_name = models.CharField(max_length=255, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(lifted_at=None), name="publishing_withholding_once"
            ),
            models.CheckConstraint(name="publishing_withholding_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"version {self.version_id} withheld"
