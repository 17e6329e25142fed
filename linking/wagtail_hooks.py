"""What the linking of names adds to the admin."""

from django.urls import include, path
from wagtail import hooks

from linking.admin.buttons import before_withdrawal, header_items
from linking.admin.dashboard import add_panel
from linking.admin.menu import links_item
from linking.rich_text import register_unlinked

hooks.register("register_rich_text_features", register_unlinked)
hooks.register("register_page_header_buttons", header_items)
hooks.register("before_withdrawal", before_withdrawal)


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "linking/icons/unlinked.svg"]


@hooks.register("register_admin_urls")
def register_desk():
    return [path("links/", include("linking.admin.urls"))]


@hooks.register("register_admin_menu_item")
def add_links():
    return links_item()


@hooks.register("construct_homepage_panels")
def show_links(request, panels):
    add_panel(request, panels)
