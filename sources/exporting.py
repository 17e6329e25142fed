"""Items in the formats in which bibliographies travel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sources.csl import formats


@dataclass(frozen=True)
class Format:
    """A format: what it is called, its media type, and the name of its writer."""

    label: str
    media_type: str
    writer: str

    def write(self, items: Sequence[Mapping[str, Any]]) -> str:
        text: str = getattr(formats, self.writer)(items)
        return text


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", "write_bibtex"),
    "ris": Format("RIS", "application/x-research-info-systems", "write_ris"),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", "write_csl_json"),
}


def exported(items: Sequence[Mapping[str, Any]], ending: str) -> str:
    """The text of a file with these items."""
    return FORMATS[ending].write([public(item) for item in items])


def public(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item without what only this site's own tools understand."""
    return {variable: value for variable, value in item.items() if variable != "custom"}
