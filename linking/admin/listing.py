"""The list of mentions: what waits, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linking.admin.deciding import LAST
from linking.admin.filtering import BY_ENTRY, STATUSES, FilterForm, filtered, ordered
from linking.admin.furniture import furniture
from linking.admin.mentions import with_all_shown
from linking.admin.permissions import DECIDE, may_look
from linking.admin.progress import latest_runs
from linking.admin.rows import Row, rows_of

A_PAGE = 50
ASKED_BY = ("page", "entry", "rule", "by", "q")


@dataclass(frozen=True)
class Group:
    """Mentions of one page, or of one entry."""

    title: str
    document: int | None
    rows: list[Row]


@require_safe
@may_look
def desk(request: HttpRequest) -> HttpResponse:
    """Mentions by page or by entry, with what can be done about each."""
    form = FilterForm(request.GET)
    chosen = form.chosen()
    found = filtered(chosen)
    counts = dict(found.order_by().values_list("status").annotate(Count("pk")))
    wanted = with_all_shown(ordered(found.filter(status=chosen["status"]), str(chosen["group"])))
    page = Paginator(wanted, A_PAGE).get_page(request.GET.get("p"))
    context = {
        "form": form,
        "chosen": chosen,
        "is_filtered": any(name in chosen for name in ASKED_BY),
        "tabs": [(value.value, label, counts.get(value.value, 0)) for value, label in STATUSES.items()],
        "page": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "groups": list(_groups(page, by_entry=chosen["group"] == BY_ENTRY)),
        "last": request.session.get(LAST),
        "may_decide": request.user.has_perm(DECIDE),
        "here": request.get_full_path(),
        "runs": latest_runs(),
    }
    return render(request, "linking/admin/desk.html", context | furniture())


def _groups(page: Page, *, by_entry: bool) -> Iterator[Group]:
    def key(row: Row) -> int | None:
        return row.mention.target_id if by_entry else row.mention.version.document_id

    for document, rows in groupby(rows_of(page), key):
        together = list(rows)
        title = together[0].title or "No entry is the likeliest" if by_entry else together[0].mention.version.title
        yield Group(title, document, together)
