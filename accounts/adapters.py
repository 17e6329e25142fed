"""What the site decides about signing up and in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.shortcuts import resolve_url

from accounts.models import TeacherRequest, TeacherSignup
from accounts.roles import ENTER_ADMIN, TEACH


class AccountAdapter(DefaultAccountAdapter):
    """Teachers may make accounts, chief editors make all others (docs/decisions/0005).

    People of the editorial roles start at the desk, teachers, and who asked to be one, at their classes.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return TeacherSignup.current().is_open

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.user.has_perm(ENTER_ADMIN):
            return resolve_url("wagtailadmin_home")
        if request.user.has_perm(TEACH) or TeacherRequest.objects.filter(user=request.user).exists():
            return resolve_url("teach")
        return super().get_login_redirect_url(request)
