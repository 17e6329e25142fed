"""One source as one note cites it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CiteItem:
    """``label`` is what CSL calls the kind of locator: page, chapter, section, sub-verbo, …"""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
