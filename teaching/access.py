"""Lets into views those who may, and finds for them what the view is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from accounts.models import TeacherRequest
from teaching.attempts import WRONG_CODE, address_of, is_exceeded, record
from teaching.codes import tidied
from teaching.models import Assignment, Classroom, ClassTeacher, Item, JoinCode
from teaching.permissions import CO_TEACHER, IN_ARCHIVE, OWNER, TEACH, Ability
from teaching.pupil_sessions import current_pupil

View = Callable[..., HttpResponse]


def abilities(membership: ClassTeacher) -> frozenset[Ability]:
    """What a teacher may do in a class now."""
    granted = OWNER if membership.is_owner else CO_TEACHER
    return granted & IN_ARCHIVE if membership.classroom.is_archived else granted


def for_teachers(view: View) -> View:
    """Let in whoever may have classes; others are led to the login, or told on a page of their own what they lack."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *arguments, **named) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm(TEACH):
            asked = TeacherRequest.objects.filter(user=request.user).first()
            return render(request, "teaching/refused.html", {"asked": asked}, status=403)
        return view(request, *arguments, **named)

    return guarded


def for_class(ability: Ability) -> Callable[[View], View]:
    """Let in teachers of the class ``pk`` who have an ability there. The view gets ``request, classroom, …``.

    ``request.abilities`` holds all that they have. A class of others is not found.
    """

    def decorate(view: View) -> View:
        @for_teachers
        @wraps(view)
        def guarded(request: HttpRequest, pk: int, **named) -> HttpResponse:
            found = ClassTeacher.objects.select_related("classroom")
            # By the key of the class, not by the relation: a key too large for the database is then simply not found.
            membership = get_object_or_404(found, classroom__pk=pk, teacher=request.user)
            request.abilities = abilities(membership)
            if ability not in request.abilities:
                archived = membership.classroom.is_archived
                raise PermissionDenied(
                    "This class is archived. Bring it back to change it."
                    if archived
                    else "Only the owner of the class can do that."
                )
            return view(request, membership.classroom, **named)

        return guarded

    return decorate


def for_assignment(ability: Ability) -> Callable[[View], View]:
    """The same for the assignment ``assignment`` of the class ``pk``. The view gets ``request, assignment, …``."""

    def decorate(view: View) -> View:
        @for_class(ability)
        @wraps(view)
        def guarded(request: HttpRequest, classroom: Classroom, assignment: int, **named) -> HttpResponse:
            found = get_object_or_404(Assignment, pk=assignment, classroom=classroom)
            found.classroom = classroom
            return view(request, found, **named)

        return guarded

    return decorate


def class_of(code: str) -> tuple[Classroom, JoinCode]:
    """The class of a code, in use or retired. Raises Http404."""
    row = JoinCode.objects.select_related("classroom").filter(code=tidied(code)).first()
    if row is None:
        raise Http404("No class has this code.")
    return row.classroom, row


def for_pupils(view: View) -> View:
    """Let in pupils of the class ``code``; others are asked to join. The view gets ``request, pupil, …``.

    ``pupil.classroom`` is the class, ``request.class_code`` the code of the address.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str, **named) -> HttpResponse:
        try:
            classroom, row = class_of(code)
        except Http404:
            if is_exceeded(WRONG_CODE, address_of(request)):
                return _wait()
            record(WRONG_CODE, address_of(request))
            raise
        pupil = current_pupil(request, classroom)
        if pupil is None:
            return _ask_to_join(request, row)
        pupil.classroom = classroom
        request.class_code = row.code
        return view(request, pupil, **named)

    return guarded


def _ask_to_join(request: HttpRequest, row: JoinCode) -> HttpResponse:
    """What somebody gets who is not in the class. Right codes are told from wrong ones no faster than at its door."""
    if is_exceeded(WRONG_CODE, address_of(request)):
        return _wait()
    if request.method == "POST":  # a script: it keeps what was written and asks to sign in
        return HttpResponse("Sign in to the class again: what you wrote is kept on this page.", status=401)
    response = redirect("learn_class", code=row.code)
    response["Location"] += f"?next={request.path}"
    return response


def _wait() -> HttpResponse:
    return HttpResponse("Too many wrong codes came from here in the last hour. Try again later.", status=429)


def for_pupils_of(view: View) -> View:
    """The same for the published assignment ``assignment``, which may open later: ``request, pupil, assignment``."""

    @for_pupils
    @wraps(view)
    def guarded(request: HttpRequest, pupil, assignment: int, **named) -> HttpResponse:
        found = get_object_or_404(Assignment.objects.published(), pk=assignment, classroom=pupil.classroom_id)
        found.classroom = pupil.classroom
        return view(request, pupil, found, **named)

    return guarded


def item_of(assignment: Assignment, item: int) -> Item:
    """An item of this assignment with its version. Raises Http404."""
    return get_object_or_404(
        Item.objects.select_related("version__document", "document"), pk=item, assignment=assignment
    )
