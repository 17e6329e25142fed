"""The public address of every document, its numbered versions, its history and its comparisons."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render as render_template
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from publishing.addresses import Address, split_address
from publishing.editions import edition_html, permanent_edition
from publishing.models import Document, DocumentState, PastPath, Version, Withholding
from publishing.parts import find_part
from publishing.rendering import make_edition
from publishing.restrictions import restricted_paths, restricted_paths_within
from publishing.views.answers import StoredPage, answer, cached_page, keep_page
from publishing.views.comparing import comparison
from publishing.views.history import history
from publishing.views.lookup import body_of, find


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer for any address that no other view has."""
    if "\x00" in path:  # PostgreSQL refuses to compare it
        raise Http404
    address = f"/{path}"
    page = cached_page(address)
    if page is not None:
        return answer(request, page)
    found = find(address)
    if found is None:
        return _serve_part(request, split_address(address))
    html = body_of(found) if found.is_servable else None
    if html is not None:
        page = StoredPage(html, found.etag, found.modified)
        keep_page(address, page)
        return answer(request, page)
    document = Document.objects.select_related("current_version").get(pk=found.document)
    return _serve_current(request, document, found.closed)


def _serve_current(request: HttpRequest, document: Document, closed: bool) -> HttpResponse:
    if closed:
        refusal = _refusal(request, document)
        if refusal is not None:
            return refusal
    if document.state == DocumentState.WITHDRAWN:
        return _gone(request, document)
    if document.state == DocumentState.WITHHELD:
        return _withheld(request, document.current_version, document.reason)
    if closed:
        return answer(request, StoredPage.of(edition_html(make_edition(document))), public=False)
    # Not stored yet: the worker does that. A reader's request writes nothing and waits for no writer.
    return answer(request, StoredPage.of(edition_html(make_edition(document))))


def _refusal(request: HttpRequest, document: Document) -> HttpResponse | None:
    """What a reader without an invitation gets instead of a restricted page: a form for its password, or the login."""
    page = _page_at_or_above(document)
    invited = HttpResponse()
    answered = check_view_restrictions(lambda *arguments: invited)(page, request, [], {})
    return None if answered is invited else answered


def _page_at_or_above(document: Document) -> Page:
    """The page whose restrictions hold: a record has those of the nearest page above its address."""
    address = document.path
    while not issubclass(apps.get_model(document.kind), Page):
        if address == "/":
            raise Http404
        address = address.rstrip("/").rpartition("/")[0] + "/"
        document = Document.objects.filter(path=address).first() or document
    return apps.get_model(document.kind).objects.get(document=document)


def _serve_part(request: HttpRequest, address: Address) -> HttpResponse:
    document = Document.objects.select_related("current_version").filter(path=address.base).first()
    if document is None:
        return _redirect_from_past(request, address)
    if address.view == "current":
        raise Http404
    closed = any(address.base.startswith(path) for path in restricted_paths())
    if closed:
        refusal = _refusal(request, document)
        if refusal is not None:
            return refusal
    if address.view == "history":
        return history(request, document)
    if address.view == "compare":
        return comparison(request, document, *address.numbers)
    return _serve_version(request, document, address, closed)


def _redirect_from_past(request: HttpRequest, address: Address) -> HttpResponse:
    past = PastPath.objects.select_related("document").filter(path=address.base).first()
    if past is None or past.document.path in (None, address.base):
        raise Http404
    query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
    return HttpResponsePermanentRedirect(f"{past.document.path}{address.suffix}{query}")


def _serve_version(request: HttpRequest, document: Document, address: Address, closed: bool) -> HttpResponse:
    number = address.numbers[0]
    version = Version.objects.select_related("document").filter(document=document, number=number).first()
    if version is None:
        raise Http404
    withholding = Withholding.objects.filter(version=version, lifted_at=None).first()
    if withholding is not None:
        return _withheld(request, version, withholding.reason)
    if address.part:
        return _serve_version_part(request, version, address.part, closed)
    edition = permanent_edition(version, restricted_paths=restricted_paths_within(document.path))
    page = StoredPage.of(edition_html(edition))
    if not closed:
        keep_page(f"{document.path}v{number}/", page)
    return answer(request, page, public=not closed)


def _serve_version_part(request: HttpRequest, version: Version, name: str, closed: bool) -> HttpResponse:
    view = find_part(name)
    if view is None:
        raise Http404
    response = view(request, version)
    if closed:
        response["Cache-Control"] = "private, no-store"
    return response


def _gone(request: HttpRequest, document: Document) -> HttpResponse:
    """410, with the last version below the reason where the editors left it readable."""
    version = document.current_version
    withheld = Withholding.objects.filter(version=version, lifted_at=None).exists()
    context = {"title": version.title, "reason": document.reason, "history_path": f"{document.path}history/"}
    if document.readable_when_withdrawn and not withheld:
        edition = make_edition(document)
        notices = edition.notices()
        bodies = edition.bodies()
        shown = [v.pk for v in (version, *edition.members) if v.pk not in notices]
        context |= {"edition": edition, "html": SafeString("\n".join(bodies[key] for key in shown))}
    return render_template(request, "publishing/gone.html", context, status=410)


def _withheld(request: HttpRequest, version: Version, reason: str) -> HttpResponse:
    return render_template(request, "publishing/withheld.html", {"title": version.title, "reason": reason}, status=451)
