"""One mention: why it is as it is, who decided what about it, and pointing it to another entry."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from linking.admin.entries import search
from linking.admin.furniture import furniture
from linking.admin.history import about
from linking.admin.mentions import at_desk, with_all_shown
from linking.admin.permissions import DECIDE, may_decide, may_look
from linking.admin.rows import Row, rows_of

MOST_LETTERS = 200


@require_safe
@may_look
def place(request: HttpRequest, key: int) -> HttpResponse:
    """All that is known of one mention, and a search for the entry that is meant."""
    try:
        row = _row(key)
    except Http404:
        messages.warning(request, "This place has changed, or is gone. Here is what there is now.")
        return redirect("links:desk")
    address = reverse("links:place", args=[key])
    context = {
        "row": row,
        "here": address,
        "decisions": about(row.mention),
        "may_decide": request.user.has_perm(DECIDE),
    }
    return render(
        request, "linking/admin/place.html", context | _found(request, row) | furniture(f"“{row.text.quote}”")
    )


@require_safe
@may_decide
def entries(request: HttpRequest) -> HttpResponse:
    """What a search finds, each with a button that points a mention there: for the dialogue of the list."""
    key = request.GET.get("place", "")
    row = _row(int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0)
    context = {"row": row, "may_decide": True}
    return render(request, "linking/admin/_entries.html", context | _found(request, row))


def _row(key: int) -> Row:
    return rows_of([get_object_or_404(with_all_shown(at_desk()), pk=key)])[0]


def _found(request: HttpRequest, row: Row) -> dict:
    """What the words find; without any, the entries that have such a name."""
    words = request.GET.get("q", "")[:MOST_LETTERS].strip()
    return {"q": words, "entries": search(words) if words else row.candidates}
