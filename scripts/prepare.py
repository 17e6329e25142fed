"""Brings the database of a site on one machine up to date: migrations, content, demo accounts. Says only what it does.

Run by scripts/run.py, which shows its one line if something is wrong.
"""

import hashlib
import io
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from scripts.bootstrap import PROJECT, folder_fault
from scripts.preflight import Fault

# What is set up after a migration (roles, triggers) may change without one; a change of any of these brings it back.
WATCHED = ("*/*.py", "*/*/*.py", "requirements.txt")


def check_settings() -> None:
    from django.conf import settings

    if settings.PRODUCTION:
        raise Fault("make run is for one person on one machine; for a public site see docs/operating.md.")
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        fault = folder_fault(folder)
        if fault:
            raise Fault(fault)


def check_database() -> None:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = " ".join(str(error).split()).rstrip("?.")
        name = connection.settings_dict["NAME"]
        raise Fault(f"The database {name} cannot be used: {reason}. Check DATABASE_URL.") from error


def code_fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for pattern in WATCHED for path in PROJECT.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def migrate_if_needed() -> None:
    from django.conf import settings

    stamp = settings.DATA_DIR / "migrated.sha256"
    mark = hashlib.sha256(f"{connection.settings_dict['NAME']} {code_fingerprint()}".encode()).hexdigest()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan and stamp.exists() and stamp.read_text() == mark:
        return
    if plan:
        print(f"Applying {len(plan)} migrations …", flush=True)
    call_command("migrate", interactive=False, verbosity=0, database=DEFAULT_DB_ALIAS)
    stamp.write_text(mark)


def main() -> int:
    """Print one line and return 1 if the site cannot be prepared."""
    try:
        django.setup()
        check_settings()
        check_database()
        migrate_if_needed()
        call_command("load_content")
        # Pages made by other templates than today's, or for another address, are made anew before anyone reads them.
        call_command("render", stdout=io.StringIO())
        call_command("create_demo_accounts")
        call_command("create_demo_class")
    except (Fault, ImproperlyConfigured, CommandError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
