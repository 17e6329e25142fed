"""What the page of a class of 200 pupils and 20 texts with three questions each costs.

``python -m benchmarks.class_page`` in a measured site's environment fills it and prints JSON.
"""

import json
import random
import sys
import time
from datetime import timedelta
from statistics import median

import django

from benchmarks.environment import Machine
from benchmarks.tables import show

PUPILS, ITEMS, QUESTIONS, ASSIGNMENTS = 200, 20, 3, 5
TIMES = 15
MOST_MS, MOST_QUERIES = 150, 14


def report(machines: list[Machine]) -> None:
    rows = []
    for machine in machines:
        found = json.loads(machine.run(sys.executable, "-m", "benchmarks.class_page").splitlines()[-1])
        rows += [[f"{machine.database}: {name}", *map(str, figures)] for name, figures in found.items()]
    show(
        f"A class of {PUPILS} pupils and {ITEMS} texts ({MOST_MS} ms and {MOST_QUERIES} queries at most)",
        ["what", "median ms", "slowest", "queries", "KB sent"],
        rows,
    )


def fill() -> dict[str, int]:
    """The class, as if half of its pupils had done everything and the others parts of it. Returns keys."""
    from django.utils import timezone

    from accounts.models import User
    from publishing.models import Document
    from teaching.models import (
        Answer,
        Assignment,
        Classroom,
        ClassTeacher,
        Item,
        Pupil,
        Reading,
        StudyQuestion,
        Submission,
    )
    from teaching.nicknames import folded

    chance = random.Random(6)
    now = timezone.now()
    teacher = User.objects.create_superuser("class@example.org", "measuring")
    classroom = Classroom.objects.create(name="Measured", time_zone="Asia/Seoul")
    ClassTeacher.objects.create(classroom=classroom, teacher=teacher, is_owner=True)
    names = [f"Pupil {number}" for number in range(PUPILS)]
    pupils = Pupil.objects.bulk_create(
        Pupil(classroom=classroom, nickname=name, nickname_key=folded(name), pin="") for name in names
    )
    documents = list(Document.objects.published().select_related("current_version").order_by("pk")[:ITEMS])
    assert len(documents) == ITEMS
    each = ITEMS // ASSIGNMENTS
    assignments = [
        Assignment.objects.create(
            classroom=classroom, title=f"Assignment {n}", published_at=now, due_at=now + timedelta(days=n - 2)
        )
        for n in range(ASSIGNMENTS)
    ]
    questions = []
    for place, document in enumerate(documents):
        version = document.current_version
        assignment = assignments[place // each]
        item = Item.objects.create(
            assignment=assignment, position=place, document=document, version=version, serial=version.serial
        )
        questions += [
            StudyQuestion.objects.create(item=item, position=n, text=f"Question {n}?") for n in range(QUESTIONS)
        ]
    work = [(pupil, question) for pupil in pupils for question in questions if pupil.pk % 2 or chance.random() < 0.6]
    opened = {(pupil.pk, question.item_id): question.item for pupil, question in work}
    Reading.objects.bulk_create(
        [
            Reading(pupil_id=pupil, item=item, version_id=item.version_id, serial=item.serial)
            for (pupil, _), item in opened.items()
        ],
        batch_size=1000,
    )
    words = "Because it feared for the power stations on the river. " * 5
    Answer.objects.bulk_create(
        [
            Answer(
                pupil=pupil,
                question=question,
                text=words,
                saved_at=now,
                version_id=question.item.version_id,
                serial=question.item.serial,
            )
            for pupil, question in work
        ],
        batch_size=1000,
    )
    Submission.objects.bulk_create(
        Submission(pupil=pupil, assignment=assignment, submitted_at=now)
        for pupil in pupils
        if pupil.pk % 2
        for assignment in assignments
    )
    return {"classroom": classroom.pk, "assignment": assignments[0].pk, "question": questions[0].pk}


def measure(keys: dict[str, int]) -> dict[str, list[str]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email="class@example.org"))
    base = f"/teach/{keys['classroom']}/"
    results = f"{base}assignments/{keys['assignment']}/results/"
    paths = {
        "class": base,
        "results of 4 texts": results,
        "200 answers to a question": f"{results}questions/{keys['question']}/",
        "file": f"{base}results.csv",
    }
    found = {}
    for name, path in paths.items():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
            size = len(b"".join(response)) / 1024
        asked = len(queries)  # the next request forgets them
        assert response.status_code == 200, (path, response.status_code)
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            b"".join(client.get(path))
            taken.append(1000 * (time.perf_counter() - began))
        found[name] = [f"{median(taken):.0f}", f"{max(taken):.0f}", str(asked), f"{size:.0f}"]
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measure(fill())))
