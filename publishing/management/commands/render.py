"""Make stored pages anew."""

from django.core.management.base import BaseCommand, CommandError

from publishing.models import Document
from publishing.rendering import render, signature


class Command(BaseCommand):
    help = "Make the stored pages of documents anew: those that are missing or stale, all, or one."

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every live document, stale or not")
        which.add_argument("--path", help="one document, by its address: /articles/title/")

    def handle(self, *args, all: bool, path: str | None, **options):
        documents = Document.objects.live().select_related("render")
        if path is not None:
            documents = documents.filter(path=path)
            if not documents:
                raise CommandError(f"No live document has the address {path}.")
        made = 0
        for document in documents.order_by("pk"):
            stored = getattr(document, "render", None)
            fresh = stored is not None and (stored.version_id, stored.signature) == (
                document.current_version_id,
                signature(),
            )
            if all or path or not fresh:
                made += render(document) is not None
        self.stdout.write(f"{made} page{'' if made == 1 else 's'} rendered.")
