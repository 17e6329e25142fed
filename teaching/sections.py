"""The sections on which editors can offer questions."""

from articles.models import ArticlePage, SectionPage
from publishing.models import Document, DocumentState


def section_documents():
    """The documents of published sections."""
    sections = SectionPage.objects.filter(live=True, document__state=DocumentState.LIVE)
    return Document.objects.filter(pk__in=sections.values("document"))


def section_titles() -> dict[int, str]:
    """Article and section by the key of the section's document, in the order in which they are read. Two queries."""
    articles = dict(ArticlePage.objects.values_list("path", "title"))
    sections = SectionPage.objects.order_by("path").values_list("document_id", "path", "title")
    return {
        document: f"{articles.get(path[: -SectionPage.steplen], '—')}: {title}" for document, path, title in sections
    }
