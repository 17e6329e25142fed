"""A teacher’s classes, their settings and codes."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from teaching.class_forms import LONGEST_KEPT
from teaching.models import Classroom, Invitation, JoinCode, Pupil
from tests.factories.pages import make_information
from tests.factories.teaching import (
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
)
from tests.teaching.class_pages import html_of, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


def in_days(number: int):
    return timezone.now().date() + timedelta(days=number)


def fields(**changed) -> dict:
    given = {"name": "History 11b", "term": "Autumn", "time_zone": "Asia/Seoul", "erase_on": in_days(400).isoformat()}
    return given | changed


# --- Own classes --------------------------------------------------------------------------------------------------


def test_teacher_without_classes_sees_the_first_steps(client):
    html = html_of(client.get("/teach/"))
    assert (html.count("<li><strong>"), reverse("teach_class_new") in html) == (3, True)


def test_own_classes_are_listed_at_one_query_count(client, teacher):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_pupil(make_classroom(teacher))
            Invitation.objects.create(classroom=make_classroom(), email=teacher.email, invited_by=make_teacher())
        client.get("/teach/")
        with CaptureQueriesContext(connection) as queries:
            html = html_of(client.get("/teach/"))
        counts.append((len(queries), html.count('class="class-entry"'), html.count('value="accept"')))
    assert counts == [(counts[0][0], 1, 1), (counts[0][0], 3, 3)]


def test_classes_of_others_are_not_listed(client):
    make_classroom(name="Secret")
    assert "Secret" not in html_of(client.get("/teach/"))


def test_archived_classes_stand_apart(client, teacher):
    make_classroom(teacher, "Old", archived_at=timezone.now())
    assert "Archived classes (1)" in html_of(client.get("/teach/"))


@pytest.mark.parametrize(
    ("days", "pupils", "warns"), [(30, 1, True), (1, 1, True), (31, 1, False), (30, 0, False), (0, 1, False)]
)
def test_teacher_is_warned_thirty_days_before_pupils_data_are_erased(days, pupils, warns, client, teacher):
    classroom = make_classroom(teacher, erase_on=in_days(days))
    for _ in range(pupils):
        make_pupil(classroom)
    assert ("are erased. <a" in html_of(client.get("/teach/"))) is warns


# --- A new class --------------------------------------------------------------------------------------------------


def test_new_class_has_its_maker_as_owner_and_a_code(client, teacher):
    response = client.post(reverse("teach_class_new"), fields())
    classroom = Classroom.objects.get()
    told = (classroom.name, classroom.term, classroom.time_zone, classroom.erase_on, classroom.accepts_pupils)
    assert told == ("History 11b", "Autumn", "Asia/Seoul", in_days(400), True)
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(teacher, True)]
    assert response["Location"] == reverse("teach_code", args=[classroom.pk])
    assert len(code_of(classroom)) == 8


@pytest.mark.parametrize(
    ("onward", "leads"),
    [
        ("/teach/assign/?document=7", True),
        ("nowhere", False),
        ("teach", False),
        ("//example.org/", False),
        ("/\\example.org/", False),
        ("https://example.org/", False),
        ("/" + "a" * 3000, False),
    ],
)
def test_new_class_leads_on_within_the_site_only(client, onward, leads):
    response = client.post(f"{reverse('teach_class_new')}?{urlencode({'next': onward})}", fields())
    home = reverse("teach_code", args=[Classroom.objects.get().pk])
    assert response["Location"] == (onward if leads else home)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "   "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"term": "x" * 61}, "term"),
        ({"time_zone": ""}, "time_zone"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"erase_on": ""}, "erase_on"),
        ({"erase_on": "soon"}, "erase_on"),
        ({"erase_on": "2020-01-01"}, "erase_on"),
        ({"erase_on": "9999-12-31"}, "erase_on"),
    ],
)
def test_new_class_with_a_fault_is_not_made_and_keeps_what_was_typed(changed, field, client):
    response = client.post(reverse("teach_class_new"), fields(**changed))
    assert (list(response.context["form"].errors), Classroom.objects.count()) == ([field], 0)
    assert 'value="Autumn"' in html_of(response) or field == "term"


@pytest.mark.parametrize(("days", "allowed"), [(0, False), (1, True), (LONGEST_KEPT, True), (LONGEST_KEPT + 1, False)])
def test_pupils_data_are_kept_until_a_day_within_limits(days, allowed, client):
    client.post(reverse("teach_class_new"), fields(erase_on=in_days(days).isoformat()))
    assert Classroom.objects.exists() is allowed


def test_new_class_is_offered_the_time_zone_of_the_last_one(client, teacher):
    assert "data-own-zone" in html_of(client.get(reverse("teach_class_new")))
    make_classroom(teacher, time_zone="Asia/Seoul")
    html = html_of(client.get(reverse("teach_class_new")))
    assert ("data-own-zone" in html, '<option value="Asia/Seoul" selected>' in html) == (False, True)


# --- Settings -----------------------------------------------------------------------------------------------------


def test_settings_are_changed(client, classroom):
    assert post(client, "teach_settings", classroom, **fields(name="History 12")).status_code == 302
    classroom.refresh_from_db()
    assert (classroom.name, classroom.time_zone) == ("History 12", "Asia/Seoul")


def test_settings_with_a_fault_change_nothing_and_keep_what_was_typed(client, classroom):
    response = post(client, "teach_settings", classroom, **fields(name="History 12", erase_on="2020-01-01"))
    classroom.refresh_from_db()
    assert ('value="History 12"' in html_of(response), classroom.name) == (True, "History 11b")


def test_zone_that_is_not_offered_any_more_stays_a_choice(client, teacher):
    classroom = make_classroom(teacher, time_zone="US/Pacific")
    assert post(client, "teach_settings", classroom, **fields(time_zone="US/Pacific")).status_code == 302


def test_script_in_a_name_is_shown_as_text(client, classroom):
    post(client, "teach_settings", classroom, **fields(name="<script>alert(1)</script>"))
    for name in ("teach_settings", "teach_code", "teach_roster"):
        assert "<script>alert" not in html_of(client.get(reverse(name, args=[classroom.pk])))


def test_class_is_archived_and_brought_back(client, classroom):
    Invitation.objects.create(classroom=classroom, email="ada@example.org")
    found = []
    for archived in ("yes", "no"):
        post(client, "teach_archive", classroom, archived=archived)
        classroom.refresh_from_db()
        found.append(classroom.is_archived)
    assert (found, Invitation.objects.count()) == ([True, False], 0)


@pytest.mark.parametrize(
    ("typed", "deleted"), [("History 11b", True), (" History  11b ", True), ("History", False), ("", False)]
)
def test_class_is_deleted_only_with_its_name_typed(typed, deleted, client, classroom):
    make_pupil(classroom)
    post(client, "teach_delete", classroom, name=typed)
    assert (Classroom.objects.exists(), Pupil.objects.exists()) == (not deleted, not deleted)


def test_deleting_a_class_with_work_leaves_the_texts_and_other_classes(client, classroom, site):
    page = make_information("A text")
    for each in (classroom, make_classroom()):
        item = make_item(make_assignment(each), page)
        make_answer(make_pupil(each), make_question(item))
    post(client, "teach_delete", classroom, name=classroom.name)
    page.document.refresh_from_db()
    assert (Pupil.objects.count(), page.document.state) == (1, "live")


# --- Code ---------------------------------------------------------------------------------------------------------


def test_poster_shows_code_address_and_qr_code_without_styles_or_third_parties(client, classroom):
    response = client.get(reverse("teach_code", args=[classroom.pk]))
    html, code = html_of(response), code_of(classroom)
    assert (f"{code[:4]} {code[4:]}" in html, f"http://localhost:8000/learn/{code}/" in html) == (True, True)
    assert ("<svg" in html, " style=" in html) == (True, False)
    assert re.findall(r'(?:src|<link[^>]*href)="(https?:[^"]*)"', html) == []


def test_renewed_code_lets_nobody_new_in_by_the_old_one_and_who_joined_still(client, classroom):
    old, pupil = code_of(classroom), make_pupil(classroom)
    post(client, "teach_renew_code", classroom, code=old)
    assert (code_of(classroom) != old, JoinCode.objects.get(code=old).retired_at is not None) == (True, True)
    assert pupil_client(pupil).get(f"/learn/{old}/").status_code == 200


def test_senseless_code_renews_nothing(client, classroom):
    post(client, "teach_renew_code", classroom, code="a\x00b")
    assert JoinCode.objects.filter(retired_at=None).count() == JoinCode.objects.count() == 1


def test_form_to_renew_the_code_sent_twice_renews_it_once(client, classroom):
    old = code_of(classroom)
    for _ in range(2):
        post(client, "teach_renew_code", classroom, code=old)
    assert classroom.join_codes.count() == 2


def test_code_that_is_taken_is_drawn_again(client, monkeypatch):
    drawn = iter(["TAKEN", "TAKEN", "FREE"])
    JoinCode.objects.create(classroom=make_classroom(), code="TAKEN", retired_at=timezone.now())
    monkeypatch.setattr("teaching.actions.classes.new_code", lambda: next(drawn))
    client.post(reverse("teach_class_new"), fields(name="Lucky"))
    assert code_of(Classroom.objects.get(name="Lucky")) == "FREE"


@pytest.mark.parametrize(("value", "is_open"), [("yes", True), ("no", False), ("", False)])
def test_class_is_opened_and_closed_to_new_pupils(value, is_open, client, classroom):
    Classroom.objects.update(accepts_pupils=not is_open)
    post(client, "teach_joining", classroom, open=value)
    classroom.refresh_from_db()
    assert classroom.accepts_pupils is is_open


def test_class_whose_day_is_past_is_not_opened_before_a_later_one_is_chosen(client, teacher):
    classroom = make_classroom(teacher, erase_on=in_days(0), accepts_pupils=False)
    post(client, "teach_joining", classroom, open="yes")
    classroom.refresh_from_db()
    assert classroom.accepts_pupils is False
