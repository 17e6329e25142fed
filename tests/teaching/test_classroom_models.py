"""Constraints of classes and pupils, and what is derived from their fields."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from teaching.models import Classroom, ClassTeacher, Invitation, JoinCode, Pupil
from tests.factories.teaching import add_teacher, code_of, make_classroom, make_pupil, make_teacher

pytestmark = pytest.mark.django_db


def refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_class_has_a_name():
    assert refused(lambda: Classroom.objects.create(name="", time_zone="UTC"))


def test_class_keeps_pupils_data_for_400_days_unless_told_otherwise():
    classroom = Classroom.objects.create(name="11b", time_zone="UTC")
    assert classroom.erase_on == timezone.now().date() + timedelta(days=400)


def test_class_has_one_code_in_use_and_any_number_of_retired_ones():
    classroom = make_classroom()
    JoinCode.objects.create(classroom=classroom, code="OLD1", retired_at=timezone.now())
    JoinCode.objects.create(classroom=classroom, code="OLD2", retired_at=timezone.now())
    assert refused(lambda: JoinCode.objects.create(classroom=classroom, code="NEW"))


def test_code_is_never_given_twice():
    other = make_classroom()
    JoinCode.objects.create(classroom=make_classroom(), code="OLD", retired_at=timezone.now())
    assert refused(lambda: JoinCode.objects.create(classroom=other, code="OLD", retired_at=timezone.now()))


def test_class_has_one_owner():
    classroom = make_classroom()
    assert refused(lambda: ClassTeacher.objects.create(classroom=classroom, teacher=make_teacher(), is_owner=True))


def test_teacher_teaches_a_class_once():
    classroom = make_classroom()
    teacher = add_teacher(classroom)
    assert refused(lambda: ClassTeacher.objects.create(classroom=classroom, teacher=teacher))


def test_address_is_invited_to_a_class_once_and_kept_in_small_letters():
    classroom = make_classroom()
    Invitation.objects.create(classroom=classroom, email="ada@example.org")
    assert refused(lambda: Invitation.objects.create(classroom=classroom, email="ada@example.org"))
    assert refused(lambda: Invitation.objects.create(classroom=classroom, email="Ida@example.org"))


@pytest.mark.parametrize("nickname", ["Kestrel", "KESTREL", " kes trel", "Késtrel"])
def test_nickname_is_given_once_in_a_class(nickname):
    classroom = make_classroom()
    make_pupil(classroom, "Kestrel")
    assert refused(lambda: make_pupil(classroom, nickname))


def test_nickname_may_be_given_in_another_class():
    make_pupil(make_classroom(), "Kestrel")
    assert make_pupil(make_classroom(), "Kestrel").nickname == "Kestrel"


@pytest.mark.parametrize("nickname", ["", " ", "\u200b"])
def test_pupil_has_a_nickname_that_is_seen(nickname):
    classroom = make_classroom()
    assert refused(lambda: make_pupil(classroom, nickname))


def test_key_follows_the_nickname_when_only_that_is_saved():
    pupil = make_pupil(make_classroom(), "Kestrel")
    pupil.nickname = "Falcon"
    pupil.save(update_fields=["nickname"])
    pupil.refresh_from_db()
    assert pupil.nickname_key == "falcon"


def test_pin_is_kept_hashed_and_checked():
    pupil = make_pupil(make_classroom(), pin="2580")
    assert ("2580" in pupil.pin, pupil.check_pin("2580"), pupil.check_pin("2581")) == (False, True, False)


def test_pupil_without_a_pin_is_let_in_by_none():
    pupil = Pupil(classroom=make_classroom(), nickname="Kestrel", pin="")
    assert (pupil.check_pin(""), pupil.check_pin("2580")) == (False, False)


def test_stamps_of_two_pupils_with_the_same_pin_differ():
    classroom = make_classroom()
    one, other = make_pupil(classroom, "One"), make_pupil(classroom, "Other")
    other.pin = one.pin
    assert one.stamp != other.stamp


def test_classes_of_a_teacher_are_those_they_teach():
    teacher = make_teacher()
    own, shared, _foreign = make_classroom(teacher), make_classroom(), make_classroom()
    add_teacher(shared, teacher)
    assert set(Classroom.objects.taught_by(teacher)) == {own, shared}


def test_current_classes_are_those_not_archived():
    current = make_classroom()
    make_classroom(archived_at=timezone.now())
    assert list(Classroom.objects.current()) == [current]


def test_due_for_erasure_is_a_class_on_its_day_or_without_teachers():
    today = date(2026, 11, 23)
    on_its_day = make_classroom(erase_on=today)
    make_classroom(erase_on=today + timedelta(days=1))
    left = make_classroom(erase_on=date(2030, 1, 1))
    left.teachers.all().delete()
    assert set(Classroom.objects.due_for_erasure(today)) == {on_its_day, left}


def test_code_in_use_is_the_one_not_retired():
    classroom = make_classroom()
    JoinCode.objects.create(classroom=classroom, code="OLD1", retired_at=timezone.now())
    assert code_of(classroom) != "OLD1"
