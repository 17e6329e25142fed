"""Schools, historians, questions and positions, published as the site publishes them."""

from collections.abc import Sequence
from typing import Any

from articles.models import HomePage
from historiography.models import (
    ArchiveOpening,
    HistorianIndexPage,
    HistorianName,
    HistorianPage,
    HistorianWork,
    HistoriographyIndexPage,
    Membership,
    Position,
    Question,
    SchoolName,
    SchoolPage,
    SchoolWork,
)
from publishing.actions import publish
from sources.models import Source
from tests.factories.glossary import cite
from tests.factories.pages import fresh, slug_of

Opening = tuple[str, str, Source | None]


def make_historiography(*, openings: Sequence[Opening] = (), **fields: Any) -> HistoriographyIndexPage:
    """The published page on the debate, with the list of historians below it; made once."""
    found = HistoriographyIndexPage.objects.first()
    if found is not None:
        return found
    texts = {"introduction": "Why China entered the war.", "debate": "<p>Historians disagree.</p>"}
    index = HistoriographyIndexPage(
        title="Historiography", slug="historiography", live=False, show_in_menus=True, **(texts | fields)
    )
    index.openings = [
        ArchiveOpening(date=date, text=text, source=source, sort_order=place)
        for place, (date, text, source) in enumerate(openings)
    ]
    HomePage.objects.get().add_child(instance=index)
    historians = HistorianIndexPage(title="Historians", slug="historians", live=False)
    index.add_child(instance=historians)
    publish(pages=[index, historians])
    return fresh(index)


def make_school(
    title: str = "Orthodox school",
    *,
    parent: SchoolPage | None = None,
    works: Sequence[Source] = (),
    names: Sequence[str] = (),
    live: bool = True,
    **fields: Any,
) -> SchoolPage:
    """A school with all that a published one needs; called in short by its first word."""
    index = make_historiography()
    texts = {
        "slug": slug_of(title),
        "short_title": title.split()[0],
        "thesis": f"<p>The {title} holds that Moscow gave the order.</p>",
        "evidence_base": "<p>It read newspapers and memoirs.</p>",
    }
    school = SchoolPage(title=title, parent_school=parent, live=False, **(texts | fields))
    school.works = [SchoolWork(source=source, sort_order=place) for place, source in enumerate(works)]
    school.names = [SchoolName(text=text, sort_order=place) for place, text in enumerate(names)]
    fresh(index).add_child(instance=school)
    if live:
        publish(pages=[school])
    return fresh(school)


def make_historian(
    title: str = "Chen Jian",
    *,
    schools: Sequence[SchoolPage | tuple[SchoolPage, str, str]] = (),
    works: Sequence[Source] = (),
    names: Sequence[HistorianName] = (),
    live: bool = True,
    **fields: Any,
) -> HistorianPage:
    """A historian, with a family name that ends the title unless told otherwise.

    ``schools`` are schools, or a school with a period and a note.
    """
    make_historiography()
    family_name = "Chen" if title == "Chen Jian" else title.split()[-1]
    texts = {
        "slug": slug_of(title),
        "family_name": family_name,
        "profile": f"<p>{title} wrote on the war.</p>",
    }
    historian = HistorianPage(title=title, live=False, **(texts | fields))
    memberships = [row if isinstance(row, tuple) else (row, "", "") for row in schools]
    historian.memberships = [
        Membership(school=school, period=period, note=note, sort_order=place)
        for place, (school, period, note) in enumerate(memberships)
    ]
    historian.works = [HistorianWork(source=source, sort_order=place) for place, source in enumerate(works)]
    historian.names = list(names)
    HistorianIndexPage.objects.get().add_child(instance=historian)
    if live:
        publish(pages=[historian])
    return fresh(historian)


def historian_name(text: str, language: str = "", script: str = "", **fields: Any) -> HistorianName:
    return HistorianName(text=text, language=language, script=script, **fields)


def make_question(title: str = "Why did China enter the war?", *, live: bool = True, **fields: Any) -> Question:
    """A question; called in short by its last word."""
    words = title.rstrip("?")
    values = {
        "slug": slug_of(words),
        "short_title": words.split()[-1].capitalize(),
        "explanation": f"<p>{title} The sources are few.</p>",
    }
    question = Question(title=title, **(values | fields))
    question.save()
    if live:
        publish(pages=[question])
    return Question.objects.get(pk=question.pk)


def make_position(
    question: Question | None = None, school: SchoolPage | None = None, *, live: bool = True, **fields: Any
) -> Position:
    """A school's answer, with an argument that cites; on the only question and of the only school unless told."""
    question = question or Question.objects.first() or make_question()
    school = school or SchoolPage.objects.first() or make_school()
    values = {"claim": "Beijing decided."}
    if "argument" not in fields:
        values["argument"] = f"<p>{school.title} reads the telegrams so{cite()}.</p>"
    position = Position(question=question, school=school, **(values | fields))
    position.save()
    if live:
        publish(pages=[position])
    return Position.objects.get(pk=position.pk)
