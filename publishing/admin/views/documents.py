"""From what readers see to where it is edited."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from publishing.admin.editing import edit_address
from publishing.models import Document


@require_safe
def edit_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """Lead to the editor of the page or record that a document is published from."""
    document = get_object_or_404(Document, pk=document_id)
    draft = apps.get_model(document.kind).objects.filter(document=document).first()
    if draft is None:
        raise Http404
    return redirect(edit_address(draft))
