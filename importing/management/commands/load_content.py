from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from importing.actions import load
from importing.faults import ContentRefused
from importing.management.folders import add_folder, existing, told
from importing.steps import Status

PATIENCE = 15 * 60 * 1000  # milliseconds: another load, of everything, may be going on


class Command(BaseCommand):
    help = "Load a folder of content files into the site and publish what changed. Loading twice changes nothing."

    def add_arguments(self, parser):
        add_folder(parser)
        parser.add_argument("--force", action="store_true", help="overwrite what editors changed since the last load")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")

    def handle(self, *args, folder: Path, force: bool, dry_run: bool, verbosity: int, **options):
        existing(folder)
        if connection.vendor == "sqlite":
            # PostgreSQL waits for as long as it takes.
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            outcome = load(folder=folder, force=force, dry=dry_run)
        except ContentRefused as refused:
            faults = "\n".join(told(folder, fault) for fault in refused.faults)
            raise CommandError(f"Nothing was loaded.\n{faults}") from refused
        if verbosity == 1 and all(status is Status.SAME for status, _, _ in outcome.lines):
            self.stdout.write(f"{len(outcome.files)} files, nothing changed.")
        elif verbosity:
            for status, path, reason in outcome.lines:
                self.stdout.write(f"{status.value:8} {path}{f' ({reason})' if reason else ''}")
