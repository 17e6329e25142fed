"""The form in which editors describe a source. It imports no model: the model names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from publishing.page_forms import PUBLISHING_BUTTONS
from publishing.record_forms import PublishableRecordForm
from sources.form_fields import ItemFields, field_name, filled_in, initial_of
from sources.items import NAME_PARTS, item_of_fields
from sources.keys import suggested_key
from sources.validation import problems_of


class SourceForm(PublishableRecordForm, ItemFields):
    """Writes its fields into the item; suggests a key; says at each field what is wrong with it."""

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        shown = initial_of(instance.csl if instance is not None else {})
        super().__init__(*args, instance=instance, initial=shown | (initial or {}), **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False

    def clean(self):
        cleaned = super().clean()
        csl = filled_in(self.instance.csl, cleaned)
        if cleaned.get("issued"):
            csl.pop("issued", None)  # an imported date that could not be read
        item = item_of_fields(
            {
                "key": cleaned.get("key") or self.instance.key or "new",
                "csl": csl,
                "names": self._drafted_names(),
                "issued": cleaned.get("issued", ""),
                "archive_location": cleaned.get("archive_location", ""),
            }
        )
        self.instance.csl = csl
        if "key" in cleaned and not cleaned["key"]:
            cleaned["key"] = self._settled_key(item)
        self._tell_problems(item)
        return cleaned

    def _drafted_names(self) -> list[dict[str, Any]]:
        """The names as they stand in the form, in their order, as far as they can be read."""
        formset = self.formsets.get("names") if hasattr(self, "formsets") else None
        if formset is None:
            return []
        formset.is_valid()
        rows = [getattr(form, "cleaned_data", {}) for form in formset.forms]
        rows = [
            row
            for row in rows
            if row.get("role") and (row.get("family") or row.get("literal")) and not row.get("DELETE")
        ]
        rows.sort(key=lambda row: row.get("ORDER") or 0)
        fields = ("role", "family_first", *NAME_PARTS.values())
        return [{name: row.get(name) or "" for name in fields} for row in rows]

    def _settled_key(self, item: Mapping[str, Any]) -> str:
        """The key of a published source is part of its address and stays; a draft's follows its author and year."""
        source = self.instance
        if source.pk and source.document.current_version_id:
            return source.key
        return suggested_key(item, type(source).objects.exclude(pk=source.pk).keys_taken())

    def _tell_problems(self, item: Mapping[str, Any]) -> None:
        publishing = any(self.data.get(button) for button in PUBLISHING_BUTTONS)
        for problem in problems_of(item):
            name = field_name(problem.variable)
            if name in self.errors:
                continue
            if problem.level == "refused" or (problem.level == "incomplete" and publishing):
                self.add_error(name if name in self.fields else None, problem.message)

    def _update_errors(self, errors):
        # The model checks the item once more for those who come by code; here it is told at the fields already.
        if hasattr(errors, "error_dict"):
            general = errors.error_dict.pop(NON_FIELD_ERRORS, [])
            untold = [error for error in general if "variable" not in (error.params or {})]
            errors.error_dict |= {NON_FIELD_ERRORS: untold} if untold else {}
        super()._update_errors(errors)
