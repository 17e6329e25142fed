"""The bar that editors see on public pages; fetched apart, because the pages are the same for everyone."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from publishing.admin.editing import drafts_address, edit_address, may_edit
from publishing.models import Document


@never_cache
@require_safe
def editor_bar(request: HttpRequest) -> HttpResponse:
    """Links to edit a document and its history, for those who may; 204 for everyone else: ``?document=12``."""
    key = request.GET.get("document", "")
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    document = get_object_or_404(Document, pk=key)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return HttpResponse(status=204)
    draft = apps.get_model(document.kind).objects.filter(document=document).first()
    if draft is None or not may_edit(request.user, draft):
        return HttpResponse(status=204)
    context = {"draft": draft, "document": document, "edit_address": edit_address(draft)}
    context["drafts_address"] = drafts_address(draft)
    context["reports"] = document.error_reports.filter(status="open").count()
    return render(request, "publishing/editor_bar.html", context)
