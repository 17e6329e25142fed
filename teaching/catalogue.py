"""The texts that teachers can choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from publishing.models import Document
from teaching.pinning import assignable_documents

KINDS = {
    "articles.sectionpage": "Section",
    "articles.articlepage": "Article",
    "glossary.termpage": "Term",
    "historiography.schoolpage": "School",
    "historiography.question": "Question of the debate",
}
MOST_FOUND = 20
MOST_WORDS = 8
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Text:
    """A text as lists of texts show it. ``within``: the title of the article of a section."""

    document: Document
    title: str
    kind: str
    within: str


def find_texts(words: str, kind: str = "") -> tuple[list[Text], bool]:
    """Texts whose titles hold all words, those first that begin with them; and whether there are more. Two queries."""
    words = words.replace("\x00", "")[:LONGEST_SEARCH].strip()
    documents = assignable_documents().filter(kind=kind) if kind in KINDS else assignable_documents()
    for word in words.split()[:MOST_WORDS]:
        documents = documents.filter(current_version__title__icontains=word)
    order = [When(kind=name, then=Value(place)) for place, name in enumerate(KINDS)]
    begins = When(Q(current_version__title__istartswith=words), then=Value(0)) if words else None
    documents = documents.annotate(
        of_kind=Case(*order, default=Value(len(KINDS)), output_field=IntegerField()),
        later=Case(*filter(None, [begins]), default=Value(1), output_field=IntegerField()),
    ).order_by("later", "of_kind", "path")
    found = list(_light(documents)[: MOST_FOUND + 1])
    return as_texts(found[:MOST_FOUND]), len(found) > MOST_FOUND


def _light(documents):
    """Without what is long: bodies are not shown here."""
    return documents.only("kind", "path", "state", "reason", "current_version__title", "current_version__number")


def as_texts(documents: Iterable[Document]) -> list[Text]:
    """Documents with the titles of the articles of sections. One query."""
    found = list(documents)
    titles = titles_of_articles(found)
    return [
        Text(
            document=document,
            title=document.current_version.title,
            kind=KINDS.get(document.kind, "Text"),
            within=titles.get(document.pk, ""),
        )
        for document in found
    ]


def titles_of_articles(documents: Iterable[Document]) -> dict[int, str]:
    """The title of the article of each section, by the section's key. One query."""
    above = {
        document.pk: document.path.rstrip("/").rpartition("/")[0] + "/"
        for document in documents
        if document.kind == "articles.sectionpage" and document.path
    }
    rows = Document.objects.published().filter(path__in=set(above.values())) if above else Document.objects.none()
    titles = dict(rows.values_list("path", "current_version__title"))
    return {key: titles[path] for key, path in above.items() if path in titles}
