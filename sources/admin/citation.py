"""The dialogue in which an editor cites sources, as Wagtail's modal workflow loads it."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.modal_workflow import render_modal_workflow

from sources.admin.citation_forms import BaseCitationForm, citation_form, form_data
from sources.citations import short_text, write_items
from sources.models import Source

FOUND_AT_ONCE = 10
UNREADABLE = "What this citation held cannot be read. Choose its sources again, or close and remove it."


@require_http_methods(["GET", "POST"])
def cite(request: HttpRequest) -> JsonResponse:
    """An empty dialogue; from what it sends, the citation, or the dialogue again with what is wrong."""
    is_change = "change" in request.GET
    if request.method == "GET":
        return _dialogue(request, citation_form(), is_change)
    form = citation_form(request.POST)
    if not form.is_valid():
        return _dialogue(request, form, is_change)
    cited = form.cited()
    return JsonResponse({"step": "cited", "items": write_items(cited), "text": short_text(cited, form.names())})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> JsonResponse:
    """The dialogue filled in. Asked for, it asks for the citation, which can be too long for an address."""
    if request.method == "GET":
        return JsonResponse({"step": "ask"})
    data = form_data(request.POST.get("items", ""))
    return _dialogue(request, citation_form(data), is_change=True, fault="" if data else UNREADABLE)


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    return JsonResponse(_found(request.GET.get("q", "")))


def _dialogue(request: HttpRequest, form: BaseCitationForm, is_change: bool, fault: str = "") -> JsonResponse:
    context = {"form": form, "is_change": is_change, "fault": fault, "found": _found("")}
    return render_modal_workflow(request, "sources/admin/citation.html", None, context, json_data={"step": "dialogue"})


def _found(text: str) -> dict[str, str]:
    """The first sources that a search finds, or those that came last, and what to say of their number."""
    is_search = bool(text.strip())
    sources = Source.objects.select_related("document").prefetch_related("names")
    sources = sources.search(text).in_order() if is_search else sources.order_by("-pk")
    shown = list(sources[: FOUND_AT_ONCE + 1])
    options = render_to_string("sources/admin/citation_options.html", {"sources": shown[:FOUND_AT_ONCE]})
    return {"options": options, "told": _told(len(shown), is_search)}


def _told(count: int, is_search: bool) -> str:
    if not count:
        return "No source has all these words." if is_search else "There are no sources yet."
    if not is_search:
        return "The sources that were added last."
    if count > FOUND_AT_ONCE:
        return f"The first {FOUND_AT_ONCE} are shown. Type more to find yours."
    return "1 source found." if count == 1 else f"{count} sources found."
