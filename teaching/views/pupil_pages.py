"""Pages as pupils get them: with the site's name, and without what it costs to say what is on the site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.site import bare_site_context


def pupil_page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, {"site": bare_site_context(), **context}, status=status)
