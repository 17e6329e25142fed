"""What the comparison of 200 questions and 40 schools costs, every cell filled, nothing cached.

``python -m benchmarks.matrix`` in a measured site's environment fills it and prints JSON.
"""

import json
import random
import sys
import time
from statistics import median

import django

from benchmarks.environment import Machine
from benchmarks.tables import show

QUESTIONS, SCHOOLS = 200, 40
TIMES = 15
MOST_MS = 150
WORDS_OF_A_CLAIM, WORDS_OF_AN_ARGUMENT = 18, 110


def report(machines: list[Machine]) -> None:
    rows = []
    for machine in machines:
        found = json.loads(machine.run(sys.executable, "-m", "benchmarks.matrix").splitlines()[-1])
        rows += [[f"{machine.database}: {name}", *map(str, figures)] for name, figures in found.items()]
    show(
        f"Comparing {QUESTIONS} questions and {SCHOOLS} schools ({MOST_MS} ms at most)",
        ["what", "median ms", "slowest", "queries", "KB sent"],
        rows,
    )


def fill() -> None:
    """The debate: schools, questions and the first answer as the site publishes them, the others as copies of that."""
    from articles.models import HomePage
    from benchmarks.texts import citation, sentence
    from historiography.models import HistoriographyIndexPage, Position, Question, SchoolPage
    from publishing.actions import publish
    from publishing.models import Document
    from sources.models import Source

    chance = random.Random(5)
    index = HistoriographyIndexPage(title="Historiography", slug="historiography", live=False)
    HomePage.objects.get().add_child(instance=index)
    texts = {"thesis": "<p>It holds so.</p>", "evidence_base": "<p>It read papers.</p>"}
    for number in range(SCHOOLS):
        names = {"title": f"School {number}", "slug": f"school-{number}", "short_title": f"School {number}"}
        index.add_child(instance=SchoolPage(live=False, **names, **texts))
    schools = list(SchoolPage.objects.order_by("path"))
    questions = [
        Question.objects.create(title=f"{sentence(chance, 8)[:-1]}?", slug=f"question-{n}", short_title=str(n), order=n)
        for n in range(QUESTIONS)
    ]
    Question.objects.update(explanation="<p>What is asked.</p>")
    questions = list(Question.objects.all())
    cite = citation(Source.objects.first().pk, 10)
    argument = f"<p>{sentence(chance, WORDS_OF_AN_ARGUMENT, cite)}</p>"
    first = Position(question=questions[0], school=schools[0], claim=sentence(chance, WORDS_OF_A_CLAIM))
    first.argument = argument
    first.save()
    publish(pages=[index, *schools, *questions, first])
    first.refresh_from_db()
    pairs = [(question, school) for question in questions for school in schools][1:]
    state = {"state": first.document.state, "current_version": first.document.current_version}
    documents = Document.objects.bulk_create(
        [
            Document(kind=first.document.kind, path=f"{question.public_path()}{school.slug}/", **state)
            for question, school in pairs
        ],
        batch_size=500,
    )
    same = {"argument": argument, "citation_count": first.citation_count, "live": first.live}
    answers = [
        Position(question=question, school=school, document=document, claim=sentence(chance, WORDS_OF_A_CLAIM), **same)
        for (question, school), document in zip(pairs, documents, strict=True)
    ]
    Position.objects.bulk_create(answers, batch_size=500)


def measure() -> dict[str, list[str]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    found = {}
    for name, path in {"page": "/historiography/compare/", "file": "/historiography/compare.csv"}.items():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        asked = len(queries)  # the next request forgets them
        assert response.status_code == 200, path
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            client.get(path)
            taken.append(1000 * (time.perf_counter() - began))
        size = len(response.content) / 1024
        found[name] = [f"{median(taken):.0f}", f"{max(taken):.0f}", str(asked), f"{size:.0f}"]
    return found


if __name__ == "__main__":
    django.setup()
    fill()
    print(json.dumps(measure()))
