"""Reads a page, has the server end every other connection, and reads it again; prints both statuses."""

import sys

import django


def end_connections() -> None:
    """As a restart of PostgreSQL would. SQLite has no server."""
    import psycopg
    from django.db import connection

    if connection.vendor == "postgresql":
        names = {key: value for key, value in connection.get_connection_params().items() if key in PARAMETERS}
        with psycopg.connect(**names) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


PARAMETERS = {"dbname", "user", "password", "host", "port"}


def main() -> None:
    from django.test import Client

    reader = Client(headers={"host": "localhost"})
    first = reader.get("/articles/war/").status_code
    end_connections()
    sys.stdout.write(f"{first} {reader.get('/articles/war/').status_code}")


if __name__ == "__main__":
    django.setup()
    main()
