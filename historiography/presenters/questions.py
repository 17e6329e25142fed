"""The pages of a question, with every school's answer, and of one answer."""

from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString

from historiography.listing import Answer, School, answers, questions, schools, speaking
from historiography.presenters.texts import contents, text_context
from historiography.referred import linked, versions_of
from publishing.editions import Edition
from publishing.models import Document
from sources.bibliography import bibliography


def question(edition: Edition) -> tuple[str, dict[str, Any]]:
    """A question; on its live page with every school's answer, so that these can be read side by side."""
    given = [] if edition.is_permanent else _given(edition)
    documents = [answer.document for _, answer in given if answer]
    current = Document.objects.filter(pk__in=documents).select_related("current_version__document")
    versions = {document.pk: document.current_version for document in current} if documents else {}
    # Read like the sections of an article: with their own notes, and one bibliography for all.
    whole = replace(edition, members=[versions[key] for key in documents if key in versions])
    bodies = whole.bodies() if documents else {}
    text = text_context(edition, {"explanation": "What is asked"})
    return "historiography/question.html", {
        **text,
        "bibliography": bibliography(whole),
        "question": {"title": edition.version.title, "short_title": edition.version.fields.get("short_title", "")},
        "answers": [
            {
                "school": school,
                "answer": answer,
                "html": SafeString(bodies.get(versions[answer.document].pk, "")) if answer else "",
            }
            for school, answer in given
        ],
        "answered": len(documents),
    }


def _given(edition: Edition) -> list[tuple[School, Answer | None]]:
    """Every school with its answer to the question of an edition, or with none."""
    closed = edition.restricted_paths
    own = next((each for each in questions(closed) if each.document == edition.document.pk), None)
    given = answers(closed)
    compared = speaking(schools(closed), given)
    return [(school, given.get((own.key, school.key)) if own else None) for school in compared]


def position(edition: Edition) -> tuple[str, dict[str, Any]]:
    """One school's answer to one question, with what the other schools answer."""
    versions = versions_of(edition, linked(edition, "question") + linked(edition, "school"))
    asked, told = (
        next((versions[key] for key in linked(edition, block) if key in versions), None)
        for block in ("question", "school")
    )
    names = {link["block"]: link["text"] for link in edition.version.link_list}
    text = text_context(edition, {"argument": "Argument"})
    others = [] if edition.is_permanent else _others(edition, asked.document_id if asked else None)
    places = [("others", "What other schools answer")] if others else []
    places += [("bibliography", "Bibliography")] if text["bibliography"] else []
    fields = told.fields if told else {}
    return "historiography/position.html", {
        **text,
        "headings": contents(places),
        "position": {"claim": edition.version.fields.get("claim", "")},
        "question": {
            "title": asked.title if asked else names.get("question", ""),
            "path": edition.path_of(asked) if asked else "",
        },
        "school": {
            "title": told.title if told else names.get("school", ""),
            "path": edition.path_of(told) if told else "",
            "mark": fields.get("mark", ""),
            "is_part": bool(fields.get("parent_school")),
        },
        "others": others,
    }


def _others(edition: Edition, asked: int | None) -> list[dict[str, Any]]:
    """What the other schools answer to the question with this document."""
    closed = edition.restricted_paths
    own = next((each for each in questions(closed) if each.document == asked), None)
    if own is None:
        return []
    given = answers(closed)
    found = [(school, given.get((own.key, school.key))) for school in schools(closed)]
    return [
        {"school": school, "answer": answer}
        for school, answer in found
        if answer and answer.document != edition.document.pk
    ]
