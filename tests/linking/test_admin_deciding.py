"""Deciding at the desk: one place, several, undoing, two editors at once."""

import re

import pytest

from accounts.roles import EDITOR
from linking.models import LinkDecision, Mention, RelinkRun
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import revise
from tests.linking.sites import links_of, make_text, mention, mentions_of, text_of
from tests.publishing.admin import texts

pytestmark = pytest.mark.usefixtures("site")
DESK, DECIDE = "/admin/links/", "/admin/links/decide/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR, display_name="Edith")
    client.force_login(user)
    return user


@pytest.fixture
def ball():
    return make_term("George Ball")


@pytest.fixture
def text(ball):
    """Two names that wait: Ball, a common word, and Peng, whom two entries have."""
    make_term("Peng Dehuai")
    make_term("Peng Zhen")
    return make_text("They met. Then Ball spoke.", "Then Peng spoke.")


def asked(*mentions: Mention) -> list[str]:
    """What the page that shows these mentions would send."""
    return [f"{each.pk}|{each.token}" for each in mentions]


def act(client, verb: str, one: Mention, *more: str, **data):
    return client.post(DECIDE, {"act": "|".join((verb, asked(one)[0], *more))} | data)


def statuses(text) -> dict[str, tuple[str, str]]:
    return {quote: (status, rule) for quote, status, rule in mentions_of(text)}


def undo_button(client) -> str:
    """The value of the button that undoes what was done last."""
    html = client.get(DESK).content.decode()
    return re.search(r'value="(undo\|[^"]+)" class="[^"]*" data-key="u"', html)[1]


def test_accepted_name_becomes_a_link(client, editor, text, ball):
    response = act(client, "accept", mention(text, "Ball"))
    assert (response.url, texts(response)) == (DESK, [])
    assert statuses(text)["Ball"] == ("linked", "an editor accepted it")
    assert links_of(text) == [("Ball", "/glossary/george-ball/")]
    assert client.get(DESK).context["last"]["said"] == "Accepted: “Ball” → George Ball."


def test_decision_tells_who_made_it(client, editor, text):
    act(client, "accept", mention(text, "Ball"))
    decision = LinkDecision.objects.get()
    assert (decision.by, decision.by_name) == (editor, "Edith")


def test_rejected_name_is_no_link(client, editor, text):
    act(client, "reject", mention(text, "Ball"))
    assert statuses(text)["Ball"] == ("rejected", "an editor rejected it")


def test_phrase_that_is_never_a_link_is_none_in_other_texts(client, editor, text, ball):
    other = make_text("It was late. Then Ball left.", title="Other")
    act(client, "never", mention(text, "Ball"))
    assert statuses(text)["Ball"] == statuses(other)["Ball"] == ("rejected", "phrase is never a link")
    assert LinkDecision.objects.get().is_everywhere
    run = RelinkRun.objects.first()
    assert (run.reason, run.is_finished) == ("“ball” is linked no more.", True)


def test_name_is_pointed_to_another_entry(client, editor, text):
    lin = make_term("Lin Biao")
    act(client, "point", mention(text, "Peng"), str(lin.document_id))
    assert links_of(text) == [("Peng", "/glossary/lin-biao/")]


@pytest.mark.parametrize("number", [10**9, 0])
def test_name_is_not_pointed_to_what_does_not_exist(client, editor, text, number):
    response = act(client, "point", mention(text, "Peng"), str(number))
    assert texts(response) == ["This entry does not exist any more. Choose another."]
    assert LinkDecision.objects.count() == 0


def test_name_is_not_pointed_to_what_is_no_entry(client, editor, text):
    response = act(client, "point", mention(text, "Peng"), str(text.document_id))
    assert texts(response) == ["“Peng”: Links lead to published entries only. Publish it first, or choose another."]


def test_name_of_several_entries_is_not_accepted_but_pointed(client, editor, text):
    response = act(client, "accept", mention(text, "Peng"))
    assert texts(response) == ["“Peng”: Several entries have this name. Choose the one that is meant."]
    (group,) = client.get(DESK).context["groups"]
    (row,) = (row for row in group.rows if row.mention.quote == "Peng")
    assert [entry.headword for entry in row.candidates] == ["Peng Dehuai", "Peng Zhen"]
    assert row.can_be_accepted is False


def test_several_are_decided_together_and_undone_together(client, editor, text, ball):
    before = mentions_of(text)
    client.post(DECIDE, {"act": "reject", "chosen": asked(mention(text, "Ball"), mention(text, "Peng"))})
    assert {status for status, _ in statuses(text).values()} == {"rejected"}
    assert client.get(DESK).context["last"]["said"] == "Rejected: 2 places."
    client.post(DECIDE, {"act": undo_button(client)})
    assert mentions_of(text) == before
    assert client.get(DESK).context["last"] == {"said": "Undone: 2 places.", "undo": ""}


