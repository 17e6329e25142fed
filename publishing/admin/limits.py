"""How near the form of a page is to the size that the server takes. No ORM."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from django.conf import settings
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

WARN_ABOVE = 0.7
FIELDS_OF_A_CHILD = 4  # type, id, order, deleted
FIELDS_OF_A_PAGE = 60  # title, slug, comments, revision: measured on an empty section
BYTES_OF_A_PARAGRAPH = 300  # what Draft.js says of a paragraph beside its words, encoded
BYTES_OF_A_FIELD = 60  # name and separators


@dataclass(frozen=True)
class FormSize:
    """What the browser will send when a page is saved, as far as can be told beforehand."""

    fields: int = 0
    size: int = 0

    def __add__(self, other: "FormSize") -> "FormSize":
        return FormSize(self.fields + other.fields, self.size + other.size)


def form_size(value: Any) -> FormSize:
    """The size of a stream, or of one value in it."""
    if isinstance(value, blocks.StreamValue):
        inner = sum((form_size(child.value) for child in value), FormSize())
        return inner + _fields(1 + FIELDS_OF_A_CHILD * len(value))
    if isinstance(value, blocks.StructValue):
        return sum((form_size(child) for child in value.values()), FormSize())
    if isinstance(value, TypedTable):
        cells = [cell for row in value.row_data for cell in row["values"]]
        return sum((form_size(cell) for cell in cells), _fields(3 + len(value.columns) * 4 + len(value.row_data) * 2))
    if isinstance(value, (list, blocks.list_block.ListValue)):
        return sum((form_size(child) for child in value), _fields(1 + FIELDS_OF_A_CHILD * len(value)))
    text = value.source if isinstance(value, RichText) else str(value)
    paragraphs = text.count("</p>") if isinstance(value, RichText) else 0
    return FormSize(1, len(quote_plus(text)) + BYTES_OF_A_FIELD + paragraphs * BYTES_OF_A_PARAGRAPH)


def _fields(count: int) -> FormSize:
    return FormSize(count, count * BYTES_OF_A_FIELD)


def limit_warnings(stream: Any) -> list[str]:
    """What to tell an editor whose page is about to become too large to be saved."""
    size = form_size(stream) + _fields(FIELDS_OF_A_PAGE)
    warnings = []
    if size.size > WARN_ABOVE * settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        warnings.append(
            f"This page takes about {size.size / 2**20:.1f} MB to save; the limit is "
            f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2**20:.0f} MB. Divide it before it cannot be saved any more."
        )
    if size.fields > WARN_ABOVE * settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        warnings.append(
            f"This page has about {size.fields:,} fields; the limit is {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,}. "
            "Divide it, or put several paragraphs into one block, before it cannot be saved any more."
        )
    return warnings
