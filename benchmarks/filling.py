"""Thousands of published pages in bulk, as publishing makes them but for their drafts: to see what size costs."""

import json
import random
from collections.abc import Iterable

SECTIONS = 8  # of an article
WORDS = 750  # of a section
ARTICLES_AT_ONCE = 50
TEXTS = 50  # different ones
ARTICLE_FIELDS = {"subtitle": "", "summary": "In short.", "authors": [], "subjects": ["Korea"], "licence": "cc-by-4.0"}


def fill(pages: int, *, naming: int, name: str) -> list[int]:
    """Publish so many sections, of which ``naming`` hold a name; returns the keys of these and of their articles."""
    from benchmarks.texts import body

    chance = random.Random(2)
    texts = [_paragraphs(body(WORDS, seed=seed)) for seed in range(TEXTS)]
    chosen = set(chance.sample(range(pages), naming))
    found: list[int] = []
    for first in range(0, pages, SECTIONS * ARTICLES_AT_ONCE):
        numbers = range(first, min(first + SECTIONS * ARTICLES_AT_ONCE, pages))
        html = {n: chance.choice(texts) + (f"<p>Then {name} went.</p>" if n in chosen else "") for n in numbers}
        found += _publish(html, chosen)
    return found


def _paragraphs(stream: str) -> str:
    return "".join(block["value"] for block in json.loads(stream) if block["type"] == "text")


def _publish(html: dict[int, str], chosen: set[int]) -> list[int]:
    """Sections by their numbers, and the articles that they make; returns the keys of what holds the name."""
    from publishing.models import VersionMember

    articles = sorted({number // SECTIONS for number in html})
    above = dict(
        zip(
            articles, _versions("articles.articlepage", [(_path(n), "", ARTICLE_FIELDS) for n in articles]), strict=True
        )
    )
    rows = [(f"{_path(number // SECTIONS)}section-{number}/", text, {}) for number, text in html.items()]
    below = dict(zip(html, _versions("articles.sectionpage", rows), strict=True))
    VersionMember.objects.bulk_create(
        VersionMember(version=above[number // SECTIONS], position=number % SECTIONS + 1, member=version)
        for number, version in below.items()
    )
    naming = chosen.intersection(html)
    keys = {below[number].document_id for number in naming}
    return sorted(keys | {above[number // SECTIONS].document_id for number in naming})


def _path(article: int) -> str:
    return f"/articles/filling-{article}/"


def _versions(kind: str, rows: Iterable[tuple[str, str, dict]]) -> list:
    """The current versions of new documents, by path, text and fields."""
    from django.utils import timezone

    from publishing.canonical import canonical_json, digest
    from publishing.compilation.plain_text import text_of
    from publishing.models import Document, PublicationLock, Version

    rows = list(rows)
    documents = Document.objects.bulk_create(Document(kind=kind) for _ in rows)
    serial = PublicationLock.objects.get().last_serial
    versions = []
    for document, (path, html, fields) in zip(documents, rows, strict=True):
        serial += 1
        title = path.strip("/").rpartition("/")[2]
        body = f'<div class="block block-text" id="{document.anchor}-bb1">{html}</div>' if html else ""
        text = text_of(html)
        versions.append(
            Version(
                document=document,
                number=1,
                serial=serial,
                published_at=timezone.now(),
                change_kind="new",
                title=title,
                path=path,
                source=canonical_json({"title": title} | fields),
                body=body,
                plain_text=text,
                word_count=len(text.split()),
                content_hash=digest(f"{path}{html}"),
            )
        )
    Version.objects.bulk_create(versions, batch_size=200)
    for document, version in zip(documents, versions, strict=True):
        document.path, document.state, document.current_version = version.path, "live", version
    Document.objects.bulk_update(documents, ["path", "state", "current_version"], batch_size=200)
    PublicationLock.objects.update(last_serial=serial)
    return versions
