"""“Not a link” in rich text: words that the linking of names leaves alone, whatever they name."""

from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

FEATURE = "unlinked"  # also the class by which the engine and content files know it
STYLE = "UNLINKED"


def register_unlinked(features: FeatureRegistry) -> None:
    """Offer “Not a link” to every editor whose features name it. Stored as ``<span class="unlinked">``."""
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        InlineStyleFeature(
            {
                "type": STYLE,
                "icon": FEATURE,
                "description": "Not a link: these words are never linked to a term",
                # Seen in the editor only; readers see plain words.
                "style": {"textDecoration": "underline dotted", "textDecorationColor": "#8a5a00"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'span[class="{FEATURE}"]': InlineStyleElementHandler(STYLE)},
            "to_database_format": {"style_map": {STYLE: {"element": "span", "props": {"class": FEATURE}}}},
        },
    )
