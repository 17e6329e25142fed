"""What every publishable thing has, page or record: a document, and a change that its next version will tell."""

from typing import Any, ClassVar

from django.db import models

from publishing.compilation.structure import Block, Compilation, Fault, Link
from publishing.models import EDITORS_CHANGE_KINDS, Document, PastPath


class Publishable(models.Model):
    """A draft whose every publication becomes a version. A mixin over Wagtail's pages and revisable models.

    Subclasses name in ``version_fields`` the fields that make up the canonical source of a version; in ``text_fields``
    the rich texts, in ``body_field`` the StreamField and in ``lead_image_field`` the image that are compiled, if any.
    Each of ``text_fields`` becomes a block of that name. What ``has_members`` has versions that list others.
    ``version_defaults`` are the values of fields that came later than the first versions: a version does not tell them,
    so that what was published before stays the same content.
    """

    document = models.OneToOneField(Document, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    change_kind = models.CharField(
        "kind of change",
        max_length=20,
        choices=EDITORS_CHANGE_KINDS,
        blank=True,
        help_text="What readers will see changed by this version. Needed from the second version on.",
    )
    change_note = models.TextField(
        "note to readers",
        max_length=1000,
        blank=True,
        help_text="One or two sentences. Example: The date of the second telegram is corrected to 3 October 1950.",
    )

    version_fields: ClassVar[tuple[str, ...]] = ("title",)
    version_defaults: ClassVar[dict[str, Any]] = {}
    text_fields: ClassVar[tuple[str, ...]] = ()
    body_field: ClassVar[str | None] = None
    lead_image_field: ClassVar[str | None] = None
    has_members: ClassVar[bool] = False

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self._state.adding and self.live:
            raise ValueError("It is made as a draft (live=False) and published by publishing.actions.publish().")
        if self.document_id is None:
            self.document = Document.objects.create(kind=self._meta.label_lower)
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = [*kwargs["update_fields"], "document"]
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        draft = super().with_content_json(content)
        draft.document_id = self.document_id
        return draft

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        # Autosave overwrites the latest revision in place (Wagtail 7.3+). What was published stays as it was: the
        # change becomes a revision of its own.
        if overwrite_revision is not None and overwrite_revision.pk == self.live_revision_id:
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def public_path(self) -> str:
        """Its address on the site as it would be published now: ``/articles/title/``."""
        raise NotImplementedError

    @staticmethod
    def owner_of_path(path: str) -> Document | None:
        """The document that has or ever had an address."""
        past = PastPath.objects.select_related("document__current_version").filter(path=path).first()
        return past.document if past else None

    def unpublished_parent(self) -> "Publishable | None":
        """What must be published before this can be, if it is not."""
        return None

    def container(self) -> "Publishable | None":
        """What lists this document's versions in its own."""
        return None

    def text_subjects(self) -> tuple[str, ...]:
        """What a draft's text is about; that of what contains it is added."""
        return ()

    def draft_blocks(self) -> tuple[Block, ...]:
        """Blocks of HTML that are made of the fields of a draft otherwise than by rich text."""
        return ()

    def other_links(self) -> tuple[Link, ...]:
        """What a draft links to besides its texts."""
        return ()

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        """What else stands against publishing a draft, found once it is compiled."""
        return []

    @classmethod
    def fields_in_words(cls, fields: dict) -> dict[str, str] | None:
        """The fields of a version as readers are told of them, by label; None where the model's own names will do."""
        return None
