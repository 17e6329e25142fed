"""What something made in the database, to be put there again by a few statements instead of being made anew."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

Rows = list[tuple]
SEARCH = ("modelsearch", "wagtailsearch")


@dataclass(frozen=True)
class Snapshot:
    """The whole content of those tables that a function changed, by table: columns and rows."""

    tables: dict[str, tuple[list[str], Rows]]
    emptied: list[str]

    @classmethod
    def of(cls, make: Callable[[], object]) -> "Snapshot":
        """Make it, for the first time."""
        before = _content()
        make()
        changed = {name: content for name, content in _content().items() if content != before[name]}
        return cls(changed, [name for name in changed if before[name][1]])

    def restore(self) -> None:
        """Make it again, in a database that is as it was the first time."""
        quote = connection.ops.quote_name
        with connection.cursor() as cursor:
            for name in self.emptied:
                cursor.execute(f"DELETE FROM {quote(name)}")
            for name, (columns, rows) in self.tables.items():
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(
                    f"INSERT INTO {quote(name)} ({', '.join(map(quote, columns))}) VALUES ({places})", rows
                )
            for statement in connection.ops.sequence_reset_sql(no_style(), _models(self.tables)):
                cursor.execute(statement)


def _models(tables) -> list:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]


def _content() -> dict[str, tuple[list[str], Rows]]:
    """Every table of a model, but for the search index, which the database keeps in tables of its own kind."""
    found = {}
    with connection.cursor() as cursor:
        for name in {model._meta.db_table for model in apps.get_models(include_auto_created=True) if _is_table(model)}:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            rows = sorted(cursor.fetchall(), key=repr)
            found[name] = [column[0] for column in cursor.description], rows
    return found


def _is_table(model) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and not meta.swapped and meta.app_label not in SEARCH
