"""Who a pupil is: the cookie."""

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory

from teaching.pupil_sessions import COOKIE, KEPT, MOST_CLASSES, SALT, current_pupil, sign_in, sign_out
from tests.factories.teaching import make_classroom, make_pupil

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil():
    return make_pupil(make_classroom())


def asking(cookie: str = ""):
    request = RequestFactory().get("/learn/")
    if cookie:
        request.COOKIES[COOKIE] = cookie
    return request


def signed_in(*pupils, cookie: str = "") -> str:
    """The cookie after these have signed in one after the other in one browser."""
    for pupil in pupils:
        response = HttpResponse()
        sign_in(asking(cookie), response, pupil)
        cookie = response.cookies[COOKIE].value
    return cookie


def test_who_signed_in_is_the_pupil_of_that_class(pupil):
    assert current_pupil(asking(signed_in(pupil)), pupil.classroom) == pupil


def test_browser_without_a_cookie_is_nobody(pupil):
    assert current_pupil(asking(), pupil.classroom) is None


def test_pupil_of_one_class_is_nobody_in_another(pupil):
    assert current_pupil(asking(signed_in(pupil)), make_classroom()) is None


def test_cookie_that_names_another_classs_pupil_is_nobody(pupil):
    other = make_classroom()
    forged = signing.dumps({str(other.pk): [pupil.pk, pupil.stamp]}, salt=SALT)
    assert current_pupil(asking(forged), other) is None


@pytest.mark.parametrize(
    "change", [lambda it: it[:-1] + ("a" if it[-1] != "a" else "b"), lambda it: "x", lambda it: ":" + it]
)
def test_forged_cookie_is_nobody(change, pupil):
    assert current_pupil(asking(change(signed_in(pupil))), pupil.classroom) is None


@pytest.mark.parametrize("entries", [[], "text", 7, None])
def test_signed_cookie_of_another_shape_is_nobody(entries, pupil):
    assert current_pupil(asking(signing.dumps(entries, salt=SALT)), pupil.classroom) is None


def test_cookie_signed_for_another_purpose_is_nobody(pupil):
    value = signing.dumps({str(pupil.classroom_id): [pupil.pk, pupil.stamp]}, salt="something else")
    assert current_pupil(asking(value), pupil.classroom) is None


def test_cookie_that_is_too_old_is_nobody(pupil, monkeypatch):
    value = signed_in(pupil)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + KEPT + 1)
    assert current_pupil(asking(value), pupil.classroom) is None


def test_new_pin_ends_the_session(pupil):
    value = signed_in(pupil)
    pupil.set_pin("1357")
    pupil.save()
    assert current_pupil(asking(value), pupil.classroom) is None


def test_new_nickname_keeps_the_session(pupil):
    value = signed_in(pupil)
    pupil.nickname = "Falcon"
    pupil.save()
    assert current_pupil(asking(value), pupil.classroom) == pupil


def test_erased_pupil_is_nobody(pupil):
    value, classroom = signed_in(pupil), pupil.classroom
    pupil.delete()
    assert current_pupil(asking(value), classroom) is None


def test_one_browser_can_be_in_several_classes(pupil):
    other = make_pupil(make_classroom())
    value = signed_in(pupil, other)
    assert [current_pupil(asking(value), each.classroom) for each in (pupil, other)] == [pupil, other]


def test_second_pupil_of_a_class_takes_the_place_of_the_first(pupil):
    second = make_pupil(pupil.classroom, "Second")
    assert current_pupil(asking(signed_in(pupil, second)), pupil.classroom) == second


def test_browser_forgets_the_class_it_was_in_longest_ago(pupil):
    others = [make_pupil(make_classroom()) for _ in range(MOST_CLASSES)]
    value = signed_in(pupil, *others)
    assert current_pupil(asking(value), pupil.classroom) is None
    assert len(signing.loads(value, salt=SALT)) == MOST_CLASSES
    assert len(value) < 4000  # what browsers keep


def test_signing_out_of_one_class_leaves_the_others(pupil):
    other = make_pupil(make_classroom())
    response = HttpResponse()
    sign_out(asking(signed_in(pupil, other)), response, pupil.classroom)
    value = response.cookies[COOKIE].value
    assert [current_pupil(asking(value), each.classroom) for each in (pupil, other)] == [None, other]


def test_signing_out_of_the_last_class_removes_the_cookie(pupil):
    response = HttpResponse()
    sign_out(asking(signed_in(pupil)), response, pupil.classroom)
    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["max-age"]) == ("", 0)


def test_cookie_is_sent_to_pupils_pages_only_and_hidden_from_scripts(pupil, settings):
    settings.SESSION_COOKIE_SECURE = True
    response = HttpResponse()
    sign_in(asking(), response, pupil)
    cookie = response.cookies[COOKIE]
    told = (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["max-age"])
    assert told == ("/learn/", True, "Lax", True, KEPT)
    assert pupil.nickname not in cookie.value
