"""Who teaches a class with whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.models import User
from teaching.access import for_class
from teaching.actions import teachers
from teaching.attempts import INVITATIONS, is_exceeded, record
from teaching.class_forms import InviteForm
from teaching.models import Classroom
from teaching.permissions import Ability
from teaching.views.classes_settings import show_settings


@require_POST
@for_class(Ability.INVITE)
def invite(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """Invite by e-mail address. What is answered does not depend on whether the address has an account."""
    form = InviteForm(request.POST, auto_id="invite_%s")
    if form.is_valid():
        fault = _fault(request, classroom, form.cleaned_data["email"])
        if fault is None:
            _send(request, classroom, form.cleaned_data["email"])
            return redirect("teach_settings", classroom.pk)
        form.add_error("email", fault)
    return show_settings(request, classroom, invite_form=form)


def _fault(request: HttpRequest, classroom: Classroom, email: str) -> str | None:
    if classroom.teachers.filter(teacher__email=email).exists():
        return "Somebody with this address teaches the class already."
    if classroom.invitations.filter(email=email).exists():
        return "This address is invited already. Take the invitation back to send another."
    if is_exceeded(INVITATIONS, str(request.user.pk)):
        return f"At most {INVITATIONS.most} invitations can be sent in a day. Try again tomorrow."
    return None


def _send(request: HttpRequest, classroom: Classroom, email: str) -> None:
    invitation = teachers.invite_teacher(classroom=classroom, email=email, by=request.user)
    if invitation is None:  # two tabs at once: the other one has sent it
        return
    record(INVITATIONS, str(request.user.pk))
    try:
        teachers.mail_invitation(http_request=request, invitation=invitation)
    except OSError as error:
        messages.error(
            request,
            f"The invitation is made, but the mail could not be sent ({error}). Tell your colleague to sign in.",
        )
    else:
        messages.success(request, "The invitation is sent.")


def _number(request: HttpRequest, name: str) -> int:
    """A key of a row from a form; 0, which no row has, for anything else."""
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


@require_POST
@for_class(Ability.INVITE)
def take_back(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    classroom.invitations.filter(pk=_number(request, "invitation")).delete()
    messages.success(request, "The invitation is taken back.")
    return redirect("teach_settings", classroom.pk)


@require_POST
@for_class(Ability.INVITE)
def remove(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    teacher = _colleague(request, classroom)
    teachers.remove_teacher(classroom=classroom, teacher=teacher)
    messages.success(request, "Your colleague does not teach this class any more.")
    return redirect("teach_settings", classroom.pk)


@require_POST
@for_class(Ability.HAND_OVER)
def hand_over(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    if teachers.hand_over(classroom=classroom, to=_colleague(request, classroom)):
        messages.success(request, "The class is handed over. You teach it with its new owner, until you leave it.")
    return redirect("teach_settings", classroom.pk)


def _colleague(request: HttpRequest, classroom: Classroom) -> User:
    return get_object_or_404(User, pk=_number(request, "teacher"), classes__classroom=classroom)


@require_POST
@for_class(Ability.LEAVE)
def leave(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    teachers.remove_teacher(classroom=classroom, teacher=request.user)
    messages.success(request, "You have left the class.")
    return redirect("teach")
