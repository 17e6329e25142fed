"""The lists of schools, historians, questions and positions."""

from django.db.models import Count, Q
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.snippets.views.snippets import IndexView

from historiography.models import HistorianPage, Position, Question, SchoolPage
from publishing.admin.record_lists import STATE_COLUMN, RecordFilterSet
from publishing.dates import in_words


def page_columns(*columns: Column) -> list[Column]:
    """The columns of all lists of pages, with some in the place of the page above, which is the same for all."""
    return [
        each
        for column in PageIndexView.base_columns
        for each in (columns if isinstance(column, ParentPageColumn) else (column,))
    ]


class SchoolFilterSet(PageFilterSet):
    """What all lists of pages filter by, and the school that a school is part of."""

    class Meta(PageFilterSet.Meta):
        model = SchoolPage
        fields = ["parent_school"]


class HistorianFilterSet(PageFilterSet):
    """What all lists of pages filter by, and schools."""

    class Meta(PageFilterSet.Meta):
        model = HistorianPage
        fields = ["memberships__school"]


SCHOOL_COLUMNS = page_columns(
    Column("mark", label="Mark", accessor="get_mark_display", sort_key="mark", width="10%"),
    Column("period", label="Period", accessor=lambda school: in_words(school.period), width="12%"),
)
HISTORIAN_COLUMNS = page_columns(
    Column("family_name", label="Family name", sort_key="family_name", width="12%"),
    Column("life_dates", label="Lived", accessor=lambda historian: in_words(historian.life_dates), width="12%"),
)


class QuestionFilterSet(RecordFilterSet):
    """By state."""

    class Meta:
        model = Question
        fields = ["state"]


class QuestionIndexView(IndexView):
    """In the order of the matrix, with how many positions there are on each."""

    default_ordering = ("order", "pk")

    def get_base_queryset(self):
        live = Count("positions", filter=Q(positions__live=True))
        return super().get_base_queryset().select_related("document").annotate(live_positions=live)


class PositionFilterSet(RecordFilterSet):
    """By question, school and state."""

    class Meta:
        model = Position
        fields = ["question", "school", "state"]


class PositionIndexView(IndexView):
    """In the order of the matrix."""

    default_ordering = ("question__order", "question", "school__path")

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("document", "question", "school")


def position_state(position: Position) -> str:
    """Where a position stands; what readers do not get with it is told."""
    missing = [name for name in ("question", "school") if not getattr(position, name).live]
    if position.live and missing:
        return f"Not shown: its {' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} not published"
    return position.state_label


QUESTION_COLUMNS = [
    "__str__",
    Column("short_title", label="In tables", sort_key="short_title"),
    Column("order", label="Place", sort_key="order"),
    Column("live_positions", label="Positions"),
    STATE_COLUMN,
    UpdatedAtColumn(),
]
POSITION_COLUMNS = [
    "__str__",
    Column("claim", label="Claim", sort_key="claim"),
    Column("citation_count", label="Citations", sort_key="citation_count"),
    Column("state", label="State", accessor=position_state, sort_key="live"),
    UpdatedAtColumn(),
]
