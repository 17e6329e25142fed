"""Links to pages on their way into the rich-text editor, with the pages of a whole text loaded at once.

Wagtail's own converter asks the database three times for every link. This one lets all links of a text wait until the
editor's form of the text is written, and then asks for them together.
"""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left, Length
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.contentstate_models import ContentState, Entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    HandlerState,
    PageLinkElementHandler,
)
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

FEATURE, ENTITY = "link", "LINK"
LONGEST_KEY = 18  # digits; a longer number is more than databases take
NO_PAGE = -1  # the editor's script takes 0 for a link that leads elsewhere


class PageLink(Entity):
    """A link to a page that is looked up when the first link of its text is written."""

    def __init__(self, link: Entity, content: ContentState):
        super().__init__(link.entity_type, link.mutability, link.data)
        self.content = content
        self.is_found = False

    def as_dict(self) -> dict[str, Any]:
        if not self.is_found:
            _find([link for link in self.content.entity_map.values() if isinstance(link, PageLink)])
        return super().as_dict()


def _find(links: list[PageLink]) -> None:
    parent = Page.objects.filter(path=Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen))
    pages = Page.objects.annotate(parent=Subquery(parent.values("pk"))).in_bulk({link.data["id"] for link in links})
    for link in links:
        page = pages.get(link.data["id"])
        link.data |= {"url": page.url if page else None, "parentId": page.parent if page else None}
        link.is_found = True


class PageLinkHandler(PageLinkElementHandler):
    """Leaves the page of a link to be looked up with those of all other links."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, int]:
        key = attrs.get("id") or ""
        return {"id": int(key) if key.isdecimal() and len(key) <= LONGEST_KEY else NO_PAGE}

    def handle_starttag(self, name: str, attrs: list, state: HandlerState, contentstate: ContentState) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        key = state.current_entity_ranges[-1].key
        contentstate.entity_map[key] = PageLink(contentstate.entity_map[key], contentstate)


def register_page_links(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's converter for links."""
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler(ENTITY),
                'a[linktype="page"]': PageLinkHandler(ENTITY),
            },
            "to_database_format": {"entity_decorators": {ENTITY: link_entity}},
        },
    )
