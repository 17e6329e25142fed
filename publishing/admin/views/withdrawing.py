"""Taking pages off the site, and where they are used."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from publishing.actions import withdraw
from publishing.admin.editing import (
    display_title,
    edit_address,
    listing_address,
    load_record,
    may_edit,
    may_withdraw,
    render_about,
)
from publishing.admin.pages import load_page
from publishing.faults import PublicationRefused
from publishing.forms import WithdrawForm
from publishing.publishables import Publishable
from publishing.usage import is_cited, uses_of_document, uses_of_documents


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Withdraw a page with everything below it."""
    page = load_page(page_id)
    below = list(page.get_descendants().live().specific())
    return _withdraw(request, page, below=below, is_front_page=page.is_site_root())


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_record(request: HttpRequest, document_id: int) -> HttpResponse:
    return _withdraw(request, load_record(document_id), below=[], is_front_page=False)


def _withdraw(request: HttpRequest, page: Publishable, *, below: list[Page], is_front_page: bool) -> HttpResponse:
    """Ask why it is withdrawn, show what that touches, and withdraw it."""
    if not may_withdraw(request.user, page):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(page=page, by=request.user, **form.cleaned_data)
        except PublicationRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _withdrawn(request, page)
    leaving = [page.document_id, *(each.document_id for each in below)]
    return render_about(
        request,
        page,
        "publishing/admin/withdraw.html",
        title="Withdraw",
        icon="download",
        form=form,
        below=below,
        uses=uses_of_documents(leaving),
        is_cited=is_cited(leaving),
        previews=[each for hook in hooks.get_hooks("before_withdrawal") for each in hook([page, *below], request.user)],
        is_front_page=is_front_page,
    )


def _withdrawn(request: HttpRequest, page: Publishable) -> HttpResponse:
    buttons = [
        messages.button(page.document.path, "See what readers see"),
        messages.button(edit_address(page), "Edit"),
    ]
    messages.success(request, f"“{display_title(page)}” is withdrawn.", buttons=buttons)
    return redirect(listing_address(page))


@require_safe
def where_used(request: HttpRequest, page_id: int) -> HttpResponse:
    return _where_used(request, load_page(page_id))


@require_safe
def record_used(request: HttpRequest, document_id: int) -> HttpResponse:
    return _where_used(request, load_record(document_id))


def _where_used(request: HttpRequest, page: Publishable) -> HttpResponse:
    """The current versions that link to a page or record, cite it or contain it."""
    if not may_edit(request.user, page):
        raise PermissionDenied
    uses = uses_of_document(page.document)
    return render_about(request, page, "publishing/admin/used.html", title="Where used", icon="link", uses=uses)


@require_http_methods(["GET", "HEAD", "POST"])
def lead_to_withdrawing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's unpublishing asks for no reason: withdraw instead."""
    if request.method == "POST":
        messages.error(request, "Nothing was unpublished. Say why the page is withdrawn: readers are told.")
    return redirect("publishing_admin:withdraw", page_id)
