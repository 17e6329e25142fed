"""Sources: the works that texts cite, and the page that lists them."""

from sources.models.formatted import FormattedText
from sources.models.pages import SourceIndexPage
from sources.models.sources import Source, SourceName

__all__ = ["FormattedText", "Source", "SourceIndexPage", "SourceName"]
