"""What the site decides about signing up and in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.shortcuts import resolve_url

from accounts.roles import ENTER_ADMIN


class AccountAdapter(DefaultAccountAdapter):
    """Chief editors make the accounts (docs/decisions/0005); people of the editorial roles start at the desk."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.user.has_perm(ENTER_ADMIN):
            return resolve_url("wagtailadmin_home")
        return super().get_login_redirect_url(request)
