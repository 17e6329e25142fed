"""The questions on a text as a pupil meets them: with what they wrote, what came back, and where it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from publishing.models import Version
from teaching.answering import LONGEST, LONGEST_QUOTE, WITH_CHOICES, Written
from teaching.models import Answer, Item, Pupil, QuestionKind, StudyQuestion


@dataclass(frozen=True)
class Draft:
    """What a form sent and could not be saved: why, and what another tab had saved meanwhile."""

    written: Written
    fault: str
    saved_elsewhere: Answer | None = None


@dataclass
class Asked:
    """A question before a pupil. ``answer`` is None until something was saved."""

    question: StudyQuestion
    number: int
    answer: Answer | None = None
    draft: Draft | None = None
    options: list[dict[str, Any]] = field(default_factory=list)

    @property
    def written(self) -> Written:
        """What stands in the fields."""
        if self.draft is not None:
            return self.draft.written
        return written_in(self.answer) if self.answer else Written()

    @property
    def revision(self) -> int:
        newest = (self.draft and self.draft.saved_elsewhere) or self.answer
        return newest.revision if newest else 0

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def is_retired(self) -> bool:
        return self.question.retired_at is not None

    @property
    def has_choices(self) -> bool:
        return self.kind in WITH_CHOICES

    @property
    def several(self) -> bool:
        return self.kind == QuestionKind.MULTIPLE

    @property
    def longest(self) -> int:
        return LONGEST.get(QuestionKind(self.kind).value, 0)

    @property
    def longest_quote(self) -> int:
        return LONGEST_QUOTE

    @property
    def is_answered(self) -> bool:
        return self.answer is not None and not self.answer.is_empty

    @property
    def quote_is_missing(self) -> bool:
        """Whether the passage does not stand in the text."""
        return self.written.passage.get("found") is False

    @property
    def saved_elsewhere(self) -> str:
        """What another tab saved while this one was written, in words; nothing if none did."""
        other = self.draft.saved_elsewhere if self.draft else None
        if other is None:
            return ""
        chosen = [option["text"] for option in self.options if option["key"] in other.choices]
        return "\n".join(filter(None, [*chosen, other.passage.get("quote"), other.text])) or "Nothing"

    @property
    def chosen(self) -> list[dict[str, Any]]:
        return [option for option in self.options if option["is_chosen"]]


def written_in(answer: Answer) -> Written:
    return Written(answer.text, answer.choices, answer.passage)


def asked_on(item: Item, pupil: Pupil | None, drafts: dict[int, Draft] | None = None) -> list[Asked]:
    """The questions on a text, and those no longer asked that this pupil answered. Two or three queries."""
    questions = list(item.questions.all())
    own = Answer.objects.filter(pupil=pupil, question__item=item) if pupil else Answer.objects.none()
    answers = {answer.question_id: answer for answer in own}
    shown = [each for each in questions if each.retired_at is None or each.pk in answers]
    marks = _marks(item, shown)
    asked = []
    for number, question in enumerate(sorted(shown, key=lambda each: each.retired_at is not None), start=1):
        one = Asked(question, number, answers.get(question.pk), (drafts or {}).get(question.pk))
        one.options = _options(question, one.written.choices, marks)
        asked.append(one)
    return asked


def _options(question: StudyQuestion, chosen: list[str], marks: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Without which are right: that is for teachers."""
    return [
        {
            "key": str(option["key"]),
            "text": option["text"],
            "is_chosen": str(option["key"]) in chosen,
            "school": marks.get(str(option["key"])) if question.kind == QuestionKind.SCHOOL else None,
        }
        for option in question.options
    ]


def _marks(item: Item, questions: list[StudyQuestion]) -> dict[str, dict[str, Any]]:
    """The marks of the schools that are options, as of when the text was assigned, by the key of the option."""
    named = {str(o["key"]) for each in questions if each.kind == QuestionKind.SCHOOL for o in each.options}
    keys = {int(key) for key in named if key.isdecimal()}
    if not keys:
        return {}
    schools = Version.objects.latest_as_of(item.serial, keys)
    # One that was first published after the text was assigned has the mark of its newest version.
    schools |= Version.objects.latest_as_of(None, keys - schools.keys())
    fields = {key: version.fields for key, version in schools.items()}
    return {
        str(key): {"mark": own.get("mark", ""), "is_part": bool(own.get("parent_school"))}
        for key, own in fields.items()
    }
