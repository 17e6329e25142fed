"""The roster, and what a teacher does with one pupil’s entry."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teaching.models import Pupil
from tests.factories.pages import make_information
from tests.factories.teaching import (
    PIN,
    code_of,
    make_answer,
    make_assignment,
    make_item,
    make_pupil,
    make_question,
    pupil_client,
    submit,
)
from tests.teaching.class_pages import html_of, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


def test_roster_lists_pupils_at_one_query_count(client, classroom):
    client.get(reverse("teach_roster", args=[classroom.pk]))
    counts = []
    for number in (1, 2, 197):
        for each in range(number):
            Pupil(classroom=classroom, nickname=f"Pupil {number} {each}").save()
        with CaptureQueriesContext(connection) as queries:
            html = html_of(client.get(reverse("teach_roster", args=[classroom.pk])))
        counts.append((len(queries), html.count('<th scope="row">')))
    assert counts == [(counts[0][0], number) for number in (1, 3, 200)]


def test_pupil_is_renamed(client, classroom):
    pupil = make_pupil(classroom)
    post(client, "teach_rename_pupil", classroom, pupil.pk, nickname="  Fal con ")
    pupil.refresh_from_db()
    assert (pupil.nickname, pupil.nickname_key) == ("Fal con", "falcon")


@pytest.mark.parametrize("nickname", ["", "ADA", "\u200b", "x" * 41, "\ufdfa" * 20, "a\0b"])
def test_pupil_is_not_renamed_to_what_cannot_be_a_nickname(nickname, client, classroom):
    pupil, _ = make_pupil(classroom), make_pupil(classroom, "Ada")
    response = post(client, "teach_rename_pupil", classroom, pupil.pk, nickname=nickname)
    pupil.refresh_from_db()
    assert (list(response.context["form"].errors), pupil.nickname) == (["nickname"], "Kestrel")
    assert "<h1" in html_of(response)
    assert "Kestrel</h1>" in html_of(response)


def test_pupil_may_be_renamed_to_another_spelling_of_the_same(client, classroom):
    pupil = make_pupil(classroom)
    post(client, "teach_rename_pupil", classroom, pupil.pk, nickname="KESTREL")
    pupil.refresh_from_db()
    assert pupil.nickname == "KESTREL"


def test_new_pin_is_shown_once_and_ends_the_sessions(client, classroom):
    pupil = make_pupil(classroom)
    browser = pupil_client(pupil)
    page = reverse("learn_data", args=[code_of(classroom)])
    assert browser.get(page).status_code == 200
    html = html_of(post(client, "teach_reset_pin", classroom, pupil.pk))
    pin = re.search(r'new-pin__digits">(\d{6})<', html)[1]
    pupil.refresh_from_db()
    assert (pupil.check_pin(pin), pupil.check_pin(PIN), browser.get(page).status_code) == (True, False, 302)
    assert pin not in html_of(client.get(reverse("teach_roster_pupil", args=[classroom.pk, pupil.pk])))
    assert pin not in json.dumps(dict(client.session), default=str) + str(client.cookies)


@pytest.mark.parametrize(("data", "erased"), [({}, False), ({"confirmed": "yes"}, True)])
def test_pupil_is_erased_only_when_confirmed(data, erased, client, classroom):
    pupil, other = make_pupil(classroom), make_pupil(classroom, "Other")
    post(client, "teach_remove_pupil", classroom, pupil.pk, **data)
    assert set(Pupil.objects.all()) == ({other} if erased else {pupil, other})


def test_page_that_asks_says_what_goes(client, classroom, site):
    pupil = make_pupil(classroom)
    assignment = make_assignment(classroom)
    question = make_question(make_item(assignment, make_information("A text")))
    make_answer(pupil, question)
    submit(pupil, assignment)
    html = html_of(client.get(reverse("teach_remove_pupil", args=[classroom.pk, pupil.pk])))
    assert ("1 answer with" in html, "1 assignment handed in" in html, "0 texts opened" in html) == (True, True, True)


def test_pupil_erased_meanwhile_is_not_found(client, classroom):
    pupil = make_pupil(classroom)
    path = reverse("teach_remove_pupil", args=[classroom.pk, pupil.pk])
    answers = [client.post(path, {"confirmed": "yes"}).status_code for _ in range(2)]
    assert answers == [302, 404]
