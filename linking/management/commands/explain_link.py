from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linking.explaining import Explanation, explain
from publishing.addresses import split_address
from publishing.models import Document


class Command(BaseCommand):
    help = "Say for each place of a phrase in a published text whether it is a link, by which rule, on which evidence."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", metavar="URL", help="an address of the site, with or without its host")
        parser.add_argument("phrase", help="words as they stand in the text; capitals and accents do not matter")

    def handle(self, *args: Any, url: str, phrase: str, **options: Any) -> None:
        path = urlsplit(url).path
        address = split_address(path if path.endswith("/") else f"{path}/")
        document = Document.objects.published().filter(path=address.base).first()
        if document is None:
            raise CommandError(f"Nothing was published at {address.base}. Write an address of the site.")
        if address.view != "current":
            self.stdout.write(f"{url} keeps the links that it was published with. This is about {address.base} now.")
        found = explain(document, phrase)
        if not found:
            raise CommandError(f"“{phrase}” does not stand in the text of {address.base}.")
        for explanation in found:
            self._tell(explanation)

    def _tell(self, explanation: Explanation) -> None:
        self.stdout.write(explanation.passage)
        self.stdout.write(f"  {explanation.status}: {explanation.reason}")
        if explanation.target:
            self.stdout.write(f"  entry: {explanation.target}")
        if explanation.evidence:
            self.stdout.write(f"  evidence: {explanation.evidence}")
        if explanation.confidence:
            self.stdout.write(f"  confidence: {explanation.confidence:.2f}")
