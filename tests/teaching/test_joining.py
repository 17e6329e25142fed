"""Pupils get into a class, and nobody else does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from teaching.actions.joining import MOST_PUPILS, NotLetIn, join
from teaching.attempts import WRONG_CODE, WRONG_PIN
from teaching.codes import new_code, shown
from teaching.models import Classroom, FailedAttempt, JoinCode, Pupil
from teaching.pins import pin_fault
from tests.factories.teaching import PIN, code_of, make_assignment, make_classroom, make_pupil, pupil_client

pytestmark = pytest.mark.django_db
WRONG = "This nickname and this PIN do not belong together in this class."


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def code(classroom):
    return code_of(classroom)


def post(name, code, client=None, address="192.0.2.1", **fields):
    return (client or Client()).post(reverse(name, args=[code]), fields, REMOTE_ADDR=address)


def join_in(code, nickname="Kestrel", pin=PIN, **more):
    return post("learn_join", code, nickname=nickname, pin=pin, **more)


def sign_in(code, nickname="Kestrel", pin=PIN, **more):
    return post("learn_sign_in", code, nickname=nickname, pin=pin, **more)


# --- The code --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("written", [str, str.lower, shown, lambda code: f"  {code[:3]}-{code[3:].lower()} "])
def test_code_leads_to_the_class_however_it_is_typed(code, written):
    response = Client().post(reverse("learn"), {"code": written(code)})
    assert response["Location"] == reverse("learn_class", args=[code])


@pytest.mark.parametrize("typed", ["", "  ", "...", "NOSUCHCD", "x" * 5000, "a\x00b", "<script>"])
def test_wrong_code_says_so(db, typed):
    response = Client().post(reverse("learn"), {"code": typed})
    assert response.status_code in (200, 404)
    assert 'class="errorlist"' in response.content.decode()
    assert "<script>" not in response.content.decode().split("</head>")[1]


def test_unknown_code_in_an_address_says_so(db):
    response = Client().get(reverse("learn_class", args=["NOSUCHCD"]))
    assert response.status_code == 404
    assert "No class has this code." in response.content.decode()


def test_wrong_codes_from_one_address_are_slowed_down_and_others_are_not(code):
    for _ in range(WRONG_CODE.most):
        Client().get(reverse("learn_class", args=["NOSUCHCD"]))
    assert Client().post(reverse("learn"), {"code": code}).status_code == 429
    assert Client().get(reverse("learn_class", args=[code])).status_code == 429
    assert Client().get(reverse("learn_class", args=[code]), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_codes_are_not_guessed_by_addresses_of_assignments_either(classroom, code):
    known = reverse("learn_assignment", args=[code, make_assignment(classroom).pk])
    unknown = reverse("learn_assignment", args=["NOSUCHCD", 1])
    assert {Client().get(unknown).status_code for _ in range(WRONG_CODE.most)} == {404}
    assert [Client().get(path).status_code for path in (known, unknown)] == [429, 429]
    assert pupil_client(make_pupil(classroom)).get(known).status_code == 200


def test_pupils_who_are_in_do_not_notice_that_codes_are_slowed_down(classroom, code):
    client = pupil_client(make_pupil(classroom))
    for _ in range(WRONG_CODE.most):
        Client().get(reverse("learn_class", args=["NOSUCHCD"]))
    assert client.get(reverse("learn_class", args=[code])).status_code == 200


# --- Joining ---------------------------------------------------------------------------------------------------------
def test_joining_makes_a_pupil_and_signs_them_in(classroom, code):
    client = Client()
    response = join_in(code, " Kestrel  7 ", client=client)
    assert response["Location"] == f"{reverse('learn_class', args=[code])}?welcome"
    assert [pupil.nickname for pupil in classroom.pupils.all()] == ["Kestrel 7"]
    assert "Kestrel 7" in client.get(reverse("learn_class", args=[code])).content.decode()


@pytest.mark.parametrize("taken", ["Kestrel", "kestrel", "K e s t r e l", "Késtrel"])
def test_nickname_of_somebody_else_is_refused(classroom, code, taken):
    make_pupil(classroom, "Kestrel")
    assert "has that nickname already" in join_in(code, taken).content.decode()
    assert Pupil.objects.count() == 1


def test_nickname_taken_while_the_pin_is_hashed_is_refused(classroom, monkeypatch):
    def slow(self, pin):
        monkeypatch.undo()
        make_pupil(classroom, "Kestrel")

    monkeypatch.setattr(Pupil, "set_pin", slow)
    with pytest.raises(NotLetIn, match="has that nickname already"):
        join(classroom=classroom, code=classroom.join_codes.get(), nickname="kestrel", pin=PIN)
    assert Pupil.objects.count() == 1


@pytest.mark.parametrize("nickname", ["", "   ", "\u200b\u200b", "\u0301", "x" * 41, "\ufdfa" * 40])
def test_nickname_that_cannot_be_is_refused(classroom, code, nickname):
    assert 'class="errorlist"' in join_in(code, nickname).content.decode()
    assert Pupil.objects.count() == 0


@pytest.mark.parametrize("nickname", ["<b>Bold</b>", "李小龙", "🦊", 'O\'Neil & "Co"', "a\x07b"])
def test_nickname_can_be_anything_that_is_seen(classroom, code, nickname):
    assert join_in(code, nickname).status_code == 302
    assert "<b>" not in pupil_client(classroom.pupils.get()).get(reverse("learn_class", args=[code])).content.decode()


@pytest.mark.parametrize("pin", ["", "123", "123456789", "0000", "1234", "4321", "7890", "1212", "12a4", "١٢٣٤"])
def test_pin_that_others_guess_is_refused_with_a_reason(classroom, code, pin):
    page = join_in(code, pin=pin).content.decode()
    assert "field--invalid" in page
    assert Pupil.objects.count() == 0


@pytest.mark.parametrize("pin", ["2580", "1066", "19141918", "0007"])
def test_pin_that_will_do(pin):
    assert pin_fault(pin) is None


def test_pin_is_kept_hashed_only(code):
    join_in(code, pin="2580")
    assert "2580" not in Pupil.objects.get().pin.split("$")


def test_thirty_pupils_join_in_a_minute_from_one_address(classroom, code, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    assert {join_in(code, f"Bird {number}").status_code for number in range(30)} == {302}
    assert classroom.pupils.count() == 30


def test_full_class_takes_nobody(classroom):
    Pupil.objects.bulk_create(
        Pupil(classroom=classroom, nickname=str(n), nickname_key=str(n), pin="x") for n in range(MOST_PUPILS)
    )
    with pytest.raises(NotLetIn, match="This class is full"):
        join(classroom=classroom, code=classroom.join_codes.get(), nickname="One more", pin=PIN)


def _close(classroom):
    classroom.accepts_pupils = False
    classroom.save()


def _archive(classroom):
    classroom.archived_at = timezone.now()
    classroom.save()


def _retire(classroom):
    classroom.join_codes.update(retired_at=timezone.now())
    JoinCode.objects.create(classroom=classroom, code=new_code())


CLOSINGS = [
    (_close, "Your teacher has closed this class to new pupils."),
    (_archive, "This class is over"),
    (_retire, "This code was replaced."),
]


@pytest.mark.parametrize(("close", "words"), [*CLOSINGS, (lambda classroom: classroom.delete(), "This class is gone")])
def test_class_closed_while_the_pin_is_hashed_takes_nobody(classroom, monkeypatch, close, words):
    monkeypatch.setattr(Pupil, "set_pin", lambda self, pin: close(Classroom.objects.get()))
    with pytest.raises(NotLetIn, match=words):
        join(classroom=classroom, code=classroom.join_codes.get(), nickname="Late", pin=PIN)
    assert Pupil.objects.count() == 0


@pytest.mark.parametrize(("close", "words"), CLOSINGS)
def test_class_closed_to_new_pupils_says_why_and_lets_the_others_in(classroom, code, close, words):
    make_pupil(classroom)
    close(classroom)
    assert words in Client().get(reverse("learn_class", args=[code])).content.decode()
    assert words in join_in(code, "Late").content.decode()
    assert [pupil.nickname for pupil in classroom.pupils.all()] == ["Kestrel"]
    assert sign_in(code).status_code == 302


# --- Coming back -----------------------------------------------------------------------------------------------------
def test_pupil_comes_back_with_nickname_and_pin_however_they_are_typed(classroom, code):
    pupil = make_pupil(classroom, "Zoë B")
    client = Client()
    assert sign_in(code, " zoe  b", f" {PIN} ", client=client).status_code == 302
    assert pupil.nickname in client.get(reverse("learn_class", args=[code])).content.decode()


def test_wrong_pin_and_unknown_nickname_get_the_same_words(classroom, code):
    make_pupil(classroom)
    wrong, unknown = sign_in(code, pin="9999"), sign_in(code, "Nobody")
    assert wrong.status_code == unknown.status_code == 200
    assert WRONG in wrong.content.decode()
    assert WRONG in unknown.content.decode()


def test_guesses_sent_at_once_are_counted_before_they_are_checked(classroom, code, monkeypatch):
    make_pupil(classroom)
    counts = []
    monkeypatch.setattr(Pupil, "check_pin", lambda *_: counts.append(FailedAttempt.objects.count()) or len(counts) == 2)
    assert [sign_in(code).status_code for _ in range(2)] == [200, 302]
    assert (counts, FailedAttempt.objects.count()) == ([2, 4], 2)


def test_nickname_of_another_class_is_unknown(code):
    make_pupil(make_classroom(name="Other"), "Kestrel")
    assert WRONG in sign_in(code).content.decode()


@pytest.mark.parametrize("nickname", ["Kestrel", "Nobody"])
def test_who_guesses_must_wait_whether_there_is_such_a_pupil_or_not(classroom, code, nickname):
    make_pupil(classroom)
    for _ in range(WRONG_PIN.most):
        assert WRONG in sign_in(code, nickname, "9999").content.decode()
    response = sign_in(code, nickname)
    assert response.status_code == 429
    page = response.content.decode()
    assert "Too many wrong PINs were typed. Try again at " in page
    assert "your teacher can give you a new one, which works at once" in page


def test_wait_locks_out_neither_others_behind_the_address_nor_the_pupil_elsewhere(classroom, code):
    make_pupil(classroom)
    make_pupil(classroom, "Other")
    for _ in range(WRONG_PIN.most):
        sign_in(code, pin="9999")
    assert sign_in(code).status_code == 429
    assert sign_in(code, "Other").status_code == 302
    assert join_in(code, "New").status_code == 302
    assert sign_in(code, address="192.0.2.9").status_code == 302


def test_wait_is_over_after_a_while_and_with_a_new_pin(classroom, code):
    pupil = make_pupil(classroom)
    for _ in range(WRONG_PIN.most):
        sign_in(code, pin="9999")
    FailedAttempt.objects.update(at=timezone.now() - WRONG_PIN.within - timedelta(seconds=1))
    assert sign_in(code).status_code == 302
    for _ in range(WRONG_PIN.most):
        sign_in(code, pin="9999")
    pupil.set_pin("1066")
    pupil.save()
    assert sign_in(code, pin="1066").status_code == 302


@pytest.mark.parametrize("make_next", [str, lambda path: path.lower()])
def test_signing_in_leads_on_to_a_page_of_the_class(classroom, code, make_next):
    make_pupil(classroom)
    path = reverse("learn_assignment", args=[code, make_assignment(classroom).pk])
    assert sign_in(code, next=make_next(path))["Location"] == path


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.org/",
        "//example.org/learn/",
        "/teach/",
        "/learn/{code}/leave/",
        "/learn/OTHERCDE/1/",
        "\\x",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(classroom, code, wanted):
    make_pupil(classroom)
    assert sign_in(code, next=wanted.format(code=code))["Location"] == reverse("learn_class", args=[code])


# --- Leaving ---------------------------------------------------------------------------------------------------------
def test_leaving_signs_out_of_this_class_only(classroom, code):
    other = make_classroom(name="Other")
    client = Client()
    join_in(code, client=client)
    join_in(code_of(other), client=client)
    assert client.post(reverse("learn_leave", args=[code]))["Location"] == f"{reverse('learn')}?left"
    assert "Kestrel" not in client.get(reverse("learn_class", args=[code])).content.decode()
    assert "Kestrel" in client.get(reverse("learn_class", args=[code_of(other)])).content.decode()


@pytest.mark.parametrize("name", ["learn_join", "learn_sign_in", "learn_leave"])
def test_nothing_is_done_by_following_a_link(code, name):
    assert Client().get(reverse(name, args=[code])).status_code == 405
