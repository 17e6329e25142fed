"""Importing bibliographies in the admin: uploaded, looked through, imported."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from sources.actions.importing import (
    IMPORTED_AT_ONCE,
    MOST_PUBLISHED_TOGETHER,
    READ_AT_ONCE_BELOW,
    read_import,
    receive,
    run_import,
    start_import,
)
from sources.admin.import_forms import ChoiceForm, UploadForm
from sources.imports.files import UnreadableFile
from sources.models import ImportState, Outcome, SourceImport
from sources.tasks import read_import as read_import_task
from sources.tasks import run_import as run_import_task

MAY_IMPORT, MAY_PUBLISH = "sources.add_source", "sources.publish_source"
ENTRIES_PER_PAGE = 100
LATEST = 10
SECONDS_BETWEEN_LOOKS = "4"
may_import = permission_required(MAY_IMPORT, raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@may_import
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; what is large is read in the background."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = receive(name=file.name, content=file.read(), by=request.user)
        except UnreadableFile as fault:
            form.add_error("file", str(fault))
        else:
            if found.state == ImportState.READING:
                read_import(key=found.pk) if file.size < READ_AT_ONCE_BELOW else read_import_task.enqueue(found.pk)
            return redirect("source_imports:report", found.pk)
    latest = SourceImport.objects.select_related("uploaded_by").defer("text").order_by("-pk")[:LATEST]
    context = {"form": form, "latest": latest} | _furniture("Import sources")
    return render(request, "sources/admin/upload.html", context, status=200 if not form.errors else 422)


@require_http_methods(["GET", "HEAD", "POST"])
@may_import
def report(request: HttpRequest, key: int) -> HttpResponse:
    """What is new, what is there, what is faulty; and the choice of what is imported."""
    found = get_object_or_404(SourceImport.objects.select_related("uploaded_by").defer("text"), pk=key)
    if request.method == "POST":
        return _act(request, found)
    counts = found.entries.aggregate(
        chosen=Count("pk", filter=Q(is_chosen=True)),
        imported=Count("pk", filter=Q(source__isnull=False)),
        **{outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in Outcome},
    )
    outcome = request.GET.get("outcome")
    outcome = outcome if outcome in Outcome.values else _first(counts)
    entries = (
        found.entries.filter(outcome=outcome)
        .select_related("match", "source")
        .prefetch_related("match__names", "source__names")
    )
    page = Paginator(entries, ENTRIES_PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "source_import": found,
        "counts": counts,
        "outcome": outcome,
        "tabs": [(each.value, each.label, counts[each.value]) for each in Outcome],
        "page": page,
        "may_publish": request.user.has_perm(MAY_PUBLISH),
        "most_published": MOST_PUBLISHED_TOGETHER,
    }
    response = render(request, "sources/admin/import_report.html", context | _furniture(found.file_name))
    if found.state in (ImportState.READING, ImportState.IMPORTING):
        response["Refresh"] = SECONDS_BETWEEN_LOOKS
    return response


def _first(counts: dict[str, int]) -> str:
    """The first list that is not empty."""
    return next((outcome for outcome in Outcome.values if counts[outcome]), Outcome.NEW)


def _act(request: HttpRequest, found: SourceImport) -> HttpResponse:
    here = request.get_full_path()
    if found.state != ImportState.READY:
        messages.warning(request, "This import is under way or done already; nothing was started a second time.")
        return redirect(here)
    changeable = found.entries.exclude(outcome=Outcome.FAULTY)
    form = ChoiceForm(request.POST, entries=changeable.values_list("pk", flat=True))
    if not form.is_valid():
        messages.error(request, "Your choice did not arrive whole. Choose again, please.")
        return redirect(here)
    shown, chosen, action = (form.cleaned_data[name] for name in ("shown", "chosen", "action"))
    if action == "discard":
        found.delete()
        messages.success(request, f"The import of “{found.file_name}” is discarded. No source was made.")
        return redirect("source_imports:upload")
    changeable.filter(pk__in=shown).exclude(pk__in=chosen).update(is_chosen=False)
    changeable.filter(pk__in=chosen).update(is_chosen=True)
    if action == "save":
        messages.success(request, "Your choice is kept.")
        return redirect(here)
    return _import(request, found, publishes=action == "publish")


def _import(request: HttpRequest, found: SourceImport, *, publishes: bool) -> HttpResponse:
    here = reverse("source_imports:report", args=[found.pk])
    count = found.entries.filter(is_chosen=True).count()
    if publishes and not request.user.has_perm(MAY_PUBLISH):
        raise PermissionDenied("You may import drafts; an editor publishes them.")
    if not count:
        messages.error(request, "Nothing is chosen. Tick what you want to import.")
    elif publishes and count > MOST_PUBLISHED_TOGETHER:
        messages.error(
            request,
            f"{count} entries are chosen; at most {MOST_PUBLISHED_TOGETHER} can be published together. Import drafts, "
            "or choose fewer.",
        )
    elif start_import(source_import=found, publishes=publishes):
        run_import(key=found.pk) if count <= IMPORTED_AT_ONCE and not publishes else run_import_task.enqueue(found.pk)
    return redirect(here)


def _furniture(title: str) -> dict:
    breadcrumbs = [
        {"url": reverse("wagtailsnippets_sources_source:list"), "label": "Sources"},
        {"url": reverse("source_imports:upload"), "label": "Import"},
    ]
    if title != "Import sources":
        breadcrumbs.append({"url": "", "label": title})
    return {"header_title": title, "page_title": title, "header_icon": "download", "breadcrumbs_items": breadcrumbs}
