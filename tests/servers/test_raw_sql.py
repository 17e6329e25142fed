import sqlite3

import psycopg
import pytest

from tests.servers.databases import Database

pytestmark = [pytest.mark.server, pytest.mark.django_db]
REFUSED = (sqlite3.IntegrityError, psycopg.errors.IntegrityConstraintViolation)
# A table in which nothing changes, and a column of it with another value.
CHANGES = {
    "publishing_version": "title = 'Rewritten'",
    "publishing_versionmember": "position = 1000",
    "publishing_pastpath": "path = '/elsewhere/'",
}
ON_SQLITE = [
    "UPDATE {table} SET {change}",
    "UPDATE OR REPLACE {table} SET {change}",
    "UPDATE OR IGNORE {table} SET id = id + 1000",
    "DELETE FROM {table}",
    "REPLACE INTO {table} SELECT * FROM {table} WHERE id = {key}",
    # The key is new; what makes the row give way is another unique column.
    "INSERT OR REPLACE INTO {table} SELECT id + 1000, {others} FROM {table} WHERE id = {key}",
    "INSERT INTO {table} SELECT * FROM {table} WHERE id = {key} ON CONFLICT (id) DO UPDATE SET {change}",
]
ON_POSTGRESQL = [
    "UPDATE {table} SET {change}",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
    "TRUNCATE publishing_document CASCADE",
    "INSERT INTO {table} SELECT * FROM {table} WHERE id = {key} ON CONFLICT (id) DO UPDATE SET {change}",
    "MERGE INTO {table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    "MERGE INTO {table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN UPDATE SET {change}",
    "WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT COUNT(*) FROM gone",
]


def execute(database: Database, statement: str) -> None:
    """Run and commit one statement on a plain connection."""
    connection = database.connect()
    try:
        connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


def rows(database: Database, table: str) -> list[tuple]:
    return database.ask(f"SELECT * FROM {table} ORDER BY id")


def columns(database: Database, table: str) -> list[str]:
    connection = database.connect()
    try:
        return [column[0] for column in connection.execute(f"SELECT * FROM {table}").description]
    finally:
        connection.close()


@pytest.mark.parametrize("table", CHANGES)
def test_rows_of_publications_cannot_be_changed_past_the_site(database, table):
    before = rows(database, table)
    assert before
    names = {
        "table": table,
        "change": CHANGES[table],
        "key": before[0][0],
        "others": ", ".join(name for name in columns(database, table) if name != "id"),
    }
    for statement in ON_SQLITE if database.is_sqlite else ON_POSTGRESQL:
        with pytest.raises(REFUSED, match="what was published does not change"):
            execute(database, statement.format(**names))
        assert rows(database, table) == before, statement
    database.run("verify_versions")


def test_author_of_a_version_can_be_forgotten_but_not_replaced(database):
    database.run("together", "threads", "1", "/articles/war/first/")
    [(author, other)] = database.ask("SELECT MIN(id), MAX(id) FROM accounts_user")
    assert database.ask("SELECT DISTINCT author_id FROM publishing_version WHERE serial > 6") == [(author,)]
    with pytest.raises(REFUSED, match="what was published does not change"):
        execute(database, f"UPDATE publishing_version SET author_id = {other} WHERE author_id = {author}")
    execute(database, f"UPDATE publishing_version SET author_id = NULL WHERE author_id = {author}")
    assert database.ask("SELECT COUNT(*) FROM publishing_version WHERE author_id IS NOT NULL") == [(0,)]
    assert database.ask("SELECT DISTINCT author_name FROM publishing_version WHERE serial > 6") == [("Ada",)]
    with pytest.raises(REFUSED, match="what was published does not change"):
        execute(database, f"UPDATE publishing_version SET author_id = {author}")
    database.run("verify_versions")
