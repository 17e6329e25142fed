"""Which mentions the desk lists, and in which order."""

from __future__ import annotations

from django import forms
from django.db.models import F, Q
from django.http import QueryDict

from linking.admin.mentions import at_desk
from linking.engine.decisions import Rule, Status
from linking.models.mentions import MentionQuerySet

STATUSES = {Status.SUGGESTED: "Waiting", Status.LINKED: "Linked", Status.REJECTED: "No link"}
MOST_CHOICES = 500  # pages or entries in a list to choose from; the search by words finds the others
BY_PAGE, BY_ENTRY = "page", "entry"
EDITORS, RULES = "editors", "rules"


class FilterForm(forms.Form):
    """What the address asks for. What it asks for in vain is left out, and said."""

    q = forms.CharField(
        label="Words", required=False, max_length=200, widget=forms.TextInput(attrs={"placeholder": "In text or title"})
    )
    page = forms.IntegerField(label="Page", required=False, min_value=1, max_value=2**31)
    entry = forms.IntegerField(label="Entry", required=False, min_value=1, max_value=2**31)
    rule = forms.ChoiceField(label="Rule", required=False, choices=[("", "Any rule")])
    by = forms.ChoiceField(
        label="Decided by", required=False, choices=[("", "Anybody"), (EDITORS, "An editor"), (RULES, "A rule alone")]
    )
    group = forms.ChoiceField(
        label="Grouped by", required=False, choices=[(BY_PAGE, "Page"), (BY_ENTRY, "Entry")], initial=BY_PAGE
    )
    status = forms.ChoiceField(required=False, choices=list(STATUSES.items()), widget=forms.HiddenInput)

    def __init__(self, data: QueryDict):
        super().__init__(data, auto_id="filter-%s")
        self.fields["rule"].choices += [(rule.value, rule.value.capitalize()) for rule in Rule]
        for name, column, title, all_of_them in (
            ("page", "version__document", "version__title", "All pages"),
            ("entry", "target", "target__current_version__title", "All entries"),
        ):
            choices = _choices(column, title, data.get(name, ""))
            self.fields[name].widget = forms.Select(choices=[("", all_of_them), *choices])

    def chosen(self) -> dict[str, str | int]:
        """What is asked for and makes sense; Waiting and by page unless told otherwise."""
        self.is_valid()
        found = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return {"status": Status.SUGGESTED.value, "group": BY_PAGE} | found


def _choices(column: str, title: str, wanted: str) -> list[tuple[int, str]]:
    rows = at_desk().exclude(**{column: None}).order_by(title, column).values_list(column, title).distinct()
    choices = list(rows[:MOST_CHOICES])
    if wanted.isdecimal() and len(wanted) < 10 and int(wanted) not in dict(choices):
        choices += list(rows.filter(**{column: int(wanted)})) or [(int(wanted), "Nothing found for it")]
    return choices


def filtered(chosen: dict[str, str | int]) -> MentionQuerySet:
    """What the form asks for but for the status."""
    mentions = at_desk()
    if words := chosen.get("q"):
        named = Q(quote__icontains=words) | Q(before__icontains=words) | Q(after__icontains=words)
        titled = Q(version__title__icontains=words) | Q(target__current_version__title__icontains=words)
        mentions = mentions.filter(named | titled | Q(version__path__icontains=words))
    for name, column in (("page", "version__document"), ("entry", "target"), ("rule", "rule")):
        if name in chosen:
            mentions = mentions.filter(**{column: chosen[name]})
    if "by" in chosen:
        mentions = mentions.filter(decision__isnull=chosen["by"] == RULES)
    return mentions


def ordered(mentions: MentionQuerySet, group: str) -> MentionQuerySet:
    in_text = ("version__title", "version", "position")
    if group == BY_ENTRY:
        return mentions.order_by(F("target__current_version__title").asc(nulls_last=True), "target", *in_text)
    return mentions.order_by(*in_text)
