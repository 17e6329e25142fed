"""Taking pages off the site, and where they are used."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from publishing.actions import withdraw
from publishing.admin.pages import load_page, render_about
from publishing.faults import PublicationRefused
from publishing.forms import WithdrawForm
from publishing.usage import uses_of_document, uses_of_documents


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask why a page is withdrawn, show what that touches, and withdraw it with everything below it."""
    page = load_page(page_id)
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(page=page, by=request.user, **form.cleaned_data)
        except PublicationRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _withdrawn(request, page)
    below = list(page.get_descendants().live().specific())
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
        is_front_page=page.is_site_root(),
    )


def _withdrawn(request: HttpRequest, page: Page) -> HttpResponse:
    buttons = [
        messages.button(page.document.path, "See what readers see"),
        messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), "Edit"),
    ]
    messages.success(request, f"“{page.get_admin_display_title()}” is withdrawn.", buttons=buttons)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@require_safe
def where_used(request: HttpRequest, page_id: int) -> HttpResponse:
    """The current versions that link to a page or contain it."""
    page = load_page(page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    uses = uses_of_document(page.document)
    return render_about(request, page, "publishing/admin/used.html", title="Where used", icon="link", uses=uses)


@require_http_methods(["GET", "HEAD", "POST"])
def lead_to_withdrawing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's unpublishing asks for no reason: withdraw instead."""
    if request.method == "POST":
        messages.error(request, "Nothing was unpublished. Say why the page is withdrawn: readers are told.")
    return redirect("publishing_admin:withdraw", page_id)
