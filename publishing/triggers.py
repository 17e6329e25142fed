"""Triggers that keep what was published as it was, on both databases.

Installed after every migrate, because SQLite drops triggers silently when a migration rebuilds their table.
"""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from publishing.models import PastPath, Version, VersionMember

# Tables no row of which changes, and the columns that may become null (a person's account is erased).
IMMUTABLE = {Version: ("author_id",), VersionMember: (), PastPath: ()}
PREFIX = "publishing_immutable"


def _columns(model) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


def _unique_sets(model) -> list[list[str]]:
    """The sets of columns on which two rows may not agree."""
    fields = model._meta
    singles = [[field.column] for field in fields.concrete_fields if field.unique]
    return singles + [[fields.get_field(name).column for name in c.fields] for c in fields.constraints if _full(c)]


def _full(constraint) -> bool:
    return bool(getattr(constraint, "fields", None)) and getattr(constraint, "condition", None) is None


def _changed(model, nullable: tuple[str, ...], differs: str) -> str:
    """A condition of SQL: an update changes more than one of ``nullable`` to null."""
    conditions = [f'NEW."{column}" {differs} OLD."{column}"' for column in _columns(model) if column not in nullable]
    conditions += [f'(NEW."{column}" IS NOT NULL AND NEW."{column}" {differs} OLD."{column}")' for column in nullable]
    return " OR ".join(conditions)


def _sqlite_statements(model, nullable: tuple[str, ...]) -> dict[str, str]:
    table = model._meta.db_table
    refuse = f"SELECT RAISE(ABORT, '{table}: what was published does not change')"
    same = " OR ".join(
        "(" + " AND ".join(f'"{column}" = NEW."{column}"' for column in columns) + ")"
        for columns in _unique_sets(model)
    )
    statements = {
        # Not UPDATE OF columns: "SET rowid = …" changes the key under another name.
        f"{PREFIX}_{table}_update": f'BEFORE UPDATE ON "{table}" WHEN {_changed(model, nullable, "IS NOT")} '
        f"BEGIN {refuse}; END",
        f"{PREFIX}_{table}_delete": f'BEFORE DELETE ON "{table}" BEGIN {refuse}; END',
        # REPLACE deletes without firing delete triggers unless recursive_triggers is on; not every program sets it.
        f"{PREFIX}_{table}_replace": f'BEFORE INSERT ON "{table}" WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) '
        f"BEGIN {refuse}; END",
    }
    return {name: f'CREATE TRIGGER "{name}" {rest}' for name, rest in statements.items()}


def _postgresql_statements(model, nullable: tuple[str, ...]) -> dict[str, str]:
    table = model._meta.db_table
    changed = _changed(model, nullable, "IS DISTINCT FROM")
    call = f"EXECUTE FUNCTION {PREFIX}()"
    return {
        f"{PREFIX}_{table}_update": f'BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({changed}) {call}',
        f"{PREFIX}_{table}_delete": f'BEFORE DELETE ON "{table}" FOR EACH ROW {call}',
        f"{PREFIX}_{table}_truncate": f'BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {call}',
    }


FUNCTION = f"""
CREATE OR REPLACE FUNCTION {PREFIX}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: what was published does not change', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def trigger_names(vendor: str) -> set[str]:
    """The names of all triggers that a database of this kind must have."""
    build = _sqlite_statements if vendor == "sqlite" else _postgresql_statements
    return {name for model, nullable in IMMUTABLE.items() for name in build(model, nullable)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger anew. Does no harm where they exist."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for model, nullable in IMMUTABLE.items():
            if connection.vendor == "sqlite":
                for name, statement in _sqlite_statements(model, nullable).items():
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                    cursor.execute(statement)
            else:
                for name, statement in _postgresql_statements(model, nullable).items():
                    cursor.execute(f'CREATE OR REPLACE TRIGGER "{name}" {statement}')


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of triggers that are absent or switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        present = {row[0] for row in cursor.fetchall()}
    return trigger_names(connection.vendor) - present


def install_after_migrate(sender, using: str, **kwargs) -> None:
    """Receiver of ``post_migrate``; waits until every table exists."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if {model._meta.db_table for model in IMMUTABLE} <= tables:
        install(connection)
