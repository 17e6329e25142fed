"""The form in which editors publish records. It imports no model: the base of records names it."""

from wagtail.admin.forms import WagtailAdminModelForm

from publishing.compilation.compiling import compile_page
from publishing.page_forms import PUBLISHING_BUTTONS


class PublishableRecordForm(WagtailAdminModelForm):
    """Asks what a new version changes before a record is published or submitted."""

    def clean(self):
        cleaned = super().clean()
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
        """What stands against publishing the texts is told at the field where it is."""
        record = self.instance
        texts = {name: cleaned[name] for name in record.text_fields if name in cleaned}
        for fault in compile_page(record, texts).errors if texts else ():
            field = next((name for name in (fault.field, fault.block) if name in self.fields), None)
            self.add_error(field, fault.message)
