"""How the publishing rules show in Wagtail's admin."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

from publishing.admin.bulk import DeleteDraftsBulkAction, PublishReadyBulkAction, WithdrawBulkAction
from publishing.admin.buttons import HEADER_ITEMS, LISTING_ITEMS, WithdrawActionItem
from publishing.admin.dashboard import WaitingPanel
from publishing.admin.deleting import refuse_deletion
from publishing.admin.images import ImageDeleteBulkAction
from publishing.admin.menu import reviews_item, tidy_menu, tidy_reports
from publishing.admin.page_links import register_page_links
from publishing.admin.reports import ErrorReportViewSet
from publishing.rich_text import DocumentLinkHandler

LATE = 100  # after Wagtail's own, whose place these take


@hooks.register("register_rich_text_features", order=LATE)
def link_pages_as_documents(features):
    features.register_link_type(DocumentLinkHandler)
    register_page_links(features)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("publishing/", include("publishing.admin.urls"))]


@hooks.register("register_admin_viewset")
def register_desk():
    return ErrorReportViewSet()


@hooks.register("register_page_header_buttons")
def add_header_buttons(page, user, view_name, next_url=None):
    return [item(page=page, priority=66 + place) for place, item in enumerate(HEADER_ITEMS)]


@hooks.register("register_page_listing_more_buttons")
def add_listing_buttons(page, user, next_url=None):
    return [item(page=page, priority=51 + place) for place, item in enumerate(LISTING_ITEMS)]


@hooks.register("construct_page_action_menu")
def withdraw_instead_of_unpublishing(menu_items, request, context):
    menu_items[:] = [
        WithdrawActionItem(order=item.order) if item.name == "action-unpublish" else item for item in menu_items
    ]


@hooks.register("before_delete_page")
def keep_what_was_published(request, page):
    return refuse_deletion(request, page)


for action in (PublishReadyBulkAction, WithdrawBulkAction, DeleteDraftsBulkAction, ImageDeleteBulkAction):
    hooks.register("register_bulk_action", action, order=LATE)


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels.append(WaitingPanel())


@hooks.register("register_admin_menu_item")
def add_reviews():
    return reviews_item()


hooks.register("construct_main_menu", tidy_menu)
hooks.register("construct_reports_menu", tidy_reports)


@hooks.register("insert_global_admin_css")
def add_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def guard_limits():
    return format_html(
        '<script src="{}" data-max-bytes="{}" data-max-fields="{}"></script>',
        static("js/editor-limits.js"),
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    )


@hooks.register("register_log_actions")
def name_log_actions(actions):
    actions.register_action("publishing.withhold", "Withhold", "Withheld a version")
    actions.register_action("publishing.lift_withholding", "Lift withholding", "Lifted the withholding of a version")
    actions.register_action(
        "publishing.schedule_failed", "Scheduled publication failed", "Not published or withdrawn as scheduled"
    )
