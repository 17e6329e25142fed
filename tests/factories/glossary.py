"""Terms in the tree, with the sources that they cite, published as the site publishes them."""

from collections.abc import Sequence
from typing import Any

from articles.models import HomePage
from glossary.models import FurtherReading, GlossaryIndexPage, TermName, TermPage
from publishing.actions import publish
from sources.citations import Cited, write_items
from sources.models import Source
from tests.factories.pages import fresh, slug_of
from tests.factories.sources import make_source


def make_glossary(**fields) -> GlossaryIndexPage:
    """The published list of terms below the front page; made once."""
    found = GlossaryIndexPage.objects.first()
    if found is not None:
        return found
    page = GlossaryIndexPage(title="Glossary", slug="glossary", live=False, show_in_menus=True, **fields)
    HomePage.objects.get().add_child(instance=page)
    publish(pages=[page])
    return fresh(page)


def the_source() -> Source:
    """What texts cite that need some citation; made once."""
    return Source.objects.filter(key="chen1994").first() or make_source()


def cite(source: Source | None = None, **place: str) -> str:
    """A citation as the editor stores it."""
    items = write_items([Cited((source or the_source()).pk, **place)]).replace('"', "&quot;")
    return f'<a linktype="citation" items="{items}">[Chen 1994]</a>'


def term_link(term: TermPage, text: str = "") -> str:
    """A link to a term as the editor stores it."""
    return f'<a linktype="term" id="{term.pk}">{text or term.title}</a>'


def name(text: str, language: str = "", script: str = "", **fields) -> TermName:
    return TermName(text=text, language=language, script=script, **fields)


def make_term(
    title: str = "Peng Dehuai",
    *,
    live: bool = True,
    names: Sequence[TermName] = (),
    subjects: Sequence[str] = (),
    never_for: Sequence[str] = (),
    reading: Sequence[Source] = (),
    **fields: Any,
) -> TermPage:
    """A person with all that a published term needs, unless told otherwise."""
    glossary = make_glossary()
    texts = {
        "definition": f"<p>{title} commanded the Volunteers.</p>",
        "full_description": f"<p>The life of {title}.</p>",
    }
    if "critical_perspective" not in fields:
        texts["critical_perspective"] = f"<p>Memoirs of the time disagree{cite()}.</p>"
    term = TermPage(title=title, live=False, **({"slug": slug_of(title), "kind": "person"} | texts | fields))
    term.names = list(names)
    term.further_reading = [FurtherReading(source=source) for source in reading]
    term.subjects.set(subjects) if subjects else None
    term.never_for.set(never_for) if never_for else None
    glossary.add_child(instance=term)
    if live:
        publish(pages=[term])
    return fresh(term)
