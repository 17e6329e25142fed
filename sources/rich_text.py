"""Citations in rich text: how they are stored, edited, and handed to the compile steps."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from sources.citations import TROUBLE, Cited, read_items, write_items
from sources.models import Source

FEATURE = "citation"
ENTITY = "CITATION"


class CitationLinkHandler(LinkHandler):
    """Turns stored citations into what the compile steps number: ``<a data-cites="[{&quot;document&quot;:7}]">``.

    Sources that are no more are told by their keys in ``data-missing``; what is wrong with a citation that cannot be
    read, in ``data-fault``.
    """

    identifier = FEATURE

    @staticmethod
    def get_model() -> type[Source]:
        return Source

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Opening tags in the order of ``attrs_list``. One query."""
        citations = [_read(attrs) for attrs in attrs_list]
        keys = {cited.source for citation in citations if not isinstance(citation, str) for cited in citation}
        documents = (
            dict(Source.objects.filter(pk__in=keys, document__isnull=False).values_list("pk", "document_id"))
            if keys
            else {}
        )
        return [_opening_tag(citation, documents) for citation in citations]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[Source], str, str, str]]:
        """Every source of a citation once, for Wagtail's index of references."""
        citation = _read(attrs)
        if not isinstance(citation, str):
            for key in dict.fromkeys(cited.source for cited in citation):
                yield Source, str(key), "", ""


def _read(attrs: Mapping[str, str]) -> tuple[Cited, ...] | str:
    """What is cited, or in plain words why that cannot be told."""
    try:
        return read_items(attrs.get("items", ""))
    except ValueError as fault:
        return str(fault)


def _opening_tag(citation: tuple[Cited, ...] | str, documents: Mapping[int, int]) -> str:
    if isinstance(citation, str):
        return f'<a data-cites="[]" data-fault="{escape(citation)}">'
    rows = [
        {"document": documents[row.pop("source")], **row}
        for row in json.loads(write_items(citation))
        if row["source"] in documents
    ]
    cites = escape(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).translate(TROUBLE))
    missing = " ".join(dict.fromkeys(str(cited.source) for cited in citation if cited.source not in documents))
    return f'<a data-cites="{cites}" data-missing="{missing}">' if missing else f'<a data-cites="{cites}">'


class CitationElementHandler(InlineEntityElementHandler):
    """From what is stored to the editor. What cannot be read is handed on as it is, so that nothing is lost."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"items": attrs.get("items") or ""}


def store_citation(props: dict[str, Any]) -> Any:
    """From the editor to what is stored, in the one form for the same sources."""
    items = props.get("items")
    text = items if isinstance(items, str) else json.dumps(items)
    try:
        text = write_items(read_items(text))
    except ValueError:
        text = text.translate(TROUBLE)  # refused when the page is compiled, at its block
    return DOM.create_element("a", {"linktype": FEATURE, "items": text}, props["children"])


def register_citations(features: FeatureRegistry) -> None:
    """Offer citations to every editor whose features name them."""
    features.register_link_type(CitationLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "openquote",
                "description": "Cite a source",
                "attributes": ["items"],
                "chooserUrls": {
                    "cite": reverse_lazy("sources_citations:cite"),
                    "change": reverse_lazy("sources_citations:change"),
                },
            },
            js=["js/entities.js", "js/citation-dialogue.js", "js/citation-entity.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': CitationElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: store_citation}},
        },
    )
