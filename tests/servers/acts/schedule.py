"""Schedules a new title of the first section for so many seconds from now, and prints when that is: ``schedule 2``."""

import sys
from datetime import timedelta

import django


def main(seconds: float) -> None:
    from django.utils import timezone

    from articles.models import SectionPage

    page = SectionPage.objects.get(document__path="/articles/war/first/")
    page.title = "Scheduled"
    page.change_kind, page.change_note = "wording", "At the time that was set."
    page.go_live_at = timezone.now() + timedelta(seconds=seconds)
    page.save_revision(approved_go_live_at=page.go_live_at)
    sys.stdout.write(f"{page.go_live_at:%Y-%m-%d %H:%M:%S}")


if __name__ == "__main__":
    django.setup()
    main(float(sys.argv[1]))
