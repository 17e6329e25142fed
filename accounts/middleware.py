"""Guards the admin: only people of the editorial roles, and only sessions that have proven a second factor."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from accounts.roles import ENTER_ADMIN
from accounts.second_factor import has_second_factor, session_has_proven_factor

ADMIN = "/admin/"
ACCOUNTS = "/accounts/"
FACTORS = "/accounts/2fa/"
# Pages on which a factor is proven; every other page below FACTORS changes or shows factors.
PROVING = {"mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_login_webauthn"}
EDITOR_COOKIE = "editor"


def open_to_all(view):
    """Mark a view below /admin/ that needs no login: the addresses that lead to the site's own login."""
    view.open_to_all = True
    return view


class SecondFactorMiddleware:
    """Decides who passes below /admin/, and that who has a second factor proves it before changing factors."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.path_info.startswith(ADMIN) and not getattr(view, "open_to_all", False):
            return self._refuse_admin(request)
        if request.path_info.startswith(FACTORS) and request.resolver_match.url_name not in PROVING:
            return self._refuse_factors(request)
        return None

    def _refuse_admin(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated:
            if _is_background(request):
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())
        # Wagtail would send them to the login page, which sends who is logged in back here, for ever.
        if not request.user.has_perm(ENTER_ADMIN):
            raise PermissionDenied("This account has no role in the editing of the site.")
        if not settings.REQUIRE_MFA_FOR_ADMIN or session_has_proven_factor(request):
            return None
        if _is_background(request):
            raise PermissionDenied
        if has_second_factor(request.user):
            return _lead_to_proof(request)
        messages.warning(
            request, "Before you edit the site, set up a second factor: an authenticator app or a passkey."
        )
        return redirect("mfa_index")

    def _refuse_factors(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated or not has_second_factor(request.user):
            return None
        return None if session_has_proven_factor(request) else _lead_to_proof(request)


class AccountPagesMiddleware:
    """Keeps the cookie by which the script of public pages knows that it may ask for the editor's bar.

    Looked after wherever people log in, log out and edit, rather than at login alone, so that it follows a session
    that ran out or a role that was taken away. It grants nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith((ADMIN, ACCOUNTS)):
            is_editor = request.user.is_authenticated and request.user.has_perm(ENTER_ADMIN)
            has_cookie = request.COOKIES.get(EDITOR_COOKIE) == "1"
            if is_editor and not has_cookie:
                response.set_cookie(EDITOR_COOKIE, "1", secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")
            elif has_cookie and not is_editor:
                response.delete_cookie(EDITOR_COOKIE, samesite="Lax")
        return response

    def process_template_response(self, request: HttpRequest, response):
        # Allauth calls the host "site"; the site's templates mean the publication (publishing.context_processors).
        if request.path_info.startswith(ACCOUNTS) and response.context_data:
            response.context_data.pop("site", None)
        return response


def _is_background(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def _lead_to_proof(request: HttpRequest) -> HttpResponse:
    has_codes = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    page = "mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn"
    messages.info(request, "This session has not proven your second factor yet. A password alone does not lead on.")
    target = request.get_full_path() if request.method == "GET" else resolve_url("wagtailadmin_home")
    return redirect(f"{resolve_url(page)}?{urlencode({'next': target})}")
