"""The list of sources."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from publishing.admin.record_lists import STATE_COLUMN, RecordFilterSet
from sources.kinds import CHOICES
from sources.models import Source


class SourceFilterSet(RecordFilterSet):
    """By kind, state, and whether someone compared the entry with the work."""

    csl_type = django_filters.ChoiceFilter(choices=CHOICES, label="Kind")

    class Meta:
        model = Source
        fields = ["csl_type", "is_verified", "state"]


class SourceIndexView(IndexView):
    """Searches by author, title, year and key alike."""

    default_ordering = ("sort_text", "key")

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("document").prefetch_related("names")

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.request.user.has_perm("sources.add_source"):
            address = reverse("source_imports:upload")
            buttons.append(Button("Import from a file", url=address, icon_name="download", priority=50))
        return buttons

    def search_queryset(self, queryset):
        return queryset.search(self.search_query) if self.is_searching else queryset


LIST_DISPLAY = [
    "__str__",
    Column("kind_label", label="Kind", sort_key="csl_type"),
    Column("year", label="Year", sort_key="year"),
    Column("key", label="Key", sort_key="key"),
    BooleanColumn("is_verified", label="Verified", sort_key="is_verified"),
    STATE_COLUMN,
    UpdatedAtColumn(),
]
EXPORTED = ["key", "title", "csl_type", "year", "is_verified", "live"]
