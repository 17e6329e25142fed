"""Who teaches a class with whom."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from teaching.actions.teachers import forget_old_invitations
from teaching.models import Classroom, FailedAttempt, Invitation
from tests.factories.teaching import (
    add_teacher,
    make_classroom,
    make_teacher,
)
from tests.teaching.class_pages import html_of, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


@pytest.mark.parametrize("has_account", [True, False])
def test_invitation_is_answered_and_mailed_alike_whether_or_not_there_is_an_account(has_account, client, classroom):
    if has_account:
        make_teacher(email="ada@example.org")
    response = post(client, "teach_invite", classroom, email="ADA@Example.org")
    html = html_of(client.get(response["Location"]))
    assert (Invitation.objects.get().email, "The invitation is sent." in html) == ("ada@example.org", True)
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["ada@example.org"], "[Crossing the Yalu] Will you teach History 11b with Ms Okafor?")
    ]
    assert "http://localhost:8000/teach/" in mail.outbox[0].body


@pytest.mark.parametrize(
    "email", ["", "nobody", "ada@example.org, ida@example.org", "owner@example.org", "a\0@example.org"]
)
def test_invitation_with_a_fault_is_not_sent_and_keeps_what_was_typed(email, client, classroom):
    response = post(client, "teach_invite", classroom, email=email)
    assert (list(response.context["invite_form"].errors), len(mail.outbox)) == (["email"], 0)


def test_address_that_is_invited_already_is_not_mailed_again(client, classroom):
    for _ in range(2):
        post(client, "teach_invite", classroom, email="ada@example.org")
    assert (Invitation.objects.count(), len(mail.outbox)) == (1, 1)


def test_invitations_of_one_teacher_are_limited(client, classroom):
    for number in range(31):
        post(client, "teach_invite", classroom, email=f"colleague{number}@example.org")
    assert (Invitation.objects.count(), len(mail.outbox), FailedAttempt.objects.count()) == (30, 30, 30)


def test_invitation_is_kept_when_the_mail_cannot_be_sent(client, classroom, monkeypatch):
    def fail(**told):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("teaching.actions.teachers.mail_invitation", fail)
    response = post(client, "teach_invite", classroom, email="ada@example.org")
    assert "could not be sent" in html_of(client.get(response["Location"]))
    assert Invitation.objects.count() == 1


def test_invitation_is_taken_back(client, classroom):
    own = Invitation.objects.create(classroom=classroom, email="ada@example.org")
    foreign = Invitation.objects.create(classroom=make_classroom(), email="ada@example.org")
    for invitation in (own, foreign):
        post(client, "teach_take_back", classroom, invitation=invitation.pk)
    assert list(Invitation.objects.all()) == [foreign]


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "٣"])
def test_form_with_no_real_key_changes_nothing(number, client, classroom):
    Invitation.objects.create(classroom=classroom, email="ada@example.org")
    post(client, "teach_take_back", classroom, invitation=number)
    assert post(client, "teach_hand_over", classroom, teacher=number).status_code == 404
    assert Invitation.objects.count() == 1


def test_accepted_invitation_makes_a_co_teacher(client, teacher):
    invitation = Invitation.objects.create(classroom=make_classroom(), email=teacher.email)
    response = client.post(reverse("teach_invitation", args=[invitation.pk]), {"answer": "accept"})
    member = invitation.classroom.teachers.get(teacher=teacher)
    assert (member.is_owner, Invitation.objects.count()) == (False, 0)
    assert response["Location"] == reverse("teach_class", args=[invitation.classroom_id])


def test_declined_invitation_is_gone(client, teacher):
    invitation = Invitation.objects.create(classroom=make_classroom(), email=teacher.email)
    client.post(reverse("teach_invitation", args=[invitation.pk]), {"answer": "decline"})
    assert (Invitation.objects.count(), Classroom.objects.taught_by(teacher).count()) == (0, 0)


def test_invitation_to_ones_own_class_keeps_the_owner(client, teacher, classroom):
    invitation = Invitation.objects.create(classroom=classroom, email=teacher.email)
    client.post(reverse("teach_invitation", args=[invitation.pk]), {"answer": "accept"})
    assert [each.is_owner for each in classroom.teachers.all()] == [True]


def test_invitation_that_was_taken_back_meanwhile_says_so(client):
    response = client.post(reverse("teach_invitation", args=[999]), {"answer": "accept"}, follow=True)
    assert "taken back or is answered already" in html_of(response)


def test_invitation_that_nobody_answers_is_forgotten():
    old = Invitation.objects.create(classroom=make_classroom(), email="ada@example.org")
    Invitation.objects.create(classroom=make_classroom(), email="ada@example.org")
    Invitation.objects.filter(pk=old.pk).update(invited_at=timezone.now() - timedelta(days=91))
    forget_old_invitations()
    assert (Invitation.objects.count(), Invitation.objects.filter(pk=old.pk).exists()) == (1, False)


def test_co_teacher_is_removed(client, classroom):
    co = add_teacher(classroom)
    post(client, "teach_remove_teacher", classroom, teacher=co.pk)
    assert classroom.teachers.filter(teacher=co).exists() is False


def test_owner_is_not_removed(client, teacher, classroom):
    post(client, "teach_remove_teacher", classroom, teacher=teacher.pk)
    assert classroom.teachers.filter(teacher=teacher, is_owner=True).exists()


def test_class_is_handed_over_and_can_then_be_left(client, teacher, classroom):
    co = add_teacher(classroom)
    post(client, "teach_hand_over", classroom, teacher=co.pk)
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(co, True), (teacher, False)]
    post(client, "teach_leave", classroom)
    assert [each.teacher for each in classroom.teachers.all()] == [co]


def test_class_is_not_handed_to_somebody_who_does_not_teach_it(client, teacher, classroom):
    assert post(client, "teach_hand_over", classroom, teacher=make_teacher().pk).status_code == 404
    assert post(client, "teach_hand_over", classroom, teacher=teacher.pk).status_code == 302
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(teacher, True)]


def test_deleted_account_passes_its_class_to_who_has_taught_it_longest(teacher, classroom):
    latest, longest = add_teacher(classroom), add_teacher(classroom)
    classroom.teachers.filter(teacher=longest).update(since=timezone.now() - timedelta(days=30))
    User.objects.filter(pk=teacher.pk).delete()
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(longest, True), (latest, False)]


def test_deleted_account_of_a_co_teacher_leaves_the_owner(teacher, classroom):
    add_teacher(classroom).delete()
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(teacher, True)]
