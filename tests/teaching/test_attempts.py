"""How often somebody may guess."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from teaching.attempts import KEPT, WRONG_CODE, WRONG_PIN, Limit, forget_old, is_exceeded, pin_limits, record
from teaching.models import FailedAttempt
from tests.factories.teaching import make_classroom, make_pupil

pytestmark = pytest.mark.django_db
THREE = Limit("three", 3, timedelta(minutes=10))


def fail(times: int, subject: str = "someone", limit: Limit = THREE) -> None:
    for _ in range(times):
        record(limit, subject)


@pytest.mark.parametrize(("failures", "exceeded"), [(0, False), (2, False), (3, True), (4, True)])
def test_limit_is_exceeded_after_as_many_failures(failures, exceeded):
    fail(failures)
    assert is_exceeded(THREE, "someone") is exceeded


def test_failures_of_others_and_of_other_kinds_do_not_count():
    fail(3)
    other_kind = Limit("other", 3, THREE.within)
    assert (is_exceeded(THREE, "somebody else"), is_exceeded(other_kind, "someone")) == (False, False)


def test_failures_count_no_longer_than_the_limit_says():
    fail(3)
    FailedAttempt.objects.update(at=timezone.now() - THREE.within)
    assert is_exceeded(THREE, "someone") is False


def test_attempt_tells_neither_the_address_nor_the_pupil():
    record(WRONG_CODE, "192.0.2.7")
    row = FailedAttempt.objects.get()
    assert ("192.0.2.7" in row.key, len(row.key)) == (False, 40)


def test_old_attempts_are_forgotten_and_new_ones_kept():
    fail(2)
    FailedAttempt.objects.filter(pk=FailedAttempt.objects.earliest("pk").pk).update(
        at=timezone.now() - KEPT - timedelta(seconds=1)
    )
    forget_old()
    assert FailedAttempt.objects.count() == 1


def test_wrong_pins_of_one_pupil_do_not_lock_out_others_behind_the_same_address():
    request = RequestFactory().post("/learn/", REMOTE_ADDR="192.0.2.7")
    classroom = make_classroom()
    clumsy, other = make_pupil(classroom, "Clumsy"), make_pupil(classroom, "Other")
    for _ in range(WRONG_PIN.most):
        for limit, subject in pin_limits(clumsy, request):
            record(limit, subject)
    assert [is_exceeded(*each) for each in pin_limits(clumsy, request)] == [True, False]
    assert [is_exceeded(*each) for each in pin_limits(other, request)] == [False, False]


def test_wrong_pins_from_many_addresses_are_counted_together():
    pupil = make_pupil(make_classroom())
    for number in range(40):
        request = RequestFactory().post("/learn/", REMOTE_ADDR=f"192.0.2.{number}")
        for limit, subject in pin_limits(pupil, request):
            record(limit, subject)
    fresh = RequestFactory().post("/learn/", REMOTE_ADDR="198.51.100.1")
    assert [is_exceeded(*each) for each in pin_limits(pupil, fresh)] == [False, True]


def test_new_pin_begins_to_count_anew():
    request = RequestFactory().post("/learn/", REMOTE_ADDR="192.0.2.7")
    pupil = make_pupil(make_classroom())
    for _ in range(WRONG_PIN.most):
        record(*pin_limits(pupil, request)[0])
    pupil.set_pin("9999")
    pupil.save()
    assert is_exceeded(*pin_limits(pupil, request)[0]) is False
