"""Background work on sources: safe to run twice."""

from django_tasks import task

from sources.actions import importing


@task()
def read_import(key: int) -> None:
    importing.read_import(key=key)


@task()
def run_import(key: int) -> None:
    importing.run_import(key=key)
