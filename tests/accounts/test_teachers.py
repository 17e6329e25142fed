"""Teachers sign up, and chief editors decide."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import TeacherRequest, TeacherSignup, User
from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from accounts.teachers import approve, decline, forget_unconfirmed
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
TEACHERS = "/admin/teachers/"


def sign_up(client, email="new@example.org", **data):
    fields = {"email": email, "password1": PASSWORD, "password2": PASSWORD, "display_name": "Ada Byron"}
    return client.post(reverse("account_signup"), fields | data)


def confirm(client):
    address = re.search(r"https?://\S+confirm-email/\S+", mail.outbox[-1].body)[0]
    return client.post("/" + address.split("/", 3)[3])


def needs_approval(is_open: bool = True) -> None:
    TeacherSignup.objects.create(pk=1, is_open=is_open, needs_approval=True)


def ask(**fields) -> TeacherRequest:
    return TeacherRequest.objects.create(user=UserFactory(**fields))


def roles_of(user: User) -> list[str]:
    return list(user.groups.values_list("name", flat=True))


def states() -> list[str]:
    return list(TeacherRequest.objects.values_list("state", flat=True))


def test_sign_up_grants_nothing_before_the_address_is_confirmed(client):
    sign_up(client)
    user = User.objects.get()
    assert (user.email, user.display_name, roles_of(user), states()) == (
        "new@example.org",
        "Ada Byron",
        [],
        ["waiting"],
    )


def test_confirming_the_address_makes_a_teacher(client):
    sign_up(client)
    confirm(client)
    assert (roles_of(User.objects.get()), states()) == (["Teacher"], ["approved"])


def test_confirming_the_address_makes_one_who_waits_where_approval_is_needed(client):
    needs_approval()
    sign_up(client)
    confirm(client)
    assert (roles_of(User.objects.get()), states()) == ([], ["waiting"])
    assert [each.user.email for each in TeacherRequest.objects.to_decide()] == ["new@example.org"]


def test_confirming_another_address_later_grants_nothing_to_who_was_declined(client):
    asked = ask()
    decline(request=asked, by=UserFactory(role=CHIEF_EDITOR))
    client.force_login(asked.user)
    second = EmailAddress.objects.create(user=asked.user, email="second@example.org")
    client.post(reverse("account_confirm_email", args=[EmailConfirmationHMAC(second).key]))
    assert (EmailAddress.objects.get(email="second@example.org").verified, roles_of(asked.user)) == (True, [])


def test_sign_up_with_an_address_that_has_an_account_answers_the_same_and_tells_its_owner(client):
    UserFactory(email="ada@example.org")
    answers = [sign_up(client, email) for email in ("ada@example.org", "new@example.org")]
    assert [answer.headers["Location"] for answer in answers] == [reverse("account_email_verification_sent")] * 2
    assert "There is an account with this e-mail address already" in mail.outbox[0].body
    assert User.objects.filter(email="ada@example.org").count() == 1


@pytest.mark.parametrize("data", [{"display_name": ""}, {"email": "no address"}, {"display_name": "a\0b"}])
def test_sign_up_with_a_fault_keeps_what_was_typed(data, client):
    response = sign_up(client, **data)
    assert (response.status_code, User.objects.count()) == (200, 0)


def test_sign_up_that_is_closed_says_who_makes_accounts(client):
    TeacherSignup.objects.create(pk=1, is_open=False)
    assert "Accounts are made by the editors" in sign_up(client).content.decode()
    assert User.objects.count() == 0


@pytest.mark.parametrize(("is_open", "offers"), [(True, True), (False, False)])
def test_login_page_leads_to_sign_up_only_where_it_is_open(is_open, offers, client):
    TeacherSignup.objects.create(pk=1, is_open=is_open)
    assert (reverse("account_signup") in client.get(reverse("account_login")).content.decode()) == offers


@pytest.mark.parametrize(("role", "target"), [(TEACHER, "/teach/"), (EDITOR, "/admin/"), (None, "/")])
def test_login_leads_to_the_place_of_the_role(role, target, client):
    data = {"login": UserFactory(role=role).email, "password": PASSWORD}
    assert client.post(reverse("account_login"), data).headers["Location"] == target


def test_login_of_who_waits_leads_where_that_is_told(client):
    data = {"login": ask().user.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), data).headers["Location"] == "/teach/"


@pytest.mark.parametrize(("role", "status"), [(None, 302), (TEACHER, 403), (WRITER, 302), (EDITOR, 302)])
def test_page_of_teachers_is_refused_to_all_but_chief_editors(role, status, sign_in):
    asked = ask()
    client = sign_in(role)
    answers = [client.get(TEACHERS), client.post(f"{TEACHERS}{asked.pk}/", {"decision": "approve"})]
    assert ([answer.status_code for answer in answers], states()) == ([status] * 2, ["waiting"])


def test_chief_editor_sees_who_waits_at_one_query_count(sign_in):
    client = sign_in(CHIEF_EDITOR)
    counts = []
    for number in (1, 2):
        for _ in range(number):
            ask()
        client.get(TEACHERS)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(TEACHERS).content.decode()
        counts.append(len(queries))
        assert html.count('value="approve"') == TeacherRequest.objects.count()
    assert counts[0] == counts[1]


def test_who_has_not_confirmed_the_address_or_is_closed_is_not_shown_to_wait():
    ask(verified=False)
    ask(is_active=False)
    assert list(TeacherRequest.objects.to_decide()) == []


def test_approving_grants_the_role_and_tells_so(sign_in):
    asked = ask(email="ada@example.org")
    client = sign_in(CHIEF_EDITOR)
    client.post(f"{TEACHERS}{asked.pk}/", {"decision": "approve"})
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, roles_of(asked.user)) == ("approved", client.user, ["Teacher"])
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["ada@example.org"], "[Crossing the Yalu] You can begin to teach")
    ]
    assert "http://localhost:8000/teach/" in mail.outbox[0].body


def test_declining_leaves_the_account_without_the_role_and_tells_so(sign_in):
    asked = ask(email="ada@example.org")
    sign_in(CHIEF_EDITOR).post(f"{TEACHERS}{asked.pk}/", {"decision": "decline"})
    asked.refresh_from_db()
    assert (asked.state, roles_of(asked.user), asked.user.is_active) == ("declined", [], True)
    assert [each.subject for each in mail.outbox] == ["[Crossing the Yalu] Your wish to teach with the site"]


def test_who_was_declined_can_be_approved_after_all(sign_in):
    asked = ask()
    client = sign_in(CHIEF_EDITOR)
    for decision in ("decline", "approve"):
        client.post(f"{TEACHERS}{asked.pk}/", {"decision": decision})
    assert (states(), roles_of(asked.user)) == (["approved"], ["Teacher"])


def test_second_of_two_decisions_changes_nothing_and_sends_no_mail(sign_in):
    asked = ask()
    client = sign_in(CHIEF_EDITOR)
    for decision in ("approve", "decline", "approve"):
        client.post(f"{TEACHERS}{asked.pk}/", {"decision": decision})
    assert (states(), roles_of(asked.user), len(mail.outbox)) == (["approved"], ["Teacher"], 1)


def test_decision_holds_when_the_mail_cannot_be_sent(sign_in, monkeypatch):
    def fail(**told):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("accounts.admin_teachers.tell", fail)
    asked = ask()
    response = sign_in(CHIEF_EDITOR).post(f"{TEACHERS}{asked.pk}/", {"decision": "approve"}, follow=True)
    assert "could not be sent" in response.content.decode()
    assert roles_of(asked.user) == ["Teacher"]


def test_chief_editor_closes_sign_up(sign_in):
    sign_in(CHIEF_EDITOR).post(TEACHERS, {"needs_approval": "on"})
    current = TeacherSignup.current()
    assert (current.is_open, current.needs_approval) == (False, True)


def test_dashboard_tells_chief_editors_alone_that_somebody_waits(home, sign_in):
    ask()
    told = {}
    for role in (EDITOR, CHIEF_EDITOR):
        told[role.name] = "One teacher waits" in sign_in(role).get("/admin/").content.decode()
    assert told == {"Editor": False, "Chief editor": True}


def test_sign_up_is_described_by_one_row():
    with pytest.raises(IntegrityError), transaction.atomic():
        TeacherSignup.objects.create(pk=2)


@pytest.mark.parametrize("fields", [{"state": "approved"}, {"state": "waiting", "decided_at": timezone.now()}])
def test_request_has_a_time_of_decision_exactly_when_it_is_decided(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        TeacherRequest.objects.create(user=UserFactory(), **fields)


def test_sign_ups_that_nobody_confirmed_are_deleted_after_two_weeks():
    ask(email="old@example.org", verified=False)
    confirmed, recent = ask(), ask(verified=False)
    made_by_an_editor = UserFactory(verified=False)
    long_ago = timezone.now() - timedelta(days=15)
    TeacherRequest.objects.exclude(pk=recent.pk).update(asked_at=long_ago)
    assert forget_unconfirmed() == 1
    assert set(User.objects.all()) == {confirmed.user, recent.user, made_by_an_editor}


def test_approving_twice_changes_something_once():
    asked = ask()
    assert [approve(request=asked), approve(request=asked)] == [True, False]
