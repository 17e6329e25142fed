"""How an assignment is handed on: a link, a QR code, another service."""

from dataclasses import dataclass
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from teaching.models import Assignment, JoinCode

GOOGLE_CLASSROOM = "https://classroom.google.com/share"


@dataclass(frozen=True)
class Share:
    """Where pupils find an assignment. ``google``: leads to another site, which is asked only by who follows it."""

    link: str
    qr_code: SafeString
    google: str


def qr_code(link: str) -> SafeString:
    """A QR code as an SVG that grows with its box. It holds no style: the site's policy lets in none."""
    code = segno.make(link, error="m", micro=False)
    return SafeString(code.svg_inline(omitsize=True, border=4, svgclass="qr-code", lineclass=None, light="#fff"))


def share_of(assignment: Assignment) -> Share | None:
    """How to hand on a published assignment; None while its class has no code."""
    code = JoinCode.objects.filter(classroom=assignment.classroom_id, retired_at=None).first()
    if code is None:
        return None
    link = f"{settings.SITE_ADDRESS}{reverse('learn_assignment', args=[code.code, assignment.pk])}"
    return Share(link, qr_code(link), f"{GOOGLE_CLASSROOM}?{urlencode({'url': link, 'title': assignment.title})}")
