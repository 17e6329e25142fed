"""Who may do what with classes: a line of ROUTES is an address, a column somebody who asks for it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import TeacherRequest, User
from accounts.roles import CHIEF_EDITOR, EDITOR
from teaching.models import Classroom, Invitation, Pupil
from tests.factories.accounts import UserFactory
from tests.factories.teaching import (
    add_teacher,
    make_classroom,
    make_pupil,
    make_teacher,
    pupil_client,
)

pytestmark = pytest.mark.django_db

LOGIN = "login"  # led to the login page
# Of a class: what owner, co-teacher and, in an archived class, owner and co-teacher are answered.
ROUTES = [
    # name, method, data, owner, co-teacher, archived: owner, archived: co-teacher
    ("teach_settings", "get", {}, 200, 200, 200, 200),
    ("teach_settings", "post", {}, 200, 200, 403, 403),
    ("teach_archive", "post", {}, 302, 403, 302, 403),
    ("teach_delete", "post", {}, 200, 403, 200, 403),
    ("teach_invite", "post", {}, 200, 403, 403, 403),
    ("teach_take_back", "post", {}, 302, 403, 403, 403),
    ("teach_remove_teacher", "post", {"teacher": "co"}, 302, 403, 403, 403),
    ("teach_hand_over", "post", {"teacher": "co"}, 302, 403, 302, 403),
    ("teach_leave", "post", {}, 403, 302, 403, 302),
    ("teach_code", "get", {}, 200, 200, 200, 200),
    ("teach_renew_code", "post", {}, 302, 302, 403, 403),
    ("teach_joining", "post", {}, 302, 302, 403, 403),
    ("teach_roster", "get", {}, 200, 200, 200, 200),
    ("teach_roster_pupil", "get", {}, 200, 200, 200, 200),
    ("teach_pupil_json", "get", {}, 200, 200, 200, 200),
    ("teach_rename_pupil", "post", {}, 200, 200, 200, 200),
    ("teach_reset_pin", "post", {}, 200, 200, 200, 200),
    ("teach_remove_pupil", "get", {}, 200, 200, 200, 200),
    ("teach_remove_pupil", "post", {}, 200, 200, 200, 200),
]
OF_PUPILS = {name for name, *_ in ROUTES if "pupil" in name or name == "teach_reset_pin"}
POST_ONLY = sorted(
    {name for name, method, *_ in ROUTES if method == "post"} - {name for name, method, *_ in ROUTES if method == "get"}
)
READ_ONLY = sorted({name for name, *_ in ROUTES} - {name for name, method, *_ in ROUTES if method == "post"})


@pytest.fixture
def classroom():
    found = make_classroom(make_teacher(email="owner@example.org"))
    add_teacher(found, make_teacher(email="co@example.org"))
    make_pupil(found)
    return found


def signed_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def address(name: str, classroom: Classroom, pupil: int | None = None) -> str:
    more = [pupil or classroom.pupils.get().pk] if name in OF_PUPILS else []
    return reverse(name, args=[classroom.pk, *more])


def answer_to(client: Client, name: str, method: str, data: dict, classroom: Classroom):
    keys = {"co": User.objects.filter(email="co@example.org").values_list("pk", flat=True).first()}
    sent = {field: keys.get(value, value) for field, value in data.items()}
    response = getattr(client, method)(address(name, classroom), sent)
    return LOGIN if response.status_code == 302 and "/accounts/login/" in response["Location"] else response.status_code


@pytest.mark.parametrize(("name", "method", "data", "owner", "co", "archived_owner", "archived_co"), ROUTES)
def test_teacher_of_the_class_may(name, method, data, owner, co, archived_owner, archived_co, classroom):
    archived = make_classroom(User.objects.get(email="owner@example.org"), archived_at=timezone.now())
    add_teacher(archived, User.objects.get(email="co@example.org"))
    make_pupil(archived)
    answers = [
        answer_to(signed_in(User.objects.get(email=f"{who}@example.org")), name, method, data, each)
        for each in (classroom, archived)
        for who in ("co", "owner")  # a co-teacher first: owners take them out
    ]
    assert answers == [co, owner, archived_co, archived_owner]


def others(classroom: Classroom) -> dict[str, tuple[Client, int | str]]:
    """Everybody who does not teach the class, with what they are answered."""
    waiting = UserFactory()
    TeacherRequest.objects.create(user=waiting)
    busy = make_teacher()
    make_classroom(busy, "Their own")
    superuser = User.objects.create_superuser("root@example.org", "x", display_name="Root")
    return {
        "teacher of another class": (signed_in(busy), 404),
        "superuser": (signed_in(superuser), 404),
        "editor": (signed_in(UserFactory(role=EDITOR)), 403),
        "chief editor": (signed_in(UserFactory(role=CHIEF_EDITOR)), 403),
        "teacher who waits": (signed_in(waiting), 403),
        "anonymous": (signed_in(None), LOGIN),
        "pupil of the class": (pupil_client(classroom.pupils.get()), LOGIN),
    }


@pytest.mark.parametrize(("name", "method", "data"), [route[:3] for route in ROUTES])
def test_nobody_else_may(name, method, data, classroom):
    people = others(classroom)
    before = snapshot(classroom)
    found = {who: answer_to(client, name, method, data, classroom) for who, (client, _) in people.items()}
    assert found == {who: answer for who, (_, answer) in people.items()}
    assert snapshot(classroom) == before


def snapshot(classroom: Classroom) -> list:
    return [
        list(Classroom.objects.filter(pk=classroom.pk).values()),
        list(classroom.teachers.values()),
        list(classroom.join_codes.values()),
        list(classroom.pupils.values()),
    ]


@pytest.mark.parametrize("name", POST_ONLY)
def test_what_changes_something_is_asked_for_by_post_alone(name, classroom):
    client = signed_in(User.objects.get(email="owner@example.org"))
    assert client.get(address(name, classroom)).status_code == 405


@pytest.mark.parametrize("name", READ_ONLY)
def test_what_only_shows_something_takes_nothing(name, classroom):
    client = signed_in(User.objects.get(email="owner@example.org"))
    assert client.post(address(name, classroom)).status_code == 405


@pytest.mark.parametrize("name", sorted(OF_PUPILS))
def test_pupil_of_another_class_is_not_found(name, classroom):
    foreign = make_pupil(make_classroom(), "Foreign")
    client = signed_in(User.objects.get(email="owner@example.org"))
    method = client.post if name in POST_ONLY else client.get
    assert method(address(name, classroom, foreign.pk)).status_code == 404
    assert Pupil.objects.filter(pk=foreign.pk, nickname="Foreign").exists()


@pytest.mark.parametrize("key", [0, 10**12, 10**25])
def test_class_that_is_not_there_is_not_found(key):
    client = signed_in(make_teacher())
    assert [client.get(f"/teach/{key}/{page}/").status_code for page in ("settings", "pupils", "code")] == [404] * 3


@pytest.mark.parametrize("name", ["teach", "teach_class_new"])
def test_page_without_a_class_is_for_teachers(name, classroom):
    answers = {who: client.get(reverse(name)).status_code for who, (client, _) in others(classroom).items()}
    assert answers == {
        "teacher of another class": 200,
        "superuser": 200,
        "editor": 403,
        "chief editor": 403,
        "teacher who waits": 403,
        "anonymous": 302,
        "pupil of the class": 302,
    }


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_invitation_is_answered_by_whom_it_was_sent_to_alone(answer, classroom):
    invitation = Invitation.objects.create(classroom=classroom, email="invited@example.org")
    people = others(classroom) | {"unconfirmed": (signed_in(make_teacher(verified=False)), 302)}
    User.objects.filter(pk=people["unconfirmed"][0].session["_auth_user_id"]).update(email="invited@example.org")
    for client, _ in people.values():
        client.post(reverse("teach_invitation", args=[invitation.pk]), {"answer": answer})
    assert (Invitation.objects.count(), classroom.teachers.count()) == (1, 2)


@pytest.mark.parametrize("name", ["learn_data", "learn_data_json"])
def test_own_data_are_for_the_pupil(name, classroom):
    pupil = classroom.pupils.get()
    path = reverse(name, args=[classroom.join_codes.get().code])
    stranger = make_pupil(make_classroom(), "Stranger")
    owner = signed_in(User.objects.get(email="owner@example.org"))
    answers = [
        client.get(path).status_code for client in (pupil_client(pupil), pupil_client(stranger), owner, Client())
    ]
    assert answers == [200, 302, 302, 302]
    assert pupil_client(pupil).post(path).status_code == 405
