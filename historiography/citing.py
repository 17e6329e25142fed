"""What versions of these pages and records are to a bibliography: entries of an encyclopaedia that nobody signs."""

from django.conf import settings

from publishing.models import Version
from sources.citing import Item, site_item


def page_item(version: Version) -> Item:
    return site_item(version, type="entry-encyclopedia", **{"container-title": settings.SITE_NAME})


def position_item(version: Version) -> Item:
    """A position is called by its question and its school: its own title joins them for lists only."""
    names = {link["block"]: link["text"] for link in version.link_list}
    if not {"question", "school"} <= names.keys():
        return page_item(version)
    return page_item(version) | {"title": f"{names['question']} The answer of the {names['school']}"}
