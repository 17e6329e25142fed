"""What the admin's editor sends when a page is saved."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

PUBLISH = {"action-publish": "action-publish"}


def section_form(section, *, blocks: list[tuple[str, Any]] | None = None, **fields) -> dict[str, Any]:
    """The form of a section with a paragraph, unless told otherwise."""
    data = {
        "title": section.title,
        "slug": section.slug,
        "key_question": section.key_question,
        "learning_aims": section.learning_aims,
        "change_kind": "",
        "change_note": "",
        "body": streamfield(blocks if blocks is not None else [("text", rich_text("<p>Some words.</p>"))]),
        "positions": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)
