"""How far the relinking of texts has come, and what it changed."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linking.admin.furniture import furniture
from linking.admin.permissions import may_look
from linking.models import RelinkRun

A_PAGE = 50
SHOWN = 3
SHOWN_OF_A_RUN = (
    *("reason", "total", "done", "changed", "requested_at", "started_at", "finished_at"),
    *("cause__path", "cause__current_version__title"),
)
SHOWN_AFTER_END = timedelta(minutes=2)


def latest_runs() -> list[RelinkRun]:
    """Those under way, and those that ended a moment ago. One query."""
    ended = timezone.now() - SHOWN_AFTER_END
    runs = RelinkRun.objects.filter(Q(finished_at=None) | Q(finished_at__gt=ended))
    return list(runs.defer("documents", "redefined")[:SHOWN])


@require_safe
@may_look
def now(request: HttpRequest) -> HttpResponse:
    """What the list asks for every other second while something is under way."""
    response = render(request, "linking/admin/_runs.html", {"runs": latest_runs()})
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@may_look
def runs(request: HttpRequest) -> HttpResponse:
    """All of them, newest first."""
    found = RelinkRun.objects.select_related("cause__current_version").only(*SHOWN_OF_A_RUN)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "under_way": latest_runs(),
    }
    return render(request, "linking/admin/runs.html", context | furniture("Relinkings"))
