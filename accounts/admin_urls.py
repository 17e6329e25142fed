"""Addresses below /admin/ that stand before Wagtail's own: there is one login, for the site and for the admin."""

from allauth.account.views import logout
from csp.decorators import csp
from django.conf import settings
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from accounts.admin_views import OwnAccountView
from accounts.middleware import open_to_all

own_account = csp(settings.ADMIN_CONTENT_SECURITY_POLICY)(require_admin_access(OwnAccountView.as_view()))

urlpatterns = [
    path("login/", open_to_all(RedirectView.as_view(pattern_name="account_login", query_string=True))),
    path("logout/", open_to_all(never_cache(logout))),
    re_path(r"^password_reset/", open_to_all(RedirectView.as_view(url="/accounts/password/reset/"))),
    path("account/", never_cache(own_account)),
]
