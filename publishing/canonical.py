"""The canonical form of what an editor drafted: equal for equal content, whatever the markup made of it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField

if TYPE_CHECKING:
    from publishing.publishables import Publishable

PARAGRAPH_KEY = re.compile(r' data-block-key="[^"<>]*"')


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and nothing to spare, so that equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def with_one_line_end(text: str) -> str:
    """Browsers send the lines of a form's text with ends of their own."""
    return text.replace("\r\n", "\n")


def without_block_ids(value: Any) -> Any:
    """The raw value of a StreamField or rich text less the ids of blocks and paragraphs: the editor's business."""
    if isinstance(value, str):
        return with_one_line_end(PARAGRAPH_KEY.sub("", value))
    if isinstance(value, list):
        return [without_block_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = "type" in value and "value" in value
        return {key: without_block_ids(item) for key, item in value.items() if not (is_block and key == "id")}
    return value


def without_defaults(values: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """The values less those that are as they would be if nobody had said anything."""
    return {name: value for name, value in values.items() if name not in defaults or value != defaults[name]}


def field_value(page: Publishable, name: str) -> Any:
    """One drafted field in plain JSON values. Child objects become lists of their own fields in order."""
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        value = getattr(page, name)
        return without_block_ids(value.get_prep_value()) if value else []
    if isinstance(field, TaggableManager):
        return sorted(tag.name for tag in getattr(page, name).all())
    if field.one_to_many:
        return [
            without_defaults(
                {
                    child_field.name: getattr(child, child_field.attname)
                    for child_field in child._meta.fields
                    if child_field != field.field and child_field.name not in ("id", "sort_order")
                },
                getattr(child, "version_defaults", {}),
            )
            for child in getattr(page, name).all()
        ]
    if isinstance(field, RichTextField):
        return without_block_ids(getattr(page, name))
    value = getattr(page, field.attname if isinstance(field, models.ForeignKey) else name)
    if isinstance(value, str):
        return with_one_line_end(value)
    return value.isoformat() if isinstance(value, date) else value


def canonical_source(page: Publishable) -> str:
    """The canonical JSON of the fields that make a version of a page, and of nothing else."""
    values = {name: field_value(page, name) for name in page.version_fields}
    return canonical_json(without_defaults(values, page.version_defaults))
