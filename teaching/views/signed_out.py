"""What pupils wrote is not lost because they were signed out meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from teaching.codes import tidied
from teaching.views.pupil_pages import pupil_page

SCRIPT = "fetch"  # what this site's scripts send as X-Requested-With


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == SCRIPT


def keeping_texts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show pupils who must sign in again what their form sent, to copy; scripts keep it themselves."""

    @wraps(view)
    def keeping(request: HttpRequest, *arguments, **named) -> HttpResponse:
        response = view(request, *arguments, **named)
        if response.status_code != 401 or is_script(request):
            return response
        texts = [
            value
            for name, values in request.POST.lists()
            if name.startswith(("text-", "quote-", "note", "quote"))
            for value in values
            if value.strip()
        ]
        context = {"code": tidied(named["code"]), "texts": texts}
        return pupil_page(request, "learn/signed_out.html", context, status=401)

    return keeping
