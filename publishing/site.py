"""What every page says of the site: its name and its navigation."""

from typing import Any

from django.conf import settings
from wagtail.models import Page, Site


def bare_site_context() -> dict[str, Any]:
    """The site's name and its own address (``https://history.example.org``), and no navigation."""
    return {"name": settings.SITE_NAME, "address": settings.SITE_ADDRESS, "navigation": [], "footer": []}


def site_context() -> dict[str, Any]:
    """``{"name", "address", "navigation": [{"title", "path"}], "footer": [{"title", "path"}]}``.

    Live pages below the front page make the navigation (those with "show in menus") and the footer.
    """
    root = Site.get_site_root_paths()
    if not root:
        return bare_site_context()
    prefix = root[0].root_path
    depth = prefix.strip("/").count("/") + 3
    pages = (
        Page.objects.live()
        .filter(url_path__startswith=prefix, depth=depth)
        .order_by("path")
        .values_list("title", "url_path", "show_in_menus")
    )
    entries = [({"title": title, "path": "/" + url.removeprefix(prefix)}, shown) for title, url, shown in pages]
    return bare_site_context() | {
        "navigation": [entry for entry, shown in entries if shown],
        "footer": [entry for entry, shown in entries if not shown],
    }
