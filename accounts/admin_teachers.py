"""The page of the admin on which chief editors decide who teaches."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from accounts.models import TeacherRequest, TeacherSignup
from accounts.roles import DECIDE_TEACHERS
from accounts.teachers import approve, decline, tell

may_decide = permission_required(DECIDE_TEACHERS, raise_exception=True)


class TeacherSignupForm(forms.ModelForm):
    """Open or closed, with approval or without."""

    class Meta:
        model = TeacherSignup
        fields = ["is_open", "needs_approval"]


@require_http_methods(["GET", "HEAD", "POST"])
@may_decide
def teachers(request: HttpRequest) -> HttpResponse:
    """Whether teachers may sign up, who waits and who was declined."""
    form = TeacherSignupForm(request.POST or None, instance=TeacherSignup.current())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("accounts_teachers")
    context = {
        "form": form,
        "waiting": TeacherRequest.objects.to_decide(),
        "declined": TeacherRequest.objects.declined(),
        "page_title": "Teachers",
        "header_icon": "group",
    }
    return render(request, "accounts/admin/teachers.html", context)


@require_POST
@may_decide
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """Approve or decline one: ``decision`` is which."""
    asked = get_object_or_404(TeacherRequest.objects.select_related("user"), pk=key)
    act = approve if request.POST.get("decision") == "approve" else decline
    if not act(request=asked, by=request.user):
        messages.info(request, "Somebody has decided that already.")
        return redirect("accounts_teachers")
    asked.refresh_from_db(fields=["state"])
    said = f"{asked.user.email} {'teaches now' if act is approve else 'was declined'}."
    try:
        tell(http_request=request, request=asked)
    except OSError as error:
        messages.error(request, f"{said} The mail that tells so could not be sent ({error}).")
    else:
        messages.success(request, f"{said} A mail tells so.")
    return redirect("accounts_teachers")


class TeachersMenuItem(MenuItem):
    """Leads chief editors to this page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(DECIDE_TEACHERS)


def teachers_item() -> MenuItem:
    return TeachersMenuItem("Teachers", reverse("accounts_teachers"), name="teachers", icon_name="group", order=600)


class TeachersPanel(Component):
    """Says on the dashboard that teachers wait."""

    name = "teachers"
    template_name = "accounts/admin/waiting_teachers.html"
    order = 220

    def get_context_data(self, parent_context):
        may = parent_context["request"].user.has_perm(DECIDE_TEACHERS)
        return {"count": TeacherRequest.objects.to_decide().count() if may else 0}
