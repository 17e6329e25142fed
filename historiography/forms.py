"""The form in which editors write positions. It imports no model: the model names it."""

from publishing.models import DocumentState
from publishing.record_forms import PublishableRecordForm

WHOLES = ("question", "school")
SETTLED = "A published position stays with its {name}, which its address tells. Withdraw it, and make another."


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
