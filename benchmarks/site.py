"""Makes the site that is measured, in an empty migrated database: ``python -m benchmarks.site`` in a server's
environment (see benchmarks.environment)."""

import json
from itertools import zip_longest

import django
from django.conf import settings

SECTIONS = 8
WORDS_A_SECTION = 750
TERMS = 60  # in the glossary, each linked once from the measured article
CITATIONS = 60  # in the measured article
SOURCES = 40
LONG_SECTION = 1000
CITED_IN_LONG = 30
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


def add_sources() -> list:
    from sources.models import Source, SourceName

    made = []
    for number in range(1, SOURCES + 1):
        title = f"The War and Its Historians, Part {number}"
        csl = {"type": "book", "title": title, "publisher": "University Press", "publisher-place": "New York"}
        source = Source(key=f"author{1950 + number}", csl=csl, issued=str(1950 + number))
        source.names = [SourceName(role="author", family=f"Author{chr(65 + number % 26)}", given="Ada")]
        source.save()
        made.append(source)
    return made


def add_terms(home, sources: list) -> list:
    """The glossary's list and its terms, saved as drafts."""
    from benchmarks.texts import citation
    from glossary.models import GlossaryIndexPage, TermPage

    glossary = GlossaryIndexPage(title="Glossary", slug="glossary", live=False, show_in_menus=True)
    home.add_child(instance=glossary)
    cite = [citation(source.pk, 10)("disputed") for source in sources]
    return [
        glossary,
        *(
            glossary.add_child(
                instance=TermPage(
                    title=f"Term {number}",
                    slug=f"term-{number}",
                    kind="concept",
                    definition=f"<p>What term {number} means, in one sentence.</p>",
                    full_description=f"<p>{'The whole of its meaning. ' * 30}</p>",
                    critical_perspective=f"<p>{'Who uses it, and why. ' * 15}It is {cite[number % SOURCES]}.</p>",
                    live=False,
                )
            )
            for number in range(1, TERMS + 1)
        ),
    ]


def marks_of(terms: list, sources: list, start: int, count: int, citations: int) -> list:
    """So many links to terms and so many citations, taking turns."""
    from benchmarks.texts import citation, term

    links = [term(terms[(start + i) % len(terms)].pk) for i in range(count)]
    cites = [citation(sources[(start + i) % len(sources)].pk, 10 + i) for i in range(citations)]
    return [mark for pair in zip_longest(links, cites) for mark in pair if mark is not None]


def build() -> None:
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from wagtail.models import Page, Site

    from articles.models import ArticleIndexPage, HomePage
    from benchmarks.texts import body
    from publishing.actions import publish

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Measured", slug="home", live=False))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles", live=False, show_in_menus=True))
    sources = add_sources()
    glossary = add_terms(home, sources)
    terms = glossary[1:]
    shares = [(len(range(i, TERMS, SECTIONS)), len(range(i, CITATIONS, SECTIONS))) for i in range(SECTIONS)]
    bodies = [
        body(WORDS_A_SECTION, marks=marks_of(terms, sources, 8 * i, links, citations), seed=i)
        for i, (links, citations) in enumerate(shares)
    ]
    measured = add_article(index, "measured", bodies)
    alone = add_article(index, "alone", [long_body(50)], ["Long"])
    forty = add_article(index, "forty", [body(150, seed=200 + i) for i in range(40)])
    with transaction.atomic():
        publish(pages=sources)
        publish(pages=[home, index, *glossary, *measured, *alone, *forty])
    user = get_user_model().objects.create_superuser("bench@localhost", display_name="Bench")
    user.set_unusable_password()
    user.save()


def long_body(seed: int) -> str:
    """The text of the long section, with links to terms and citations."""
    from benchmarks.texts import body
    from glossary.models import TermPage
    from sources.models import Source

    terms, sources = list(TermPage.objects.order_by("pk")), list(Source.objects.order_by("pk"))
    return body(LONG_SECTION, marks=marks_of(terms, sources, seed, CITED_IN_LONG, CITED_IN_LONG), seed=seed)


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
