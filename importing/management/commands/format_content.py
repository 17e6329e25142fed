from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from importing.faults import ContentRefused
from importing.folders import canonical_texts, read_folder
from importing.management.folders import add_folder, existing, told
from importing.writing import write_if_changed


class Command(BaseCommand):
    help = "Write the content files of a folder in their canonical form. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        add_folder(parser)
        parser.add_argument("--check", action="store_true", help="only tell which files are not; exit 1 if any is")

    def handle(self, *args, folder: Path, check: bool, **options):
        try:
            texts = canonical_texts(read_folder(existing(folder)))
        except ContentRefused as refused:
            raise CommandError("\n".join(told(folder, fault) for fault in refused.faults)) from refused
        changed = [path for path, text in texts.items() if (folder / path).read_bytes() != text.encode()]
        if check and changed:
            listed = "\n".join(f"{told(folder, path)}: not in canonical form" for path in changed)
            raise CommandError(f"{listed}\nRun manage.py format_content.")
        for path in changed:
            write_if_changed(folder / path, texts[path].encode())
            self.stdout.write(f"formatted {path}")
