"""Sources: the works that texts cite, the page that lists them, and imports of bibliographies."""

from sources.models.formatted import FormattedText
from sources.models.imports import ImportedEntry, ImportState, Outcome, SourceImport
from sources.models.pages import SourceIndexPage
from sources.models.sources import Source, SourceName

__all__ = [
    "FormattedText",
    "ImportState",
    "ImportedEntry",
    "Outcome",
    "Source",
    "SourceImport",
    "SourceIndexPage",
    "SourceName",
]
