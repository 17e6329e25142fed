"""What an editor's browser sends: ``python -m benchmarks.editor 12`` prints a session and that many forms as JSON."""

import json
import sys

import django

from benchmarks import site


def form(turn: int, *buttons: tuple[str, str]) -> list[tuple[str, str]]:
    """The fields of the section's form, with another text at every turn."""
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    blocks = json.loads(site.long_body(turn + 5000))
    values = [
        (block["type"], rich_text(block["value"]) if block["type"] == "text" else block["value"]) for block in blocks
    ]
    fields = nested_form_data(
        {
            "title": "Long",
            "slug": "long",
            "key_question": "",
            "learning_aims": "",
            "change_kind": "fact",
            "change_note": f"Turn {turn}.",
            "body": streamfield(values),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "comments-MIN_NUM_FORMS": 0,
            "comments-MAX_NUM_FORMS": "",
        }
    )
    return [(name, str(value)) for name, value in fields.items()] + list(buttons)


def main(times: int) -> None:
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client
    from django.urls import reverse

    from accounts.models import User
    from articles.models import SectionPage

    client = Client()
    client.force_login(User.objects.get(email="bench@localhost"))
    token = _get_new_csrf_string()
    page = SectionPage.objects.get(document__path=site.LONG)
    forms = {
        "path": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "session_cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        "csrf_cookie": f"{settings.CSRF_COOKIE_NAME}={token}",
        "csrf_token": token,
        "drafts": [form(turn) for turn in range(times + 1)],
        "publications": [form(100 + turn, ("action-publish", "action-publish")) for turn in range(times + 1)],
    }
    print(json.dumps(forms))


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
