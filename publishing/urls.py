"""Addresses of what is published; included last, because it answers for every address that nothing else has."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.views import authenticate_with_password

from publishing.views import editor_bar, reading, reporting

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
urlpatterns = [
    path("report/", reporting.report, name="report_error"),
    path("report/thanks/<int:key>/", reporting.thanks, name="report_thanks"),
    path("editor-bar/", editor_bar.editor_bar, name="editor_bar"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    # Wagtail looks this name up wherever its own setting leads.
    path("_util/login/", to_login, name="wagtailcore_login"),
    # Wagtail builds the addresses of pages by this name.
    re_path(r"^((?:[^/]+/)*)$", reading.serve, name="wagtail_serve"),
]
