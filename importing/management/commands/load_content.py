from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from importing.actions import load
from importing.faults import ContentRefused
from importing.planning import Status


class Command(BaseCommand):
    help = "Load a folder of content files into the site and publish what changed. Loading twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "content")
        parser.add_argument("--force", action="store_true", help="overwrite what editors changed since the last load")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")

    def handle(self, *args, folder: Path, force: bool, dry_run: bool, verbosity: int, **options):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            outcome = load(folder=folder, force=force, dry=dry_run)
        except ContentRefused as refused:
            faults = "\n".join(f"{folder}/{fault}" for fault in refused.faults)
            raise CommandError(f"Nothing was loaded.\n{faults}") from refused
        if verbosity and all(status is Status.SAME for status, _, _ in outcome.lines) and verbosity < 2:
            self.stdout.write(f"{len(outcome.lines)} files, nothing changed.")
        elif verbosity:
            for status, path, reason in outcome.lines:
                self.stdout.write(f"{status.value:8} {path}{f' ({reason})' if reason else ''}")
