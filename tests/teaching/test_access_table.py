"""Who reaches what: every address of teachers and pupils, by every method, as everybody who could try.

A line of the tables is an address; what it says of others than the class's own holds for all lines.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from publishing.models import Version
from teaching import urls
from teaching.models import Answer, Highlight, Item
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.teaching import (
    add_teacher,
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
    submit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

GET, POST, BOTH = ("get",), ("post",), ("get", "post")
# Open to every teacher: the methods that each address takes.
OF_TEACHERS = {"teach": GET, "teach_class_new": BOTH, "teach_assign": BOTH}
# Of a class: the methods, and whether only its owner may ("owner"), only co-teachers ("co"), or both.
OF_CLASS = {
    "teach_class": (GET, "both"),
    "teach_csv": (GET, "both"),
    "teach_results": (GET, "both"),
    "teach_question": (BOTH, "both"),
    "teach_pupil": (BOTH, "both"),
    "teach_mark": (POST, "both"),
    "teach_settings": (BOTH, "both"),
    "teach_archive": (POST, "owner"),
    "teach_delete": (POST, "owner"),
    "teach_invite": (POST, "owner"),
    "teach_take_back": (POST, "owner"),
    "teach_remove_teacher": (POST, "owner"),
    "teach_hand_over": (POST, "owner"),
    "teach_leave": (POST, "co"),
    "teach_code": (GET, "both"),
    "teach_renew_code": (POST, "both"),
    "teach_joining": (POST, "both"),
    "teach_roster": (GET, "both"),
    "teach_roster_pupil": (GET, "both"),
    "teach_pupil_json": (GET, "both"),
    "teach_rename_pupil": (POST, "both"),
    "teach_reset_pin": (POST, "both"),
    "teach_remove_pupil": (BOTH, "both"),
    "teach_assignments": (GET, "both"),
    "teach_assignment_new": (BOTH, "both"),
    "teach_assignment": (BOTH, "both"),
    "teach_texts": (BOTH, "both"),
    "teach_publish": (POST, "both"),
    "teach_back_to_draft": (POST, "both"),
    "teach_assignment_delete": (BOTH, "both"),
    "teach_duplicate": (POST, "both"),
    "teach_reuse": (BOTH, "both"),
    "teach_item_note": (POST, "both"),
    "teach_item_move": (POST, "both"),
    "teach_item_remove": (BOTH, "both"),
    "teach_update": (BOTH, "both"),
    "teach_question_new": (BOTH, "both"),
    "teach_questions_offered": (BOTH, "both"),
    "teach_question_edit": (BOTH, "both"),
    "teach_question_move": (POST, "both"),
    "teach_question_remove": (POST, "both"),
    "teach_question_ask_again": (POST, "both"),
    "teach_preview": (GET, "both"),
    "teach_preview_item": (GET, "both"),
}
# Of a pupil of the class.
OF_PUPIL = {
    "learn_assignment": GET,
    "learn_hand_in": POST,
    "learn_take_back": POST,
    "learn_item": GET,
    "learn_answers": POST,
    "learn_answer": POST,
    "learn_highlights": POST,
    "learn_highlight": POST,
    "learn_highlight_delete": POST,
    "learn_lookups": POST,
    "learn_data": GET,
    "learn_data_json": GET,
}
# Where anybody knocks; what stands behind each door has tests of its own.
DOORS = {"learn", "learn_class", "learn_join", "learn_sign_in", "learn_leave", "teach_invitation"}


@dataclass(frozen=True)
class World:
    """A class with its people, another class with its own, and the keys of all that is in the two."""

    clients: dict[str, Client]
    own: dict[str, object]
    other: dict[str, object]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def keys_of(classroom, version: Version) -> tuple[dict[str, object], Client]:
    """The keys in the addresses of a class with a pupil who has handed in, and that pupil's browser."""
    pupil = make_pupil(classroom)
    assignment = make_assignment(classroom)
    item = make_item(assignment, version)
    question = make_question(item)
    answer = make_answer(pupil, question)
    highlight = Highlight.objects.create(pupil=pupil, item=item, quote="crossed")
    submit(pupil, assignment)
    rows = {"assignment": assignment, "item": item, "question": question, "pupil": pupil, "answer": answer}
    keys = {name: row.pk for name, row in rows.items()} | {"highlight": highlight.pk}
    return keys | {"pk": classroom.pk, "code": code_of(classroom)}, pupil_client(pupil)


@pytest.fixture
def world() -> World:
    section = make_section(make_article(), "One")
    version = section.document.current_version
    owner, stranger = make_teacher(), make_teacher()
    classroom, elsewhere = make_classroom(owner), make_classroom(stranger, "Elsewhere")
    own, pupil = keys_of(classroom, version)
    other, other_pupil = keys_of(elsewhere, version)
    revise(section, body=body("It is newer."), change_kind="fact", change_note="There is a newer version.")
    colleague = add_teacher(classroom)
    own |= {"teacher": colleague.pk, "version": fresh(section).document.current_version.pk}
    clients = {
        "owner": signed_in(owner),
        "co-teacher": signed_in(colleague),
        "other teacher": signed_in(stranger),
        "superuser": signed_in(User.objects.create_superuser("root@example.org", display_name="Root")),
        "writer": signed_in(UserFactory(role=WRITER)),
        "editor": signed_in(UserFactory(role=EDITOR)),
        "chief editor": signed_in(UserFactory(role=CHIEF_EDITOR)),
        "account without a role": signed_in(UserFactory()),
        "nobody": Client(),
        "pupil": pupil,
        "other pupil": other_pupil,
    }
    return World(clients, own, other)


