"""What a class of 300 costs: all read and all answers save themselves at once, for half a minute, on PostgreSQL.

``python -m benchmarks.class_load fill`` makes the class in a measured site's environment and prints its pupils;
``… count`` prints what the database holds of their answers. Locust asks (benchmarks/class_load_pupils.py).
"""

import csv
import json
import sys
import tempfile
from pathlib import Path

import django

from benchmarks.environment import Machine
from benchmarks.servers import PORT, granian
from benchmarks.tables import show

PUPILS = 300
QUESTIONS = 3
ARRIVING = 30  # pupils a second, until all are there: then it is measured
SECONDS = 30
MOST_MS = 300
CLASS_FILE = "BENCHMARK_CLASS_FILE"  # names the file by which the fill tells locust of the class
SENT_FILE = "BENCHMARK_SENT_FILE"  # and the one in which locust notes what the site said that it kept


def report(machines: list[Machine]) -> None:
    rows = []
    for machine in machines:
        with tempfile.TemporaryDirectory(prefix="yalu-class-") as name:
            rows += measure(machine, Path(name))
    show(
        f"{PUPILS} pupils reading and answering at once for {SECONDS} s (p95 {MOST_MS} ms at most)",
        ("what", "requests", "failed", "median ms", "p95 ms", "p99 ms", "a second", "lost"),
        rows,
    )


def measure(machine: Machine, folder: Path) -> list[list[str]]:
    module = [sys.executable, "-m", "benchmarks.class_load"]
    (folder / "class.json").write_text(machine.run(*module, "fill").splitlines()[-1])
    with granian(machine):
        locust = [sys.executable, "-m", "locust", "-f", "benchmarks/class_load_pupils.py", "--headless"]
        locust += ["--users", str(PUPILS), "--spawn-rate", str(ARRIVING)]
        locust += ["--run-time", f"{PUPILS // ARRIVING + SECONDS}s", "--stop-timeout", "10"]
        locust += ["--host", f"http://localhost:{PORT}", "--csv", str(folder / "figures"), "--only-summary"]
        locust += ["--loglevel", "ERROR", "--exit-code-on-error", "0", "--reset-stats"]
        files = {CLASS_FILE: str(folder / "class.json"), SENT_FILE: str(folder / "sent.json")}
        machine.run(*locust, **files)
    kept = json.loads(machine.run(*module, "count").splitlines()[-1])
    sent = json.loads((folder / "sent.json").read_text())
    lost = sum(kept.get(key) != text for key, text in sent.items())
    with (folder / "figures_stats.csv").open() as file:
        rows = list(csv.DictReader(file))
    return [
        [
            f"{machine.database}: {row['Name']}",
            *(row[name] for name in ("Request Count", "Failure Count", "50%", "95%", "99%")),
            f"{float(row['Requests/s']):.0f}",
            f"{lost} of {len(sent)}" if row["Name"] == "Aggregated" else "",
        ]
        for row in rows
    ]


def fill() -> dict:
    """One class, one assignment of one section with questions, pupils who are signed in."""
    from django.core import signing
    from django.utils import timezone

    from accounts.models import User
    from benchmarks import site
    from publishing.models import Document
    from teaching.models import Assignment, Classroom, ClassTeacher, Item, JoinCode, Pupil, StudyQuestion
    from teaching.pinning import current_serial
    from teaching.pupil_sessions import COOKIE, SALT

    classroom = Classroom.objects.create(name="Measured", time_zone="Europe/London")
    teacher = User.objects.create_user("teacher@example.org", display_name="Teacher")
    ClassTeacher.objects.create(classroom=classroom, teacher=teacher, is_owner=True)
    code = JoinCode.objects.create(classroom=classroom, code="CDFG3467").code
    assignment = Assignment.objects.create(classroom=classroom, title="Measured", published_at=timezone.now())
    section = Document.objects.get(path=site.SECTION)
    pinned = {"document": section, "version": section.current_version, "serial": current_serial()}
    item = Item.objects.create(assignment=assignment, position=1, **pinned)
    asked = [{"position": number, "kind": "long", "text": f"Question {number}?"} for number in range(QUESTIONS)]
    questions = [StudyQuestion.objects.create(item=item, **question) for question in asked]
    first = Pupil(classroom=classroom, nickname="Pupil 0")
    first.set_pin("2580")
    first.save()
    pupils = [first]
    for number in range(1, PUPILS):  # the same PIN: hashing one for each would take minutes
        pupil = Pupil(classroom=classroom, nickname=f"Pupil {number}", pin=first.pin)
        pupil.save()
        pupils.append(pupil)
    return {
        "cookie": COOKIE,
        "pupils": {p.pk: signing.dumps({str(classroom.pk): [p.pk, p.stamp]}, salt=SALT) for p in pupils},
        "item": f"/learn/{code}/{assignment.pk}/{item.pk}/",
        "questions": [question.pk for question in questions],
    }


def count() -> dict[str, str]:
    """``{"<pupil> <question>": text}`` as the database has it."""
    from teaching.models import Answer

    rows = Answer.objects.values_list("pupil", "question", "text")
    return {f"{pupil} {question}": text for pupil, question, text in rows}


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"fill": fill, "count": count}[sys.argv[1]]()))
