"""Where editors write questions for teachers to start from."""

from django.db.models import Count, OuterRef, Subquery
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from articles.models import SectionPage
from teaching.admin.forms import QuestionSetForm, QuestionsPanel
from teaching.models import QuestionSet


class SectionPanel(Panel):
    """The section that a set is about, with a link to what readers have of it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "teaching/admin/section_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None


class SetsView(generic.IndexView):
    """All sets in the order of the sections."""

    default_ordering = "place"

    def get_base_queryset(self):
        sections = SectionPage.objects.filter(document=OuterRef("document"))
        sets = super().get_base_queryset().select_related("document")
        return sets.annotate(
            section=Subquery(sections.values("title")[:1]),
            place=Subquery(sections.values("path")[:1]),
            number=Count("questions"),
        )


class SetEditView(generic.EditView):
    """One set."""

    def get_queryset(self):
        versions = ("body", "source", "plain_text")
        sets = super().get_queryset().select_related("document__current_version")
        return sets.defer(*(f"document__current_version__{name}" for name in versions))


class QuestionSetViewSet(ModelViewSet):
    """Lists and edits question sets."""

    model = QuestionSet
    name = "question_sets"
    url_prefix = "teaching/question-sets"
    menu_label = "Question sets"
    icon = "form"
    menu_order = 140
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SetsView
    edit_view_class = SetEditView
    list_filter = ["is_offered"]
    edit_handler = ObjectList(
        [
            FieldPanel("document"),
            SectionPanel(heading="Section"),
            QuestionsPanel(
                "questions",
                panels=[
                    MultiFieldPanel(
                        [FieldPanel("kind"), FieldPanel("text"), FieldPanel("lines"), FieldPanel("guide")],
                    )
                ],
                heading="Questions",
                label="question",
                min_num=1,
                help_text="Teachers get copies: what you change here changes no assignment.",
            ),
            FieldPanel("is_offered", permission="teaching.offer_questionset"),
        ],
        base_form_class=QuestionSetForm,
    )

    @property
    def list_display(self):
        return [
            TitleColumn("section", label="Section", accessor="section", url_name=self.get_url_name("edit")),
            Column("path", label="Address", accessor="document.path"),
            Column("number", label="Questions"),
            BooleanColumn("is_offered", label="Offered", sort_key="is_offered"),
            DateColumn("changed_at", label="Changed", sort_key="changed_at"),
        ]
