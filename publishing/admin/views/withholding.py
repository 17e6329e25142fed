"""Withholding versions, and lifting it: for chief editors."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from publishing.actions import lift_withholding, withhold
from publishing.actions.withdrawing import WITHHOLD_PERMISSION
from publishing.admin.editing import display_title, load_record, render_about
from publishing.admin.pages import load_page
from publishing.forms import WithholdForm
from publishing.models import Withholding
from publishing.publishables import Publishable

may_withhold = permission_required(WITHHOLD_PERMISSION, raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@may_withhold
def withhold_versions(request: HttpRequest, page_id: int) -> HttpResponse:
    return _withhold(request, load_page(page_id))


@require_http_methods(["GET", "HEAD", "POST"])
@may_withhold
def withhold_record(request: HttpRequest, document_id: int) -> HttpResponse:
    return _withhold(request, load_record(document_id))


def _withhold(request: HttpRequest, page: Publishable) -> HttpResponse:
    """Choose versions of a page or record to withhold, and see which are withheld."""
    if page.document_id is None or page.document.current_version_id is None:
        raise PermissionDenied("Nothing of it was ever published.")
    form = WithholdForm(request.POST or None, document=page.document)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["versions"]
        for version in chosen:
            withhold(version=version, by=request.user, reason=form.cleaned_data["reason"])
        numbers = ", ".join(str(version.number) for version in chosen)
        messages.success(request, f"Withheld of “{display_title(page)}”: version {numbers}.")
        return redirect(request.path)
    return render_about(
        request,
        page,
        "publishing/admin/withhold.html",
        title="Withhold",
        icon="no-view",
        form=form,
        withholdings=_withholdings(page.document_id).select_related("version"),
    )


@require_POST
@may_withhold
def lift(request: HttpRequest, page_id: int, withholding_id: int) -> HttpResponse:
    page = load_page(page_id)
    _lift(request, page, withholding_id)
    return redirect("publishing_admin:withhold", page.pk)


@require_POST
@may_withhold
def lift_record(request: HttpRequest, document_id: int, withholding_id: int) -> HttpResponse:
    _lift(request, load_record(document_id), withholding_id)
    return redirect("publishing_admin:withhold_record", document_id)


def _lift(request: HttpRequest, page: Publishable, withholding_id: int) -> None:
    """Let readers have a version again."""
    withholding = get_object_or_404(_withholdings(page.document_id), pk=withholding_id)
    lift_withholding(version=withholding.version, by=request.user)
    messages.success(request, f"Readers can have “{withholding.version}” again.")


def _withholdings(document_id: int):
    return Withholding.objects.filter(version__document=document_id, lifted_at=None).order_by("-version__serial")
