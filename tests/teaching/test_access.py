"""What the decorators let in and hand on."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import TeacherRequest
from teaching.access import abilities, class_of, for_assignment, for_class, for_pupils, for_pupils_of, item_of
from teaching.models import JoinCode
from teaching.permissions import CO_TEACHER, IN_ARCHIVE, OWNER, Ability
from tests.factories.accounts import UserFactory
from tests.factories.pages import make_information
from tests.factories.teaching import (
    add_teacher,
    code_of,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_teacher,
    pupil_client,
)

pytestmark = pytest.mark.django_db


def seen(request, *arguments, **named):
    request.seen = (*arguments, *named.values())
    return HttpResponse("seen")


def ask(view, user, method="get", **named):
    request = getattr(RequestFactory(), method)("/teach/1/")
    request.user = user
    request.session = {}
    return request, view(request, **named)


def test_abilities_of_owner_and_co_teacher_differ_in_what_concerns_the_class_as_a_whole():
    of_owners, of_co_teachers = OWNER - CO_TEACHER, CO_TEACHER - OWNER
    assert of_owners == {Ability.INVITE, Ability.HAND_OVER, Ability.ARCHIVE, Ability.DELETE}
    assert of_co_teachers == {Ability.LEAVE}


def test_archived_class_takes_no_assignments_marks_changes_or_invitations():
    assert set(Ability) - IN_ARCHIVE == {Ability.ASSIGN, Ability.MARK, Ability.CHANGE, Ability.INVITE}


@pytest.mark.parametrize("is_archived", [False, True])
def test_abilities_follow_membership_and_archive(is_archived):
    classroom = make_classroom(archived_at=timezone.now() if is_archived else None)
    add_teacher(classroom)
    owner, co = classroom.teachers.all()
    expected = [OWNER & IN_ARCHIVE, CO_TEACHER & IN_ARCHIVE] if is_archived else [OWNER, CO_TEACHER]
    assert [abilities(owner), abilities(co)] == expected


def test_teacher_of_the_class_gets_the_class_and_what_they_may_do():
    classroom = make_classroom()
    teacher = add_teacher(classroom)
    request, _ = ask(for_class(Ability.SEE)(seen), teacher, pk=classroom.pk)
    assert (request.seen, request.abilities) == ((classroom,), CO_TEACHER)


def test_class_page_is_kept_by_no_cache():
    classroom = make_classroom()
    _, response = ask(for_class(Ability.SEE)(seen), add_teacher(classroom), pk=classroom.pk)
    assert "no-store" in response["Cache-Control"]


def test_refusal_says_why():
    classroom = make_classroom()
    teacher = add_teacher(classroom)
    with pytest.raises(PermissionDenied, match="Only the owner"):
        ask(for_class(Ability.DELETE)(seen), teacher, pk=classroom.pk)
    classroom.archived_at = timezone.now()
    classroom.save()
    with pytest.raises(PermissionDenied, match="archived"):
        ask(for_class(Ability.ASSIGN)(seen), teacher, pk=classroom.pk)


def test_teacher_who_lost_the_role_sees_the_class_no_more():
    classroom = make_classroom()
    teacher = add_teacher(classroom)
    teacher.groups.clear()
    _, response = ask(for_class(Ability.SEE)(seen), type(teacher).objects.get(pk=teacher.pk), pk=classroom.pk)
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("waiting", "Your account waits to be approved"),
        ("declined", "Your account was not approved"),
        (None, "Your account has no classes"),
    ],
)
def test_page_of_classes_tells_who_has_none_why(state, says, client):
    user = UserFactory()
    if state:
        decided = None if state == "waiting" else timezone.now()
        TeacherRequest.objects.create(user=user, state=state, decided_at=decided)
    client.force_login(user)
    response = client.get("/teach/")
    assert (response.status_code, says in response.content.decode()) == (403, True)


def test_assignment_of_another_class_is_not_found():
    classroom = make_classroom()
    own, foreign = make_assignment(classroom), make_assignment(make_classroom())
    view, teacher = for_assignment(Ability.SEE)(seen), classroom.teachers.get().teacher
    request, _ = ask(view, teacher, pk=classroom.pk, assignment=own.pk)
    assert request.seen == (own,)
    with pytest.raises(Http404):
        ask(view, teacher, pk=classroom.pk, assignment=foreign.pk)


def pupil_request(pupil, method="get", path="/learn/x/"):
    request = getattr(RequestFactory(), method)(path)
    request.COOKIES = {name: morsel.value for name, morsel in pupil_client(pupil).cookies.items()} if pupil else {}
    return request


@pytest.mark.parametrize("write", [str.upper, str.lower])
def test_pupil_gets_in_by_the_code_in_any_case(write):
    pupil = make_pupil(make_classroom())
    request = pupil_request(pupil)
    for_pupils(seen)(request, code=write(code_of(pupil.classroom)))
    assert (request.seen, request.class_code) == ((pupil,), code_of(pupil.classroom))


def test_pupil_gets_in_by_a_retired_code():
    pupil = make_pupil(make_classroom())
    JoinCode.objects.create(classroom=pupil.classroom, code="RETIRED", retired_at=timezone.now())
    request = pupil_request(pupil)
    for_pupils(seen)(request, code="RETIRED")
    assert request.seen == (pupil,)


def test_stranger_is_asked_to_join_and_led_back():
    classroom = make_classroom()
    response = for_pupils(seen)(pupil_request(None, path="/learn/x/7/"), code=code_of(classroom))
    assert response["Location"] == f"/learn/{code_of(classroom)}/?next=/learn/x/7/"


def test_script_of_a_stranger_is_told_to_sign_in():
    classroom = make_classroom()
    assert for_pupils(seen)(pupil_request(None, "post"), code=code_of(classroom)).status_code == 401


@pytest.mark.parametrize("code", ["a\x00b", "A" * 5000, "\ufffd"])
def test_senseless_code_is_not_found(code):
    with pytest.raises(Http404):
        for_pupils(seen)(pupil_request(None), code=code)


def test_pupil_of_another_class_is_a_stranger():
    classroom = make_classroom()
    request = pupil_request(make_pupil(make_classroom()))
    assert for_pupils(seen)(request, code=code_of(classroom)).status_code == 302


def test_code_of_no_class_is_not_found():
    with pytest.raises(Http404):
        class_of("NOSUCH")


def test_pupil_gets_published_assignments_of_the_class_only():
    classroom = make_classroom()
    pupil, code = make_pupil(classroom), code_of(classroom)
    published, draft = make_assignment(classroom), make_assignment(classroom, draft=True)
    request = pupil_request(pupil)
    for_pupils_of(seen)(request, code=code, assignment=published.pk)
    assert request.seen == (pupil, published)
    for hidden in (draft, make_assignment(make_classroom())):
        with pytest.raises(Http404):
            for_pupils_of(seen)(pupil_request(pupil), code=code, assignment=hidden.pk)


def test_item_of_another_assignment_is_not_found(site):
    page = make_information("A text")
    one, other = (make_assignment(make_classroom()) for _ in range(2))
    item = make_item(one, page)
    assert item_of(one, item.pk) == item
    with pytest.raises(Http404):
        item_of(other, item.pk)


def test_nobody_teaches_without_an_account():
    _, response = ask(for_class(Ability.SEE)(seen), AnonymousUser(), pk=1)
    assert response["Location"] == "/accounts/login/?next=/teach/1/"


def test_other_teacher_does_not_find_the_class():
    with pytest.raises(Http404):
        ask(for_class(Ability.SEE)(seen), make_teacher(), pk=make_classroom().pk)
