"""The form in which editors write terms: names that no text can be searched for are told in their row."""

from glossary.name_faults import name_fault
from publishing.page_forms import PublishablePageForm


class TermForm(PublishablePageForm):
    """The other names are checked once the kind is known: a person may be called “Will”, a concept may not."""

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        names = self.formsets.get("names")
        if not self.is_bound or names is None or not self.cleaned_data.get("is_linkable", True):
            return is_valid
        for row in names.forms:
            said = getattr(row, "cleaned_data", {})
            if said.get("DELETE") or not said.get("is_linkable"):
                continue
            kind = self.cleaned_data.get("kind", "")
            fault = name_fault(kind, said.get("text", ""), is_abbreviation=said.get("is_abbreviation", False))
            if fault:
                row.add_error("text", fault)
                is_valid = False
        return is_valid
