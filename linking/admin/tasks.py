"""Looking through all texts for names that no entry has: in the background, because that takes seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from linking.engine import fold_name
from linking.index import current_names
from linking.unlisted_names import Unlisted, unlisted_names
from publishing.models import DocumentState, Version

AT_ONCE = 200  # texts
LOOKED_FOR_AFTER = timedelta(days=1)
UNDER_WAY = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()
def find_unlisted_names() -> list[list[str | int]]:
    """Words, how often they stand in the texts, and in how many. The queue keeps what is returned."""
    names = current_names()

    def is_known(words: str) -> bool:
        folded = fold_name(words)
        return not folded or any((start, end) == (0, len(folded)) for start, end, _ in names.index.find(folded))

    current = Version.objects.filter(document__current_version=F("pk"), document__state=DocumentState.LIVE)
    texts = current.exclude(plain_text="").order_by().values_list("plain_text", flat=True).iterator(AT_ONCE)
    return [list(found) for found in unlisted_names(texts, is_known, names.vocabulary)]


@dataclass(frozen=True)
class Looked:
    """What the last look through the texts found, and when that was; and whether another is under way."""

    found: tuple[Unlisted, ...] = ()
    at: datetime | None = None
    is_under_way: bool = False


def names_without_entry() -> Looked:
    """As the last look found them, less those that have an entry by now; another look begins once a day."""
    done = _looks().filter(status=TaskResultStatus.SUCCESSFUL).order_by("-finished_at").first()
    is_under_way = _looks().filter(status__in=UNDER_WAY).exists()
    if not is_under_way and (done is None or done.finished_at < timezone.now() - LOOKED_FOR_AFTER):
        begin_to_look()
        is_under_way = True
    if done is None:
        return Looked(is_under_way=is_under_way)
    headwords = {name.text for entry in current_names().entries.values() for name in entry.names}
    found = tuple(Unlisted(*row) for row in done.return_value if row[0] not in headwords)
    return Looked(found, done.finished_at, is_under_way)


def begin_to_look() -> None:
    """Unless it has begun already."""
    if not _looks().filter(status__in=UNDER_WAY).exists():
        find_unlisted_names.enqueue()


def _looks():
    return DBTaskResult.objects.filter(task_path=find_unlisted_names.module_path)