def test_first_of_several_does_not_make_the_others_stale(client, editor, ball):
    text = make_text("They met. Then Ball spoke.", "Then Ball left.", "Then Ball slept.")
    places = list(Mention.objects.in_order())
    response = client.post(DECIDE, {"act": "accept", "chosen": asked(*places)})
    assert (texts(response), LinkDecision.objects.active().count()) == ([], 3)
    assert [status for _, status, _ in mentions_of(text)] == ["linked"] * 3


def test_second_editor_is_told_who_decided_what_and_when(client, editor, text):
    shown = mention(text, "Ball")
    other = UserFactory(role=EDITOR, display_name="Otto")
    act(client, "reject", shown)
    client.force_login(other)
    (told,) = texts(act(client, "accept", shown))
    decision = LinkDecision.objects.get()
    when = f"{decision.at:%-d %B %Y, %H:%M}"
    assert told == (
        f"Edith rejected “Ball” → George Ball on {when}, after you opened the list. "
        "That stands; look at it again before you change it."
    )
    assert (decision.by_name, statuses(text)["Ball"][0]) == ("Edith", "rejected")


def test_second_editor_decides_what_the_first_left(client, editor, text):
    ball_place, peng = mention(text, "Ball"), mention(text, "Peng")
    act(client, "reject", ball_place)
    client.force_login(UserFactory(role=EDITOR, display_name="Otto"))
    response = client.post(DECIDE, {"act": "reject", "chosen": asked(ball_place, peng)})
    assert len(texts(response)) == 1
    assert sorted(LinkDecision.objects.values_list("quote", "by_name")) == [("Ball", "Edith"), ("Peng", "Otto")]


def test_place_that_is_gone_changes_nothing(client, editor, text):
    shown = mention(text, "Ball")
    revise(text, body=text_of("They met nobody."), change_kind="fact")
    response = act(client, "accept", shown)
    assert texts(response) == [
        "“Ball”: This place has changed since you opened the list. Look at it again as it is now."
    ]
    assert LinkDecision.objects.count() == 0


def test_decision_survives_an_edit_of_the_text_around(client, editor, text):
    act(client, "accept", mention(text, "Ball"))
    revise(text, body=text_of("At last they met. Then Ball spoke loudly.", "Then Peng spoke."), change_kind="wording")
    assert links_of(text) == [("Ball", "/glossary/george-ball/")]


def test_undoing_twice_tells_who_was_first(client, editor, text):
    act(client, "reject", mention(text, "Ball"))
    decision = LinkDecision.objects.get()
    client.post(DECIDE, {"act": f"undo|{decision.pk}"})
    client.force_login(UserFactory(role=EDITOR, display_name="Otto"))
    (told,) = texts(client.post(DECIDE, {"act": f"undo|{decision.pk}"}))
    assert told.startswith("Edith undid the decision about “Ball” → George Ball on ")
    assert LinkDecision.objects.get().undone_by_name == "Edith"


def test_undoing_what_is_not_there_says_so(client, editor, site):
    response = client.post(DECIDE, {"act": "undo|999"})
    assert texts(response) == ["This decision is not there any more. Nothing was changed."]


def test_choice_that_makes_no_sense_changes_nothing(client, editor, text):
    response = client.post(DECIDE, {"act": "burn|1|x"})
    assert texts(response) == ["Your choice did not arrive whole. Nothing was changed: choose again, please."]
    assert LinkDecision.objects.count() == 0


def test_refusals_are_not_told_without_end(client, editor, ball):
    make_text(*["Then Ball spoke."] * 12)
    places = asked(*Mention.objects.in_order())
    client.post(DECIDE, {"act": "reject", "chosen": places})
    told = texts(client.post(DECIDE, {"act": "accept", "chosen": places}))
    assert (len(told), told[-1]) == (11, "And 2 more were not changed.")


@pytest.mark.parametrize(
    ("next_address", "leads_to"),
    [
        ("/admin/links/?status=linked&p=2", "/admin/links/?status=linked&p=2"),
        ("/admin/links/decisions/", "/admin/links/decisions/"),
        ("https://evil.example/admin/links/", DESK),
        ("//evil.example/admin/links/", DESK),
        ("/admin/pages/", DESK),
        ("", DESK),
    ],
)
def test_deciding_leads_back_to_the_list_and_nowhere_else(client, editor, text, next_address, leads_to):
    assert act(client, "reject", mention(text, "Ball"), next=next_address).url == leads_to
