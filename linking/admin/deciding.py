"""The one address that all buttons of the desk send to."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from linking.admin.asking import Verb, read
from linking.admin.carrying_out import carry_out
from linking.admin.permissions import may_decide

LAST = "links.last"  # in the session: what the editor did last, to be undone with one key
MOST_REFUSALS = 10  # that are told one by one


@require_POST
@may_decide
def decide(request: HttpRequest) -> HttpResponse:
    """Decide, say what came of it, and go back to where the button was."""
    try:
        asked = read(request.POST.get("act", ""), request.POST.getlist("chosen"))
    except ValueError as fault:
        messages.error(request, str(fault))
        return _back(request)
    outcome = carry_out(asked=asked, by=request.user)
    for refusal in outcome.refusals[:MOST_REFUSALS]:
        messages.error(request, refusal)
    if len(outcome.refusals) > MOST_REFUSALS:
        messages.error(request, f"And {len(outcome.refusals) - MOST_REFUSALS} more were not changed.")
    if outcome.decisions:
        done = "" if asked.verb is Verb.UNDO else "|".join(str(decision.pk) for decision in outcome.decisions)
        request.session[LAST] = {"said": outcome.said, "undo": done and f"{Verb.UNDO.value}|{done}"}
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """To the list with its filters, nowhere else."""
    address = request.POST.get("next", "")
    desk = reverse("links:desk")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(address if is_ours and address.startswith(desk) else desk)
