"""What a version of a term is to a bibliography."""

from django.conf import settings

from publishing.models import Version
from sources.citing import Item, site_item


def term_item(version: Version) -> Item:
    """An entry of an encyclopaedia, which has no author: only its critical perspective is signed."""
    return site_item(version, type="entry-encyclopedia", **{"container-title": settings.SITE_NAME})
