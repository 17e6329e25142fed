"""The debate in the menu of the admin: its schools, historians, questions and positions."""

from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from historiography.admin.chooser import PositionChooserViewSet
from historiography.admin.listings import (
    HISTORIAN_COLUMNS,
    POSITION_COLUMNS,
    QUESTION_COLUMNS,
    SCHOOL_COLUMNS,
    HistorianFilterSet,
    PositionFilterSet,
    PositionIndexView,
    QuestionFilterSet,
    QuestionIndexView,
    SchoolFilterSet,
)
from historiography.models import HistorianPage, Position, Question, SchoolPage
from publishing.admin.records import RecordViewSet


class SchoolListing(PageListingViewSet):
    """All schools, drafts too."""

    model = SchoolPage
    name = "schools"
    url_prefix = "historiography/schools"
    menu_label = "Schools"
    icon = "group"
    filterset_class = SchoolFilterSet
    columns = SCHOOL_COLUMNS


class HistorianListing(PageListingViewSet):
    """All historians, drafts too."""

    model = HistorianPage
    name = "historians"
    url_prefix = "historiography/historians"
    menu_label = "Historians"
    icon = "user"
    filterset_class = HistorianFilterSet
    columns = HISTORIAN_COLUMNS


class QuestionViewSet(RecordViewSet):
    """Where questions are listed, asked and published."""

    model = Question
    menu_label = "Questions"
    icon = "help"
    base_url_path = "historiography/questions"
    index_view_class = QuestionIndexView
    filterset_class = QuestionFilterSet
    list_display = QUESTION_COLUMNS
    list_export = ["title", "slug", "short_title", "order", "live"]
    search_fields = ["title", "short_title"]
    search_backend_name = None


class PositionViewSet(RecordViewSet):
    """Where positions are listed, written and published."""

    model = Position
    menu_label = "Positions"
    icon = "comment"
    base_url_path = "historiography/positions"
    index_view_class = PositionIndexView
    filterset_class = PositionFilterSet
    chooser_viewset_class = PositionChooserViewSet
    chooser_per_page = 20
    list_display = POSITION_COLUMNS
    list_export = ["question", "school", "claim", "citation_count", "live"]
    list_per_page = 50
    search_fields = ["claim", "question__title", "school__title"]
    search_backend_name = None


class HistoriographyGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    items = (SchoolListing, HistorianListing, QuestionViewSet, PositionViewSet)
    menu_label = "Historiography"
    menu_icon = "history"
    menu_order = 120
