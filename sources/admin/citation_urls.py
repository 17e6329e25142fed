"""Addresses below /admin/citations/."""

from django.urls import path

from sources.admin import citation

app_name = "sources_citations"
urlpatterns = [
    path("", citation.cite, name="cite"),
    path("change/", citation.change, name="change"),
    path("search/", citation.search, name="search"),
]
