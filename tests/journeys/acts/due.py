"""Lets the time come at which the scheduled drafts are to be published."""

import django


def main() -> None:
    django.setup()
    from datetime import timedelta

    from django.db.models import F
    from wagtail.models import Revision

    waiting = Revision.objects.exclude(approved_go_live_at=None)
    waiting.update(approved_go_live_at=F("approved_go_live_at") - timedelta(days=1))


if __name__ == "__main__":
    main()
