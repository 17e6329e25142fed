"""How entries fare: what waits, how often editors accept, which are linked most and which never."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from linking.admin.furniture import furniture
from linking.admin.mentions import at_desk
from linking.admin.permissions import may_decide, may_look
from linking.admin.tasks import begin_to_look, names_without_entry
from linking.engine.decisions import Status
from linking.index import current_names
from linking.models import LinkDecision
from linking.models.decisions import Decided

KEPT = "linking.figures"
SECONDS = 120  # that the dashboard's figures are kept
A_PAGE = 100
ORDERS = {
    "waiting": ("Most waiting", lambda one: (-one.waiting, one.title)),
    "linked": ("Most linked", lambda one: (-one.pages, one.title)),
    "never": ("Never mentioned first", lambda one: (one.places, one.title)),
    "rate": ("Least accepted", lambda one: (101 if one.rate is None else one.rate, one.title)),
}


@dataclass(frozen=True)
class Figures:
    """One entry in numbers. ``pages`` link to it; ``places`` may name it."""

    key: int
    title: str
    waiting: int = 0
    pages: int = 0
    places: int = 0
    accepted: int = 0
    rejected: int = 0

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def rate(self) -> int | None:
        """How many of a hundred decisions accepted the link; None where nobody decided."""
        return round(100 * self.accepted / self.decided) if self.decided else None


def all_figures() -> list[Figures]:
    """Of every entry. Three queries."""
    rows = at_desk().exclude(target=None).order_by().values("target")
    counted = rows.annotate(
        waiting=Count("pk", filter=Q(status=Status.SUGGESTED)),
        pages=Count("version", filter=Q(is_first=True), distinct=True),
        places=Count("pk", filter=~Q(status=Status.REJECTED)),
    )
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    for row in counted:
        numbers[row.pop("target")] |= row
    decided = LinkDecision.objects.active().exclude(target=None).order_by().values_list("target", "verdict")
    for target, verdict, count in decided.annotate(Count("pk")):
        numbers[target]["accepted" if verdict == Decided.ACCEPTED else "rejected"] = count
    entries = current_names().entries
    return [Figures(int(key), entry.headword, **numbers.get(int(key), {})) for key, entry in entries.items()]


def recent_figures() -> list[Figures]:
    """As they were not long ago: the dashboard is opened often."""
    return cache.get_or_set(KEPT, all_figures, SECONDS)


@require_safe
@may_look
def figures(request: HttpRequest) -> HttpResponse:
    """The table of all entries, and the names that have none."""
    order = request.GET.get("order")
    order = order if order in ORDERS else "waiting"
    page = Paginator(sorted(all_figures(), key=ORDERS[order][1]), A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "order": order,
        "orders": [(value, label) for value, (label, _) in ORDERS.items()],
        "unlisted": names_without_entry(),
    }
    return render(request, "linking/admin/figures.html", context | furniture("Entries in numbers"))


@require_POST
@may_decide
def look_for_names(request: HttpRequest) -> HttpResponse:
    """Look again for names that no entry has, in the background."""
    begin_to_look()
    messages.success(request, "The texts are being looked through in the background. Come back in a minute.")
    return redirect("links:figures")
