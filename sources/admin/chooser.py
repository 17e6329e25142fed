"""Choosing a source in a form, with the search of sources."""

from django import forms
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class SearchForm(BaseFilterForm):
    """Searches as the list of sources does."""

    q = forms.CharField(
        label="Search", widget=forms.TextInput(attrs={"placeholder": "Author, title, year or key"}), required=False
    )

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return super().filter(objects.search(self.search_query or ""))


class SourceChoice:
    """The sources in the order of a bibliography, with what tells them apart."""

    filter_form_class = SearchForm

    def get_object_list(self):
        return self.model_class.objects.in_order().select_related("document").prefetch_related("names")

    @property
    def columns(self):
        kind, key = Column("kind_label", label="Kind"), Column("key", label="Key")
        return [self.title_column, kind, key, Column("state_label", label="State")]


class ChooseSource(SourceChoice, ChooseView):
    """The whole dialogue."""


class ChooseSourceResults(SourceChoice, ChooseResultsView):
    """What a search finds."""


class SourceChooserViewSet(SnippetChooserViewSet):
    """Wherever a form points to a source."""

    choose_view_class = ChooseSource
    choose_results_view_class = ChooseSourceResults
