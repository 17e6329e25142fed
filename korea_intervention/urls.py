"""The addresses of the site."""

from django.http import HttpResponse
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("admin/", include("accounts.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^((?:[\w\-]+/)*)$", lambda request, path: HttpResponse(path), name="wagtail_serve"),
]
