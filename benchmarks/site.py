"""Makes the site that is measured, in an empty migrated database: ``python -m benchmarks.site`` in a server's
environment (see benchmarks.environment)."""

import json

import django
from django.conf import settings

SECTIONS = 8
WORDS_A_SECTION = 750
LINKS = 60
LINKED_SECTIONS = 10
LONG_SECTION = 1000
# Where readers find what is measured.
ARTICLE = "/articles/measured/"
SECTION = f"{ARTICLE}section-1/"
LONG = "/articles/alone/long/"
FORTY = "/articles/forty/"


def add_article(index, slug: str, bodies: list[str], titles: list[str] | None = None):
    """An article and its sections, saved as drafts; parents first."""
    from articles.models import ArticleAuthor, ArticlePage, SectionPage

    article = ArticlePage(title=f"The article “{slug}”", slug=slug, summary="Two or three sentences.", live=False)
    index.add_child(instance=article)
    article.authors.add(ArticleAuthor(name="The Editors"))
    article.subjects.add("Korea", "China")
    titles = titles or [f"Section {number}" for number in range(1, len(bodies) + 1)]
    slugs = [title.lower().replace(" ", "-") for title in titles]
    return [
        article,
        *(
            article.add_child(instance=SectionPage(title=title, slug=slug, body=body, live=False))
            for title, slug, body in zip(titles, slugs, bodies, strict=True)
        ),
    ]


def build() -> None:
    from django.contrib.auth import get_user_model
    from wagtail.models import Page, Site

    from articles.models import ArticleIndexPage, HomePage
    from benchmarks.texts import body
    from publishing.actions import publish

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Measured", slug="home", live=False))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles", live=False, show_in_menus=True))
    linked = add_article(index, "linked", [body(300, seed=100 + i) for i in range(LINKED_SECTIONS)])
    targets = [page.pk for page in linked[1:]]
    shares = [len(range(i, LINKS, SECTIONS)) for i in range(SECTIONS)]
    bodies = [
        body(WORDS_A_SECTION, links=[targets[(i + k) % len(targets)] for k in range(share)], seed=i)
        for i, share in enumerate(shares)
    ]
    measured = add_article(index, "measured", bodies)
    alone = add_article(index, "alone", [body(LONG_SECTION, links=targets[:8], seed=50)], ["Long"])
    forty = add_article(index, "forty", [body(150, seed=200 + i) for i in range(40)])
    publish(pages=[home, index, *linked, *measured, *alone, *forty])
    user = get_user_model().objects.create_superuser("bench@localhost", display_name="Bench")
    user.set_unusable_password()
    user.save()


def store_bare() -> dict[str, int]:
    """Render what is measured and keep the bytes for the bare view; returns their sizes."""
    from publishing.models import Document
    from publishing.rendering import render

    folder = settings.DATA_DIR / "bare"
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for name, path in {"section": SECTION, "article": ARTICLE, "long": LONG}.items():
        html = bytes(render(Document.objects.get(path=path)).html)
        (folder / f"{name}.gz").write_bytes(html)
        sizes[name] = len(html)
    return sizes


if __name__ == "__main__":
    django.setup()
    build()
    print(json.dumps(store_bare()))
