"""Links to terms in rich text, set by hand: the words are the author's, the term is kept by its key."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from glossary.models import TermPage
from publishing.rich_text import LONGEST_KEY, DocumentLinkHandler

FEATURE = "term"
ENTITY = "TERM"


class TermLinkHandler(DocumentLinkHandler):
    """Expands like a link to any page: what makes it a term's is the document that it leads to."""

    identifier = FEATURE

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[Page], str, str, str]]:
        key = attrs.get("id", "")
        if is_key(key):
            yield Page, key, "", ""


def is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_KEY


class TermElementHandler(LinkElementHandler):
    """From what is stored to the editor. It asks nothing of the database, however many terms are linked."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"id": attrs.get("id") or ""}


def store_term(props: dict[str, Any]) -> Any:
    """From the editor to what is stored; a link that names no term leaves its words."""
    key = str(props.get("id") or "")
    return (
        DOM.create_element("a", {"linktype": FEATURE, "id": key}, props["children"])
        if is_key(key)
        else props["children"]
    )


def register_terms(features: FeatureRegistry) -> None:
    """Offer links to terms to every editor whose features name them."""
    features.register_link_type(TermLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "tag",
                "description": "Glossary term",
                "attributes": ["id"],
                "pageType": TermPage._meta.label_lower,
                "chooserUrls": {"pageChooser": reverse_lazy("wagtailadmin_choose_page")},
            },
            js=["wagtailadmin/js/page-chooser-modal.js", "js/entities.js", "js/term-entity.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': TermElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: store_term}},
        },
    )
