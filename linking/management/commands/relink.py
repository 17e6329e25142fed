from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linking.differences import Difference, Sentence
from linking.examining import examine
from linking.groups import batches
from linking.index import current_names
from linking.relinking import relink
from linking.words import count_words
from publishing.models import Document

AT_ONCE = 50  # texts in one transaction


class Command(BaseCommand):
    help = (
        "Decide anew about the names in published texts: in all of them, or in those at and below some addresses. "
        "Tells every link that readers gain (+), lose (-) or get changed (~)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="an address of the site: /articles/title/")
        parser.add_argument("--dry-run", action="store_true", help="tell what would change; change nothing")
        parser.add_argument("--words", action="store_true", help="count the common words of all texts anew before")

    def handle(self, *args: Any, paths: list[str], dry_run: bool, words: bool, **options: Any) -> None:
        if words and (dry_run or paths):
            raise CommandError("--words decides about all texts: leave out the addresses and --dry-run.")
        documents = _documents(paths)
        if words:
            made = count_words()
            self.stdout.write(f"{len(made.words):,} common words in {made.texts:,} texts.")
        paths_of = dict(Document.objects.filter(pk__in=documents).values_list("pk", "path"))
        count = 0
        for found in _differences(documents, dry_run=dry_run):
            count += 1
            self._tell(found, paths_of.get(found.document) or Document.objects.get(pk=found.document).path)
        verb = "would change" if dry_run else "changed"
        self.stdout.write(f"{len(documents):,} texts, {count:,} {verb}.")

    def _tell(self, found: Difference, path: str) -> None:
        self.stdout.write(path)
        for sign, sentences in (("+", found.gained), ("-", found.lost), ("~", found.changed)):
            for sentence in sentences:
                self.stdout.write(f"  {sign} {_shown(sentence)}")


def _shown(sentence: Sentence) -> str:
    target = Document.objects.filter(pk=sentence.target).values_list("path", flat=True).first()
    return f"{sentence.before}[{sentence.quote}]{sentence.after} → {target}"


def _documents(paths: list[str]) -> list[int]:
    published = Document.objects.published().order_by("path")
    if not paths:
        return list(published.values_list("pk", flat=True))
    found: list[int] = []
    for path in paths:
        address = path if path.endswith("/") else f"{path}/"
        keys = list(published.at_or_below(address).values_list("pk", flat=True))
        if not keys:
            raise CommandError(f"Nothing was published at {path}. Write an address of the site: /articles/title/")
        found += keys
    return list(dict.fromkeys(found))


def _differences(documents: list[int], *, dry_run: bool) -> Iterator[Difference]:
    for batch in batches(documents, AT_ONCE):
        if dry_run:
            found = [one.difference for one in examine(batch, current_names())]
            yield from (difference for difference in found if difference)
        else:
            yield from relink(batch)
