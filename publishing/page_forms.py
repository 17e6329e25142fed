"""The forms in which editors publish and copy pages. They import no model: the base of pages names them."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from publishing.compilation.compiling import compile_page
from publishing.compilation.structure import Fault

# Buttons of the editor after which a draft must be fit for readers.
PUBLISHING_BUTTONS = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class PublishablePageForm(WagtailAdminPageForm):
    """Shows integrity faults at the block where they are, before anything is published or submitted."""

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is None:
            self.instance.live = False  # Wagtail would save a page live that is published as soon as it is added
            fault = self.instance.slug_fault(cleaned["slug"], self.parent_page) if "slug" in cleaned else None
            if fault:
                self.add_error("slug", fault)
        if any(self.data.get(button) for button in PUBLISHING_BUTTONS):
            self._check_change(cleaned)
            self._check_integrity(cleaned)
        return cleaned

    def _check_change(self, cleaned) -> None:
        document = self.instance.document if self.instance.document_id else None
        revised = document is not None and document.current_version_id is not None
        changed = self.has_changed() or self.instance.has_unpublished_changes
        if "change_kind" in self.fields and revised and changed and not cleaned.get("change_kind"):
            self.add_error("change_kind", "Say what this version changes: readers see it in the history.")

    def _check_integrity(self, cleaned) -> None:
        page = self.instance
        compiled = [name for name in (*page.text_fields, page.body_field) if name in cleaned]
        if not compiled:
            return
        faults = compile_page(page, {name: cleaned[name] for name in compiled}).errors  # new blocks get their ids now
        positions = {child.id: position for position, child in enumerate(cleaned.get(page.body_field) or ())}
        at_blocks: dict[int, list[str]] = {}
        for fault in faults:
            if fault.block in positions:
                at_blocks.setdefault(positions[fault.block], []).append(fault.message)
            else:
                self._add_page_fault(fault)
        if at_blocks:
            errors = {position: ValidationError(messages) for position, messages in at_blocks.items()}
            self.add_error(page.body_field, StreamBlockValidationError(block_errors=errors))

    def _add_page_fault(self, fault: Fault) -> None:
        field = next((name for name in (fault.field, fault.block) if name in self.fields), None)
        self.add_error(field, fault.message)


class PublishableCopyForm(CopyForm):
    """Copies are drafts with documents of their own: no alias, and nothing goes live by being copied."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        self.fields.pop("publish_copies", None)
