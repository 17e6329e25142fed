"""What the timer does, once."""

from django.core.management.base import BaseCommand

from publishing.actions.scheduling import publish_due
from publishing.timer import run_jobs


class Command(BaseCommand):
    help = "Publish and withdraw what is due, and erase what is not kept. Use instead of Wagtail's publish_scheduled."

    def handle(self, *args, **options):
        due = publish_due()
        for done, titles in (("Published", due.published), ("Withdrawn", due.withdrawn), ("Failed", due.failed)):
            for title in titles:
                self.stdout.write(f"{done}: {title}")
        run_jobs()
