from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from importing.dumping import dump


class Command(BaseCommand):
    help = "Write the live pages of the site as content files into a folder. Deletes nothing there."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, folder: Path, **options):
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        result = dump(folder=folder)
        for path in result.written:
            self.stdout.write(f"written  {path}")
        for note in result.notes:
            self.stdout.write(f"note     {note}")
        for path in result.left_over:
            self.stdout.write(f"left     {path} (no live page has its file here)")
        if not (result.written or result.notes or result.left_over):
            self.stdout.write("Every file is as the site has it.")
        if result.unfaithful:
            listed = "\n".join(result.unfaithful)
            raise CommandError(f"The files were written, but these would not be loaded as they stand:\n{listed}")
