"""Links between pages in rich text."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.links import document_link
from publishing.models import Document, DocumentState
from publishing.pages import PublishablePage

LONGEST_KEY = 18  # digits; a longer number is more than databases take


class DocumentLinkHandler(PageLinkHandler):
    """Expands links to pages into links to documents, which keep leading there when addresses change."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Opening tags in the order of ``attrs_list``; see ``publishing.compilation.links`` for their form."""
        pages = cls.get_many(attrs_list)
        documents = Document.objects.in_bulk({page.document_id for page in pages if isinstance(page, PublishablePage)})
        found = [documents.get(getattr(page, "document_id", None)) for page in pages]
        return [cls._opening_tag(document, attrs) for document, attrs in zip(found, attrs_list, strict=True)]

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        ids = {str(attrs.get("id", "")) for attrs in attrs_list}
        keys = {int(key) for key in ids if key.isdecimal() and len(key) <= LONGEST_KEY}
        pages = Page.objects.filter(pk__in=keys).defer_streamfields().specific()
        found = {str(page.pk): page for page in pages}
        return [found.get(str(attrs.get("id"))) for attrs in attrs_list]

    @staticmethod
    def _opening_tag(document: Document | None, attrs: dict) -> str:
        if document is None:
            key = str(attrs.get("id", ""))
            return f'<a data-deleted="{key if key.isdecimal() else 0}">'
        live_path = document.path if document.state == DocumentState.LIVE else None
        return document_link(document.pk, live_path or arriving_paths.get().get(document.pk))
