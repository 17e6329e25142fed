"""Choosing a position in a form, by question, school or claim."""

from django import forms
from django.db.models import Q
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from historiography.admin.listings import position_state


class SearchForm(BaseFilterForm):
    """Finds positions whose question, school or claim has all the words."""

    q = forms.CharField(
        label="Search", widget=forms.TextInput(attrs={"placeholder": "Question, school or claim"}), required=False
    )

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        for word in (self.search_query or "").split():
            in_question = Q(question__title__icontains=word) | Q(question__short_title__icontains=word)
            in_school = Q(school__title__icontains=word) | Q(school__short_title__icontains=word)
            objects = objects.filter(in_question | in_school | Q(claim__icontains=word))
        return super().filter(objects)


class PositionChoice:
    """The positions in the order of the matrix, with what tells them apart."""

    filter_form_class = SearchForm

    def get_object_list(self):
        positions = self.model_class.objects.select_related("document", "question", "school")
        return positions.order_by("question__order", "question", "school__path")

    @property
    def columns(self):
        return [
            self.title_column,
            Column("question", label="Question", accessor="question.short_title"),
            Column("school", label="School", accessor="school.short_title"),
            Column("claim", label="Claim"),
            Column("state", label="State", accessor=position_state),
        ]


class ChoosePosition(PositionChoice, ChooseView):
    """The whole dialogue."""


class ChoosePositionResults(PositionChoice, ChooseResultsView):
    """What a search finds."""


class PositionChooserViewSet(SnippetChooserViewSet):
    """Wherever a form points to a position."""

    choose_view_class = ChoosePosition
    choose_results_view_class = ChoosePositionResults
