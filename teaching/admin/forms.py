"""The forms in which editors write question sets."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from teaching.models import QuestionKind
from teaching.options import option_faults, options_text, parse_options, with_schools
from teaching.schools import school_keys, with_current_titles
from teaching.sections import section_documents, section_titles


class SectionField(forms.ModelChoiceField):
    """A published section on which there are no questions yet."""

    def __init__(self, **kwargs):
        super().__init__(queryset=section_documents().filter(question_set=None).order_by("path"), **kwargs)
        self.titles: dict[int, str] | None = None

    def label_from_instance(self, document) -> str:
        self.titles = section_titles() if self.titles is None else self.titles
        return self.titles.get(document.pk, document.path)


class QuestionSetForm(WagtailAdminModelForm):
    """A set is made for one section and stays with it."""

    document = SectionField(
        label="Section",
        help_text="Published sections without questions. A section has one set.",
        error_messages={"invalid_choice": "This section has questions by now, or is not published. Choose another."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields.pop("document", None)


class SetQuestionForm(WagtailAdminModelForm):
    """One question; its options are lines of text."""

    lines = forms.CharField(
        label="Options",
        required=False,
        max_length=5000,
        widget=AdminAutoHeightTextInput,
        help_text="Only for choices: one option a line, with a * before each that is right. Where a school is asked "
        "for, write the schools’ short titles, for example “Orthodox”.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        options = self.instance.options
        shown = with_current_titles(options) if self.instance.kind == QuestionKind.SCHOOL else options
        self.initial.setdefault("lines", options_text(shown))

    def clean(self):
        cleaned = super().clean()
        kind, lines = cleaned.get("kind"), cleaned.get("lines")
        if kind is not None and lines is not None:
            options = parse_options(lines, before=self.instance.options)
            faults: list[str] = []
            if kind == QuestionKind.SCHOOL:
                options, faults = with_schools(options, school_keys())
            # A fault of names first: what is left without them would have others.
            for fault in faults or option_faults(kind, options):
                self.add_error("lines", fault)
            self.instance.options = options
        return cleaned


class QuestionsPanel(InlinePanel):
    """Rows that are edited in a form of our own."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = SetQuestionForm
        return options
