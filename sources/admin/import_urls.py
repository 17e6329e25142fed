"""Addresses below /admin/source-imports/."""

from django.urls import path

from sources.admin import importing

app_name = "source_imports"
urlpatterns = [
    path("", importing.upload, name="upload"),
    path("<int:key>/", importing.report, name="report"),
]
