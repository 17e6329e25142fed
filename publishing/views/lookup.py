"""The one query of a reader's request.

Building it costs the ORM twenty times what running it takes (docs/decisions/0007), so each process builds it once and
runs it with other values. It tells which bytes are to be sent; a process that has sent them lately has them still.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db import OperationalError, connection

from publishing.models import Document, DocumentState, Render
from publishing.restrictions import is_restricted, url_path

# Stand for the values in the query that is built once; no address holds the character with which they begin.
ADDRESS, URL_PATH = "\x00address", "\x00url path"
MOST_BODIES = 200  # in the memory of one process; articles have some 20 kB
_bodies: dict[str, bytes] = {}  # by the hash of their text: equal hashes are equal bytes


class Found(NamedTuple):
    """A document and, if there is one, its stored page."""

    document: int
    state: str
    closed: bool
    current_version: int | None
    rendered_version: int | None
    etag: str | None
    rendered_at: datetime | None

    @property
    def is_servable(self) -> bool:
        """Whether the stored page is what everyone may read here now."""
        fresh = self.rendered_version is not None and self.rendered_version == self.current_version
        return fresh and not self.closed and self.state == DocumentState.LIVE

    @property
    def modified(self) -> int:
        """Seconds since 1970. SQLite tells times without their zone, which is always UTC."""
        return int(self.rendered_at.replace(tzinfo=UTC).timestamp())


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    rows = Document.objects.filter(path=ADDRESS).annotate(closed=is_restricted(URL_PATH))
    columns = ("render__version_id", "render__etag", "render__rendered_at")
    return rows.values_list("pk", "state", "closed", "current_version_id", *columns).query.sql_with_params()


def _cursor():
    """A cursor like Django's. On PostgreSQL one whose statements the server keeps planned, and that sends bytes as
    they are: planning the query takes the server five times as long as running it."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    from psycopg import Cursor
    from psycopg.pq import Format

    connection.ensure_connection()
    connection.connection.prepare_threshold = 0
    cursor = Cursor(connection.connection)
    cursor.format = Format.BINARY
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


def _ask(address: str) -> Found | None:
    sql, marks = _statement()
    values = {ADDRESS: address, URL_PATH: url_path(address)}
    with _cursor() as cursor:
        cursor.execute(sql, [values.get(mark, mark) for mark in marks])
        row = cursor.fetchone()
    return None if row is None else Found(*row)


def find(address: str) -> Found | None:
    """Everything that the usual answer needs, in one query; None where no document is now."""
    try:
        return _ask(address)
    except OperationalError:
        # The server was started anew since this process last asked it. Django would ask whether it is still there
        # before every request, which takes as long as the query itself.
        if connection.vendor != "postgresql" or connection.in_atomic_block:
            raise
        connection.close()
        return _ask(address)


def body_of(found: Found) -> bytes | None:
    """The gzip bytes of the stored page; None if it was dropped a moment ago."""
    html = _bodies.get(found.etag)
    if html is None:
        stored = Render.objects.filter(pk=found.document, etag=found.etag).values_list("html", flat=True).first()
        if stored is None:
            return None
        if len(_bodies) >= MOST_BODIES:
            _bodies.clear()
        html = _bodies[found.etag] = bytes(stored)
    return html


def forget_bodies() -> None:
    """Read every stored page from the database again."""
    _bodies.clear()
