"""Who decided what, and when."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linking.admin.deciding import LAST
from linking.admin.furniture import furniture
from linking.admin.permissions import DECIDE, may_look
from linking.engine import fold_name
from linking.models import LinkDecision, Mention
from linking.models.decisions import Decided

A_PAGE = 50
UNREAD_OF_DECISION = [
    f"{version}__{field}"
    for version in ("document__current_version", "target__current_version")
    for field in ("source", "body", "links", "contents", "notes", "plain_text")
]


class HistoryForm(forms.Form):
    """Which decisions."""

    q = forms.CharField(
        label="Words", required=False, max_length=200, widget=forms.TextInput(attrs={"placeholder": "Words or editor"})
    )
    verdict = forms.ChoiceField(label="Decision", required=False, choices=[("", "Any"), *Decided.choices])
    holds = forms.ChoiceField(label="State", required=False, choices=[("", "Any"), ("yes", "Holds"), ("no", "Undone")])


@require_safe
@may_look
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions, newest first."""
    form = HistoryForm(request.GET, auto_id="filter-%s")
    form.is_valid()
    found = _with_all_shown(_filtered(form.cleaned_data)).newest_first()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    context = {
        "form": form,
        "is_filtered": any(form.cleaned_data.values()),
        "page": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "may_decide": request.user.has_perm(DECIDE),
        "here": request.get_full_path(),
        "last": request.session.get(LAST),
    }
    return render(request, "linking/admin/decisions.html", context | furniture("Decisions"))


def _filtered(chosen: dict[str, str]) -> QuerySet[LinkDecision]:
    found = LinkDecision.objects.all()
    if words := chosen.get("q"):
        folded = fold_name(words)
        everywhere = Q(phrase__contains=folded) if folded else Q()
        found = found.filter(Q(quote__icontains=words) | Q(by_name__icontains=words) | everywhere)
    if verdict := chosen.get("verdict"):
        found = found.filter(verdict=verdict)
    if holds := chosen.get("holds"):
        found = found.filter(undone_at__isnull=holds == "yes")
    return found


def about(mention: Mention) -> list[LinkDecision]:
    """The decisions about a place, and those about its words in all texts; newest first."""
    here = Q(document=mention.version.document_id, block=mention.block, quote=mention.quote)
    everywhere = Q(document=None, phrase=fold_name(mention.quote))
    found = here | everywhere | Q(pk=mention.decision_id)
    return list(_with_all_shown(LinkDecision.objects.filter(found)).newest_first()[:A_PAGE])


def _with_all_shown(found: QuerySet[LinkDecision]) -> QuerySet[LinkDecision]:
    return found.select_related("document__current_version", "target__current_version").defer(*UNREAD_OF_DECISION)