def parameters(name: str) -> set[str]:
    return next(set(route.pattern.converters) for route in urls.urlpatterns if route.name == name)


def address(name: str, keys: dict[str, object]) -> str:
    return reverse(name, kwargs={key: keys[key] for key in parameters(name)})


def outcome(response: HttpResponse) -> str:
    """What came of a request: let in, whatever was done there; or how it was refused."""
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "login"
    if response.status_code == 302 and "?next=" in response["Location"]:
        return "join"
    return {401: "join", 403: "refused", 404: "not found", 405: "not so"}.get(response.status_code, "let in")


def outcomes(world: World, name: str, method: str, keys: dict[str, object], roles: list[str] | None = None):
    """What comes of it for everybody; nothing that one does is there for the next."""
    found = {}
    for role in roles or list(world.clients):
        try:
            with transaction.atomic():
                sent = {key: world.own[key] for key in ("teacher", "version")} if method == "post" else {}
                found[role] = outcome(getattr(world.clients[role], method)(address(name, keys), sent))
                raise Undone
        except Undone:
            pass
    return found


class Undone(Exception):
    """Takes back what a request did."""


def test_table_names_every_address():
    named = {*OF_TEACHERS, *OF_CLASS, *OF_PUPIL, *DOORS}
    assert {route.name for route in urls.urlpatterns} == named


@pytest.mark.parametrize("name", OF_TEACHERS)
def test_address_of_teachers(name, world):
    lets_in = dict.fromkeys(("owner", "co-teacher", "other teacher", "superuser"), "let in")
    refused = dict.fromkeys(("writer", "editor", "chief editor", "account without a role"), "refused")
    asked = dict.fromkeys(("nobody", "pupil", "other pupil"), "login")
    for method in OF_TEACHERS[name]:
        found = outcomes(world, name, method, world.own)
        # Without a text that can be assigned there is nothing to do there.
        expected = dict.fromkeys(lets_in, "not found") if name == "teach_assign" else lets_in
        assert found == expected | refused | asked, method


@pytest.mark.parametrize("name", OF_CLASS)
def test_address_of_a_class(name, world):
    methods, who = OF_CLASS[name]
    for method in BOTH:
        if method not in methods:
            assert outcomes(world, name, method, world.own, ["owner"])["owner"] in ("not so", "refused")
            continue
        assert outcomes(world, name, method, world.own) == {
            "owner": "refused" if who == "co" else "let in",
            "co-teacher": "refused" if who == "owner" else "let in",
            "other teacher": "not found",
            "superuser": "not found",
            "writer": "refused",
            "editor": "refused",
            "chief editor": "refused",
            "account without a role": "refused",
            "nobody": "login",
            "pupil": "login",
            "other pupil": "login",
        }, method


@pytest.mark.parametrize("name", [name for name in OF_CLASS if parameters(name) - {"pk"}])
def test_what_is_another_class_s_is_not_found_below_one_s_own(name, world):
    for swapped in parameters(name) - {"pk"}:
        keys = world.own | {swapped: world.other[swapped]}
        for method in OF_CLASS[name][0]:
            assert outcomes(world, name, method, keys, ["owner"]) == {"owner": "not found"}, (swapped, method)


@pytest.mark.parametrize("name", OF_PUPIL)
def test_address_of_a_pupil(name, world):
    for method in BOTH:
        if method not in OF_PUPIL[name]:
            assert outcomes(world, name, method, world.own, ["pupil"]) == {"pupil": "not so"}
            continue
        found = outcomes(world, name, method, world.own)
        assert found == dict.fromkeys(world.clients, "join") | {"pupil": "let in"}, method


@pytest.mark.parametrize("name", OF_PUPIL)
def test_what_is_another_class_s_is_not_found_below_a_pupil_s_own(name, world):
    # To delete what is not there is to have it gone.
    for swapped in parameters(name) - ({"code", "highlight"} if name == "learn_highlight_delete" else {"code"}):
        keys = world.own | {swapped: world.other[swapped]}
        for method in OF_PUPIL[name]:
            assert outcomes(world, name, method, keys, ["pupil"]) == {"pupil": "not found"}, (swapped, method)


def test_pupils_of_one_class_do_not_reach_each_other_s_notes_and_answers(world):
    item = Item.objects.get(pk=world.own["item"])
    fellow = pupil_client(make_pupil(item.assignment.classroom, "Marmot"))
    assert fellow.post(address("learn_highlight", world.own), {"note": "Mine now."}).status_code == 404
    fellow.post(address("learn_highlight_delete", world.own))
    assert list(Highlight.objects.filter(pk=world.own["highlight"]).values_list("note", flat=True)) == [""]
    words = Answer.objects.get(pk=world.own["answer"]).text
    for name in ("learn_assignment", "learn_item"):
        assert words not in fellow.get(address(name, world.own)).content.decode()
    assert words in world.clients["pupil"].get(address("learn_item", world.own)).content.decode()
