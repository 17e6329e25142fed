"""Links between pages in rich text."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.links import document_link
from publishing.models import DocumentState
from publishing.pages import PublishablePage

LONGEST_KEY = 18  # digits; a longer number is more than databases take


class DocumentLinkHandler(PageLinkHandler):
    """Expands links to pages into links to documents, which keep leading there when addresses change."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Opening tags in the order of ``attrs_list``; see ``publishing.compilation.links`` for their form."""
        return [cls._opening_tag(page, attrs) for page, attrs in zip(cls.get_many(attrs_list), attrs_list, strict=True)]

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        ids = {str(attrs.get("id", "")) for attrs in attrs_list}
        keys = {int(key) for key in ids if key.isdecimal() and len(key) <= LONGEST_KEY}
        pages = Page.objects.filter(pk__in=keys).defer_streamfields().specific()
        found = {str(page.pk): page for page in pages}
        return [found.get(str(attrs.get("id"))) for attrs in attrs_list]

    @staticmethod
    def _opening_tag(page: Page | None, attrs: dict) -> str:
        if not isinstance(page, PublishablePage):
            key = str(attrs.get("id", ""))
            return f'<a data-deleted="{key if key.isdecimal() else 0}">'
        document = page.document
        live_path = document.path if document.state == DocumentState.LIVE else None
        return document_link(document.pk, live_path or arriving_paths.get().get(document.pk))
