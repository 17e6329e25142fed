"""The base of every public record: a thing that editors list rather than place in the tree of pages."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from publishing.admin.panels import CHANGE_PANELS, VersionPanel
from publishing.previews import preview_response
from publishing.publishables import Publishable
from publishing.record_forms import PublishableRecordForm

# For the relations to revisions and workflow states that Wagtail asks of every record.
OWN_TYPE = {
    "content_type_field": "base_content_type",
    "object_id_field": "object_id",
    "for_concrete_model": False,
}


class PublishableRecord(
    Publishable, WorkflowMixin, PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """A Wagtail snippet whose every publication becomes a version.

    Subclasses have a ``title`` (a property will do), and say in ``public_path`` where readers find them.
    """

    live = models.BooleanField(default=False, editable=False)

    base_form_class = PublishableRecordForm
    version_panels = [VersionPanel()]
    change_panels = CHANGE_PANELS
    default_exclude_fields_in_copy = ["document", "change_kind", "change_note", "latest_revision"]

    class Meta:
        abstract = True

    def with_content_json(self, content):
        draft = super().with_content_json(content)
        # Of the record as a whole, not of one revision; Wagtail keeps them for pages only.
        for name in ("live_revision_id", "last_published_at", "expired", "locked", "locked_at", "locked_by_id"):
            setattr(draft, name, getattr(self, name))
        return draft

    def clean(self):
        super().clean()
        owner = self.owner_of_path(self.public_path())
        if owner is not None and owner.pk != self.document_id:
            raise ValidationError(
                f"The address {self.public_path()} was that of “{owner.current_version.title}” and stays reserved for "
                "it, so that what cites it keeps working. Choose another."
            )

    @property
    def state_label(self) -> str:
        """Where it stands, told without a query where its document is loaded."""
        if self.live:
            return "Published, changed since" if self.has_unpublished_changes else "Published"
        return "Draft" if self.document.current_version_id is None else "Withdrawn"

    @property
    def preview_modes(self):
        return [("", "As readers will see it")]

    def serve_preview(self, request, mode_name):
        """The draft as readers would see it, with what is wrong with it (see ``publishing.previews``)."""
        return preview_response(self)
