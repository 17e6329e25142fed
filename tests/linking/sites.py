"""Texts and terms for tests of linking."""

from collections.abc import Sequence

from articles.models import SectionPage
from linking.models import Mention
from publishing.models import Document
from tests.factories.pages import body, fresh, make_article, make_section


def make_text(*paragraphs: str, title: str = "Introduction", article=None, subjects: Sequence[str] = ()) -> SectionPage:
    """A published section of these paragraphs, in an article of its own unless told otherwise."""
    if article is None:
        article = make_article(f"On {title}")
        if subjects:
            article.subjects.set(subjects)
            article.save()
    return make_section(article, title, body=text_of(*paragraphs))


def text_of(*paragraphs: str) -> str:
    return body(*((("text", f"<p>{words}</p>", f"block{number}") for number, words in enumerate(paragraphs, start=1))))


def mentions_of(page) -> list[tuple[str, str, str]]:
    """Words, status and rule of what is stored about a page's current text, in order."""
    rows = Mention.objects.current().filter(version__document=page.document_id).in_order()
    return [(row.quote, row.status, row.rule) for row in rows]


def links_of(page) -> list[tuple[str, str]]:
    """The words that readers see as links set by the site, with the addresses of what they lead to."""
    rows = Mention.objects.current().shown().filter(version__document=page.document_id).in_order()
    return [(row.quote, row.target.path) for row in rows.select_related("target")]


def mention(page, quote: str) -> Mention:
    """The first mention with these words in a page's current text."""
    rows = Mention.objects.current().filter(version__document=page.document_id, quote=quote)
    return rows.in_order().select_related("version__document", "target")[0]


def document_of(page) -> Document:
    return Document.objects.select_related("current_version__document").get(pk=fresh(page).document_id)
