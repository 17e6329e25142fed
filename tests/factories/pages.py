"""Pages in the tree, published as the site publishes them."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from wagtail.models import Page, Site

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, HomePage, InformationPage, SectionPage
from publishing.actions import publish

Block = tuple[str, Any] | tuple[str, Any, str]


def body(*blocks: Block | str) -> str:
    """The JSON of a stream: ``("heading", {"text": "Who"}, "id")``; a text alone is a block of one paragraph."""
    rows = []
    for block in blocks:
        kind, value, *key = ("text", f"<p>{block}</p>") if isinstance(block, str) else block
        rows.append({"type": kind, "value": value, "id": key[0] if key else str(uuid.uuid4())})
    return json.dumps(rows)


def heading(text: str, level: str = "3", key: str = "") -> Block:
    return ("heading", {"text": text, "level": level}, key or str(uuid.uuid4()))


def table(caption: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]], note: str = "") -> Block:
    """``columns`` are pairs of type (text or number) and heading."""
    return (
        "table",
        {
            "caption": caption,
            "note": note,
            "table": {
                "caption": "",
                "columns": [{"type": kind, "heading": text} for kind, text in columns],
                "rows": [{"values": list(row)} for row in rows],
            },
        },
    )


def link_to(page: Page, text: str = "there") -> str:
    """A link as the editor stores it."""
    return f'<a linktype="page" id="{page.pk}">{text}</a>'


def make_site() -> HomePage:
    """A site with a published front page and articles index."""
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    home = HomePage(title="Crossing the Yalu", slug="home", tagline="Contested history", live=False)
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    index = ArticleIndexPage(title="Articles", slug="articles", live=False, show_in_menus=True)
    home.add_child(instance=index)
    publish(pages=[home, index])
    return fresh(home)


def make_article(
    title: str = "The intervention", *, sections: Sequence[str] = (), live: bool = True, **fields
) -> ArticlePage:
    """An article with sections of these titles, published together unless ``live`` is false."""
    fields = {"slug": slug_of(title), "summary": "Why China entered the war."} | fields
    article = ArticlePage(title=title, live=False, **fields)
    article.authors = [ArticleAuthor(name="Ada Byron", affiliation="Turing College", sort_order=1)]
    ArticleIndexPage.objects.get().add_child(instance=article)
    below = [make_section(article, name, live=False) for name in sections]
    if live:
        publish(pages=[article, *below])
    return fresh(article)


def make_section(article: ArticlePage, title: str = "Introduction", *, live: bool = True, **fields) -> SectionPage:
    fields = {"slug": slug_of(title), "body": body(f"The text of {title}.")} | fields
    section = SectionPage(title=title, live=False, **fields)
    Page.objects.get(pk=article.pk).specific.add_child(instance=section)
    if live:
        publish(pages=[section])
    return fresh(section)


def make_information(title: str = "About", *, live: bool = True, **fields) -> InformationPage:
    fields = {"slug": slug_of(title), "body": body("Who makes this site.")} | fields
    page = InformationPage(title=title, live=False, **fields)
    HomePage.objects.get().add_child(instance=page)
    if live:
        publish(pages=[page])
    return fresh(page)


def revise(page: Page, *, by=None, **fields) -> Page:
    """Publish a page with changed fields."""
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    publish(pages=[page], by=by)
    return fresh(page)


def sections_of(article: ArticlePage) -> list[SectionPage]:
    return list(SectionPage.objects.child_of(article).order_by("path"))


def fresh(page: Page) -> Page:
    """The page as it is in the database."""
    return type(page).objects.get(pk=page.pk)


def slug_of(title: str) -> str:
    return "-".join(title.lower().split())
