"""The list of terms as it answers a reader's question; without one, the stored page does."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from glossary.forms import TermFilterForm
from glossary.models.indexes import SLUG
from glossary.presenters import glossary_index
from publishing.models import Document, DocumentState
from publishing.rendering import make_edition
from publishing.site import site_context
from publishing.views.answers import StoredPage, answer
from publishing.views.lookup import find
from publishing.views.reading import serve

ADDRESS = f"{SLUG}/"
KIND = "glossary.glossaryindexpage"


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """``/glossary/``, and ``/glossary/?q=peng&kind=person&subject=…``."""
    found = find(f"/{ADDRESS}") if request.GET.keys() & TermFilterForm.base_fields.keys() else None
    if found is None or found.closed or found.state != DocumentState.LIVE:
        return serve(request, ADDRESS)
    document = Document.objects.select_related("current_version").get(pk=found.document)
    if document.kind != KIND:
        return serve(request, ADDRESS)
    edition = make_edition(document)
    template, context = glossary_index(edition, request.GET)
    html = render_to_string(template, {"site": site_context(), "edition": edition, **context})
    return answer(request, StoredPage.of(html))
