"""The editing form of a source, in the order of a title page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel

from sources.dates import EXAMPLES
from sources.form_fields import DATES, field_name
from sources.forms import SourceForm
from sources.kinds import label_of as label_of_kind
from sources.models import Source
from sources.variables import LABELS


@dataclass(frozen=True)
class Variable:
    """A variable of the item where Wagtail's comparison of drafts expects a field of the model."""

    name: str

    @property
    def verbose_name(self) -> str:
        return "kind" if self.name == "type" else DATES.get(self.name) or LABELS[self.name]

    def value_from_object(self, source: Source) -> str:
        value = source.csl.get(self.name, "")
        if self.name == "type":
            return label_of_kind(value)
        return str(value.get("date-parts") or value.get("literal", "")) if isinstance(value, dict) else str(value)


class VariablePanel(FieldPanel):
    """A field of the form that stands for a variable of the item."""

    def __init__(self, variable: str, **kwargs):
        self.variable = variable
        kwargs.pop("field_name", None)
        super().__init__(field_name(variable), **kwargs)

    def clone_kwargs(self):
        return super().clone_kwargs() | {"variable": self.variable}

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self):
            return [partial(TextFieldComparison, Variable(self.panel.variable))] if self.is_shown() else []


def _group(heading: str, *children: str | Panel, **kwargs) -> MultiFieldPanel:
    return MultiFieldPanel(_panels(children), heading=heading, **kwargs)


def _row(*children: str | Panel) -> FieldRowPanel:
    return FieldRowPanel(_panels(children))


def _panels(children: Iterable[str | Panel]) -> list[Panel]:
    return [VariablePanel(child) if isinstance(child, str) else child for child in children]


PANELS = [
    *Source.version_panels,
    _group("What it is", "type", "title", "title-short"),
    InlinePanel(
        "names",
        heading="Names",
        label="name",
        help_text="In the order of the title page. A person has a family name, an institution its whole name.",
    ),
    _group(
        "Publication",
        FieldPanel("issued", help_text=f"When it appeared. Examples: {EXAMPLES}."),
        _row("publisher", "publisher-place"),
        _row("edition", "genre"),
    ),
    _group(
        "In what it stands",
        "container-title",
        _row("volume", "issue", "page", "number"),
        _row("collection-title", "collection-number"),
    ),
    _group("Archive", _row("archive", "archive-place"), "archive_collection", FieldPanel("archive_location")),
    _group("To find it", _row("DOI", "ISBN", "ISSN"), _row("URL", "accessed"), "language"),
    _group(
        "Rarely needed",
        *("original-title", "original-date", "original-publisher", "original-publisher-place", "reviewed-title"),
        *("medium", "number-of-volumes", "volume-title", "number-of-pages", "event-title", "event-place"),
        *("authority", "jurisdiction"),
        classname="collapsed",
    ),
    _group("Key, check and annotation", FieldPanel("key"), FieldPanel("is_verified"), "annote"),
    *Source.change_panels,
]
EDIT_HANDLER = ObjectList(PANELS, base_form_class=SourceForm)
