"""Sources in Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from sources.admin.bulk import ExportBulkAction, PublishBulkAction
from sources.admin.buttons import listing_buttons
from sources.admin.dashboard import show_what_rests
from sources.admin.deleting import keep_cited_sources
from sources.admin.replacing import replace
from sources.admin.viewset import SourceViewSet
from sources.rich_text import register_citations

hooks.register("register_rich_text_features", register_citations)


@hooks.register("register_admin_urls")
def add_citation_dialogue():
    return [path("citations/", include("sources.admin.citation_urls"))]


@hooks.register("register_admin_urls")
def add_imports():
    return [path("source-imports/", include("sources.admin.import_urls"))]


@hooks.register("register_admin_urls")
def add_replacing():
    return [path("sources-replace/<int:key>/", replace, name="replace_source")]


for action in (PublishBulkAction, ExportBulkAction):
    hooks.register("register_bulk_action", action)
hooks.register("construct_homepage_panels", show_what_rests)
hooks.register("before_delete_snippet", keep_cited_sources)
hooks.register("register_snippet_listing_buttons", listing_buttons)


@hooks.register("register_log_actions")
def name_log_actions(actions):
    actions.register_action("sources.replace", "Replace source", "Cited in place of another source")


register_snippet(SourceViewSet)
