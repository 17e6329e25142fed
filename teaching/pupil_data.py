"""Everything that is kept about one pupil, to read and to take away."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from publishing.models import Version
from teaching.models import Answer, Highlight, Pupil, Reading, Submission

ORDER = ("item__assignment__pk", "item__position", "pk")


def data_of(pupil: Pupil, *, with_private: bool) -> dict[str, Any]:
    """Five queries. Times are on the clocks of the class. What a pupil marked and noted for themselves is told in
    full to the pupil alone; to teachers only how much it is."""
    zone = ZoneInfo(pupil.classroom.time_zone)
    classroom = pupil.classroom
    return {
        "class": {
            "name": classroom.name,
            "term": classroom.term,
            "time_zone": classroom.time_zone,
            "kept_until": classroom.erase_on,
        },
        "pupil": {
            "nickname": pupil.nickname,
            "joined": _local(pupil.joined_at, zone),
            "last_seen": _local(pupil.last_seen_at, zone),
        },
        "opened": [_reading(reading, zone) for reading in _readings(pupil)],
        "answers": [_answer(answer, zone) for answer in _answers(pupil)],
        "handed_in": [_submission(submission, zone) for submission in _submissions(pupil)],
        "highlights_and_notes": _highlights(pupil, zone) if with_private else pupil.highlights.count(),
    }


def sizes_of(pupil: Pupil) -> dict[str, int]:
    """How much is erased with a pupil."""
    names = {
        "answers": pupil.answers,
        "handed_in": pupil.submissions,
        "opened": pupil.readings,
        "highlights": pupil.highlights,
    }
    return {name: rows.count() for name, rows in names.items()}


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment and moment.astimezone(zone).replace(microsecond=0)


def _readings(pupil: Pupil):
    found = Reading.objects.filter(pupil=pupil).select_related("item__assignment", "version")
    return found.defer(*Version.long_fields("version")).order_by(*ORDER)


def _answers(pupil: Pupil):
    found = Answer.objects.filter(pupil=pupil).select_related("question__item__assignment", "version", "marked_by")
    return found.defer(*Version.long_fields("version")).order_by(
        *(f"question__{name}" for name in ORDER[:2]), "question__position"
    )


def _submissions(pupil: Pupil):
    return Submission.objects.filter(pupil=pupil).select_related("assignment").order_by("assignment", "pk")


def _text(version) -> dict[str, Any]:
    return {"text": version.title, "version": version.number}


def _reading(reading: Reading, zone: ZoneInfo) -> dict[str, Any]:
    told = {"assignment": reading.item.assignment.title} | _text(reading.version)
    return told | {"as_of": reading.serial, "opened": _local(reading.opened_at, zone)}


def _answer(answer: Answer, zone: ZoneInfo) -> dict[str, Any]:
    question = answer.question
    options = {option.get("key"): option.get("text") for option in question.options}
    return {
        "assignment": question.item.assignment.title,
        **_text(answer.version),
        "as_of": answer.serial,
        "question": question.text,
        "answer": answer.text,
        "choices": [options.get(key) or key for key in answer.choices],
        "passage": answer.passage,
        "saved": _local(answer.saved_at, zone),
        "times_saved": answer.revision,
        "mark": answer.mark,
        "comment": answer.comment,
        "marked": _local(answer.marked_at, zone),
        "marked_by": answer.marked_by.get_short_name() if answer.marked_by else "",
    }


def _submission(submission: Submission, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "assignment": submission.assignment.title,
        "handed_in": _local(submission.submitted_at, zone),
        "returned": _local(submission.returned_at, zone),
        "return_note": submission.return_note,
    }


def _highlights(pupil: Pupil, zone: ZoneInfo) -> list[dict[str, Any]]:
    found = Highlight.objects.filter(pupil=pupil).select_related("item__assignment", "item__version")
    return [
        {
            "assignment": each.item.assignment.title,
            "text": each.item.version.title,
            "passage": each.quote,
            "words_before": each.before,
            "words_after": each.after,
            "note": each.note,
            "made": _local(each.made_at, zone),
        }
        for each in found.defer(*Version.long_fields("item__version"))
    ]
