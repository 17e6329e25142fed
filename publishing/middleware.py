"""What an editor is told when a publication is refused outside the editing form (workflow, bulk, moving)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from publishing.admin.editing import edit_address
from publishing.faults import PublicationRefused


class PublicationRefusedMiddleware:
    """Turns a refusal in the admin into a message and leads the editor to the page to mend.

    Everything the request wrote is rolled back by then: the admin's unsafe requests are one transaction each.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        # What was drafted may be valid no more by the time it is published: Wagtail says so then.
        outdated = isinstance(exception, ValidationError) and request.method == "POST"
        if not (outdated or isinstance(exception, PublicationRefused | ProtectedError)):
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        # What the view announced before it failed did not happen.
        list(messages.get_messages(request))
        messages.error(request, _words(exception))
        draft = getattr(exception, "draft", None)
        if draft is not None and draft.pk:
            return _lead_to(request, edit_address(draft))
        back = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        return _lead_to(request, back if safe else reverse("wagtailadmin_home"))


def _words(exception: Exception) -> str:
    if isinstance(exception, ProtectedError):
        return exception.args[0]
    return " ".join(exception.messages) if isinstance(exception, ValidationError) else str(exception)


def _lead_to(request: HttpRequest, address: str) -> HttpResponse:
    # The dialogue in which a review is commented reads JSON, and goes where that says.
    is_dialogue = request.headers.get("x-requested-with") == "XMLHttpRequest"
    if is_dialogue and request.resolver_match.url_name == "workflow_action":
        return JsonResponse({"step": "success", "redirect": address})
    return HttpResponseRedirect(address)
