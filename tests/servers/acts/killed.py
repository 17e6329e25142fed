"""Kills a process in the middle of a publication, again and again: ``killed 50``.

Prints one line of JSON: how many were killed before they had finished, how many publications were found done and how
many undone afterwards, and every fault that was found. Children are forked, so that a kill costs no start of Python.
"""

import json
import os
import random
import signal
import sys
import time

import django
from django.db import connection, connections

PATH = "/articles/war/first/"
UNDISTURBED = 3  # publications by which the statements that one takes are counted
STATEMENT, DONE = b".", b"d"
MOST_ATTEMPTS = 4  # for each kill that is asked for; one can come too late only at the last statements
LONGEST_WAIT = 0.002  # seconds between a statement and the kill, so that it also comes in the midst of one
VERIFIED_EVERY = 10  # rounds; nothing that is wrong with a version mends itself
SECONDS = 20  # for PostgreSQL to notice that a client is gone


def text(turn: int) -> list[str]:
    return [f"Paragraph {part} of round {turn}." for part in range(20)]


def publish_round(turn: int, told: int) -> None:
    from articles.models import SectionPage
    from publishing.actions import publish
    from tests.factories.pages import body

    page = SectionPage.objects.get(document__path=PATH)
    page.title, page.body = f"Round {turn}", body(*text(turn))
    page.change_kind, page.change_note = "wording", f"Round {turn}."

    def tell(execute, sql, params, many, context):
        os.write(told, STATEMENT)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(tell):
        publish(pages=[page])
    os.write(told, DONE)


def fork_publication(turn: int) -> tuple[int, int]:
    """The process that publishes, and the pipe on which it tells of each statement and of its end."""
    connections.close_all()  # a connection must not be shared between processes
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    try:
        publish_round(turn, writer)
    finally:
        os._exit(0)


def publish_undisturbed(turn: int) -> int:
    """The number of statements that a publication takes."""
    pid, reader = fork_publication(turn)
    told = b"".join(iter(lambda: os.read(reader, 4096), b""))
    os.close(reader)
    os.waitpid(pid, 0)
    if not told.endswith(DONE):
        sys.exit(f"Round {turn} could not be published undisturbed.")
    return told.count(STATEMENT)


def kill_publication(turn: int, statements: int) -> bool:
    """Kill at one of its statements, whichever. Whether that was before it had finished."""
    pid, reader = fork_publication(turn)
    for _ in range(random.randint(1, statements)):
        os.read(reader, 1)
    time.sleep(random.uniform(0, LONGEST_WAIT))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    finished = b"".join(iter(lambda: os.read(reader, 4096), b"")).endswith(DONE)
    os.close(reader)
    wait_for_server()
    return not finished


def wait_for_server() -> None:
    """PostgreSQL ends a transaction when it notices that its client is gone; SQLite has no server."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + SECONDS
    with connection.cursor() as cursor:
        cursor.execute(others)
        while cursor.fetchone() and time.monotonic() < deadline:
            time.sleep(0.005)
            cursor.execute(others)


def look(earlier: int, turn: int) -> tuple[int, list[str]]:
    """The round that is published now, and what is wrong."""
    from django.test import Client

    from articles.models import SectionPage
    from publishing.models import Version
    from publishing.verification import faults

    found = list(faults()) if turn % VERIFIED_EVERY == 0 else []
    page = SectionPage.objects.select_related("document__current_version").get(document__path=PATH)
    version = page.document.current_version
    current = turn if version.title == f"Round {turn}" else earlier
    article = Version.objects.filter(document__path="/articles/war/").latest("serial")
    html = Client(headers={"host": "localhost"}).get(PATH).content.decode()
    for what, holds in {
        "title of the version": version.title == f"Round {current}",
        "title of the page": page.title == version.title,
        "text of the version": version.plain_text.split("\n") == text(current),
        "text that readers get": all(f"<p>{words}</p>" in html for words in text(current)),
        "version that the article lists": article.members.filter(member=version).exists(),
    }.items():
        if not holds:
            found.append(f"After round {turn} the {what} is not that of round {current}.")
    return current, found


def main(kills: int) -> None:
    from publishing.verification import faults

    statements = max(publish_undisturbed(turn) for turn in range(1, UNDISTURBED + 1))
    current = turn = UNDISTURBED
    inside, done, wrong = 0, 0, []
    while inside < kills and turn < MOST_ATTEMPTS * kills:
        turn += 1
        was_inside = kill_publication(turn, statements)
        inside += was_inside
        current, found = look(current, turn)
        done += was_inside and current == turn
        wrong += found
    publish_undisturbed(turn + 1)
    wrong += look(turn, turn + 1)[1] + list(faults())
    sys.stdout.write(json.dumps({"inside": inside, "done": done, "undone": inside - done, "faults": wrong}))


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
