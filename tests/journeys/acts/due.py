"""Lets the time come at which the scheduled drafts are to be published."""

import django


def main() -> None:
    django.setup()
    from datetime import timedelta

    from django.utils import timezone
    from wagtail.models import Revision

    past = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past
        revision.save(update_fields=["approved_go_live_at", "content"])


if __name__ == "__main__":
    main()
