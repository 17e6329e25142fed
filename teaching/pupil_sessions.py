"""Who a pupil is: a signed cookie of its own, apart from the logins of users. One browser can be in several classes."""

from __future__ import annotations

import json

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from teaching.models import Classroom, Pupil

COOKIE = "pupil"
SALT = "teaching.pupil_sessions"
KEPT = 180 * 24 * 3600  # seconds: a school half-year
MOST_CLASSES = 20


def _entries(request: HttpRequest) -> dict[str, list]:
    """``{"<class>": [pupil, stamp]}``; nothing where the cookie is missing, forged or too old."""
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return held if isinstance(held, dict) else {}


def current_pupil(request: HttpRequest, classroom: Classroom) -> Pupil | None:
    """The pupil of this class that this browser is signed in as."""
    entry = _entries(request).get(str(classroom.pk))
    if entry is None:
        return None
    pupil = Pupil.objects.filter(pk=entry[0], classroom=classroom).first()
    return pupil if pupil is not None and pupil.stamp == entry[1] else None


def sign_in(request: HttpRequest, response: HttpResponse, pupil: Pupil) -> None:
    entries = _entries(request)
    entries.pop(str(pupil.classroom_id), None)
    entries = dict(list(entries.items())[1 - MOST_CLASSES :])
    _write(response, entries | {str(pupil.classroom_id): [pupil.pk, pupil.stamp]})


def sign_out(request: HttpRequest, response: HttpResponse, classroom: Classroom) -> None:
    entries = _entries(request)
    entries.pop(str(classroom.pk), None)
    _write(response, entries)


def _write(response: HttpResponse, entries: dict[str, list]) -> None:
    if not entries:
        response.delete_cookie(COOKIE, path="/learn/", samesite="Lax")
        return
    value = signing.dumps(json.loads(json.dumps(entries)), salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=KEPT,
        path="/learn/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
