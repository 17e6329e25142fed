"""Sources in Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from sources.admin.viewset import SourceViewSet
from sources.rich_text import register_citations

hooks.register("register_rich_text_features", register_citations)


@hooks.register("register_admin_urls")
def add_citation_dialogue():
    return [path("citations/", include("sources.admin.citation_urls"))]


@hooks.register("register_admin_urls")
def add_imports():
    return [path("source-imports/", include("sources.admin.import_urls"))]


register_snippet(SourceViewSet)
