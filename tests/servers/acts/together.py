"""Editors who publish at once, round after round: ``together threads 20 /articles/war/first/ /articles/war/first/``.

Each editor changes the page at one address; the same address twice is the same page. Every editor reads the page,
waits for the others, and publishes. Ends with code 1 if one of them fails.
"""

import multiprocessing
import sys
import threading

import django

SECONDS = 30  # in which the others must be ready


def edit(number: int, path: str, rounds: int, barrier) -> None:
    from django.db import connections

    from accounts.models import User
    from publishing.actions import publish
    from publishing.models import Document
    from tests.factories.pages import body

    finished = False
    try:
        by = User.objects.order_by("email")[number % 2]
        for turn in range(rounds):
            page = page_of(Document.objects.get(path=path))
            page.title = f"{path} by {number} in round {turn}"
            if page.body_field:
                page.body = body(f"Written by {number} in round {turn}.")
            page.change_kind, page.change_note = "fact", f"Note of {number} in round {turn}."
            barrier.wait(SECONDS)
            publish(pages=[page], by=by)
        finished = True
    finally:
        if not finished:
            barrier.abort()  # the others need not wait
        connections.close_all()


def page_of(document):
    from django.apps import apps

    return apps.get_model(document.kind).objects.get(document=document)


def in_threads(rounds: int, paths: list[str]) -> bool:
    barrier, finished = threading.Barrier(len(paths)), []

    def attempt(number: int, path: str) -> None:
        edit(number, path, rounds, barrier)
        finished.append(number)

    editors = [threading.Thread(target=attempt, args=pair) for pair in enumerate(paths)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    return len(finished) == len(paths)


def in_processes(rounds: int, paths: list[str]) -> bool:
    fork = multiprocessing.get_context("fork")  # nothing is connected yet
    barrier = fork.Barrier(len(paths))
    editors = [fork.Process(target=edit, args=(number, path, rounds, barrier)) for number, path in enumerate(paths)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    return all(editor.exitcode == 0 for editor in editors)


if __name__ == "__main__":
    django.setup()
    how, rounds, *paths = sys.argv[1:]
    sys.exit(not {"threads": in_threads, "processes": in_processes}[how](int(rounds), paths))
