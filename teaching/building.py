"""What the builder and the list of assignments show of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from publishing.models import Version
from teaching.catalogue import KINDS, titles_of_articles
from teaching.changes import changed_items, is_changed
from teaching.models import Assignment, Classroom, Item, LatePolicy, QuestionSet, StudyQuestion
from teaching.offers import offered_on
from teaching.pinning import Notice, notices_on
from teaching.times import in_words


@dataclass
class Part:
    """An item as it is built. ``offers``: sets of the editors' questions; ``new_offers``: how many are not asked."""

    item: Item
    kind: str
    within: str
    notice: Notice | None
    is_changed: bool
    asked: list[StudyQuestion] = field(default_factory=list)
    retired: list[StudyQuestion] = field(default_factory=list)
    offers: list[QuestionSet] = field(default_factory=list)

    @property
    def how_many_offered(self) -> int:
        return sum(offer.how_many for offer in self.offers)


@dataclass(frozen=True)
class When:
    """How an assignment stands, and its times as they are said in its class."""

    state: str
    due: str
    opens: str


def when_of(assignment: Assignment, now: datetime) -> When:
    zone = assignment.classroom.time_zone
    due = in_words(assignment.due_at, zone) if assignment.due_at else ""
    opens = in_words(assignment.available_from, zone) if assignment.available_from else ""
    if assignment.published_at is None:
        return When("Draft", due, opens)
    if not assignment.is_available(now):
        return When("Published, not open yet", due, opens)
    return When("Past due" if assignment.is_past_due(now) else "Published", due, opens)


def parts_of(assignment: Assignment) -> list[Part]:
    """The texts of an assignment in order. As many queries for one as for twenty."""
    questions = StudyQuestion.objects.annotate(how_many_answers=Count("answers"))
    items = list(
        Item.objects.filter(assignment=assignment)
        .select_related("version", "document")
        .defer(*Version.long_fields("version"))
        .prefetch_related(Prefetch("questions", queryset=questions))
    )
    notices = notices_on((item.version_id, item.document) for item in items)
    offers, articles = offered_on(items), titles_of_articles([item.document for item in items])
    return [
        Part(
            item=item,
            kind=KINDS.get(item.document.kind, "Text"),
            within=articles.get(item.document_id, ""),
            notice=notices.get(item.version_id),
            is_changed=is_changed(item),
            asked=[question for question in item.questions.all() if question.retired_at is None],
            retired=[question for question in item.questions.all() if question.retired_at is not None],
            offers=offers[item.pk],
        )
        for item in items
    ]


def warnings_on(assignment: Assignment, parts: Sequence[Part], now: datetime) -> list[str]:
    """What a teacher may have overlooked."""
    found = []
    if assignment.is_past_due(now):
        refused = assignment.late_policy == LatePolicy.REFUSE
        then = "nobody can answer" if refused else "every answer is marked late"
        found.append(f"It was due in the past: {then}.")
    for part in parts:
        if part.notice is not None and part.notice.hides_text:
            found.append(f"Pupils cannot read “{part.item.version.title}”. {part.notice.text}")
    if parts and not any(part.asked for part in parts):
        found.append("No text has a question: pupils only read.")
    return found


def assignments_of(classroom: Classroom) -> QuerySet[Assignment]:
    """The assignments of a class, each with how many texts and questions it has, and how many texts changed since."""

    def counted(rows, of: str):
        rows = rows.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(rows, output_field=IntegerField()), 0)

    return Assignment.objects.filter(classroom=classroom).annotate(
        how_many_texts=counted(Item.objects, "assignment"),
        how_many_questions=counted(StudyQuestion.objects.asked(), "item__assignment"),
        how_many_changed=counted(changed_items(), "assignment"),
    )
