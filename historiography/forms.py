"""The forms in which editors write schools, historians and positions. They import no model: the models name them."""

from historiography.name_faults import name_fault
from linking.engine import Kind
from publishing.models import DocumentState
from publishing.page_forms import PublishablePageForm
from publishing.record_forms import PublishableRecordForm

WHOLES = ("question", "school")
SETTLED = "A published position stays with its {name}, which its address tells. Withdraw it, and make another."


class NamedPageForm(PublishablePageForm):
    """Tells in their rows of other names that no text can be searched for."""

    kind: Kind
    what: str

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        names = self.formsets.get("names")
        for row in names.forms if self.is_bound and names is not None else ():
            said = getattr(row, "cleaned_data", {})
            fault = "" if said.get("DELETE") else name_fault(self.kind, said.get("text", ""), self.what)
            if fault:
                row.add_error("text", fault)
                is_valid = False
        return is_valid


class SchoolForm(NamedPageForm):
    """A school and its other names."""

    kind, what = Kind.CONCEPT, "school"


class HistorianForm(NamedPageForm):
    """A historian and the other names."""

    kind, what = Kind.PERSON, "historian"


class PositionForm(PublishableRecordForm):
    """Says at the question and the school why nothing can be published on them."""

    def clean(self):
        cleaned = super().clean()
        document = self.instance.document if self.instance.document_id else None
        if document is not None and document.current_version_id is not None:
            for name in {*WHOLES} & {*self.changed_data}:
                self.add_error(name, SETTLED.format(name=name))
        return cleaned

    def _check_integrity(self, cleaned) -> None:
        wholes = {name: cleaned.get(name) for name in WHOLES}
        if None in wholes.values():
            return
        for name, whole in wholes.items():
            setattr(self.instance, name, whole)
            if not whole.live:
                is_withdrawn = whole.document.state == DocumentState.WITHDRAWN
                state = "was withdrawn" if is_withdrawn else "is not published yet"
                self.add_error(name, f"“{whole.title}” {state}. Publish it first: readers find the position there.")
        super()._check_integrity(cleaned)
