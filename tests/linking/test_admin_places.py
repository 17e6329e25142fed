"""One mention with its history, the search for entries, and the list of decisions."""

import pytest
from django.utils import timezone

from accounts.roles import EDITOR, WRITER
from linking.admin.entries import search
from linking.admin.surroundings import surroundings
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, name
from tests.factories.mentions import BLOCK, make_decision, make_mention
from tests.factories.pages import make_article, make_section
from tests.publishing.admin import count_queries, texts

pytestmark = pytest.mark.usefixtures("site")
DECISIONS, ENTRIES = "/admin/links/decisions/", "/admin/links/entries/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR, display_name="Edith")
    client.force_login(user)
    return user


@pytest.fixture
def section():
    return make_section(make_article(), "Introduction")


def address_of(mention) -> str:
    return f"/admin/links/places/{mention.pk}/"


def test_place_tells_who_decided_what_about_it(client, editor, section):
    term = make_term("Wei Ling")
    undone = make_decision(section, "Wei", target=term, undone_at=timezone.now(), undone_by_name="Otto")
    holds = make_decision(section, "Wei", target=term, verdict="rejected", by=editor)
    everywhere = make_decision(None, "wei", target=term)
    make_decision(section, "Wei", block="another")
    make_decision(section, "Lin")
    place = make_mention(section, "Wei", target=term, decision=holds)
    response = client.get(address_of(place))
    assert [one.pk for one in response.context["decisions"]] == [everywhere.pk, holds.pk, undone.pk]
    assert "undone by Otto" in response.content.decode()


def test_place_that_is_gone_leads_to_the_list(client, editor, site):
    response = client.get("/admin/links/places/999/")
    assert response.url == "/admin/links/"
    assert texts(response) == ["This place has changed, or is gone. Here is what there is now."]


def test_place_without_decision_says_that_rules_hold(client, editor, section):
    html = client.get(address_of(make_mention(section))).content.decode()
    assert "Nobody yet: this is what the rules say." in html


def test_place_offers_what_the_search_finds(client, editor, section):
    make_term("Wei Ling"), make_term("Lin Wu")
    place = make_mention(section, "Peng")
    response = client.get(f"{address_of(place)}?q=lin")
    assert [entry.headword for entry in response.context["entries"]] == ["Lin Wu", "Wei Ling"]


def test_place_is_looked_at_by_writers_without_buttons(client, section):
    client.force_login(UserFactory(role=WRITER))
    html = client.get(address_of(make_mention(section))).content.decode()
    assert ('name="act"' in html, 'name="q"' in html) == (False, False)


def test_dialogue_gets_buttons_for_what_is_found(client, editor, section):
    term = make_term("Wei Ling")
    place = make_mention(section, "Peng")
    html = client.get(f"{ENTRIES}?place={place.pk}&q=wei").content.decode()
    assert f'value="point|{place.pk}|{place.token}|{term.document_id}"' in html
    assert "<html" not in html


def test_dialogue_without_words_offers_entries_of_the_name(client, editor, section):
    for title in ("Wei Ling", "Wei Zhou", "Lin Wu"):
        make_term(title)
    place = make_mention(section, "Wei", before="")
    response = client.get(f"{ENTRIES}?place={place.pk}")
    assert [entry.headword for entry in response.context["entries"]] == ["Wei Ling", "Wei Zhou"]


@pytest.mark.parametrize("place", ["", "x", "999", "9" * 30, "٣"])
def test_dialogue_for_a_place_that_is_gone_is_not_found(client, editor, site, place):
    assert client.get(f"{ENTRIES}?place={place}&q=wei").status_code == 404


def test_search_finds_every_name_and_puts_the_best_first(site):
    make_term("Pyongyang", kind="place", names=[name("P’yŏngyang", "ko", "Latn")])
    make_term("Battle of Pyongyang", kind="event")
    make_term("Draft", live=False)
    assert [entry.headword for entry in search("P'yongyang")] == ["Pyongyang", "Battle of Pyongyang"]
    assert [[entry.headword for entry in search(words)] for words in ("battle", "ongyang", "draft", "  ", "%")] == [
        ["Battle of Pyongyang"],
        [],
        [],
        [],
        [],
    ]


def test_search_sees_a_new_entry_at_once(site):
    make_term("Wei Ling")
    assert len(search("wei")) == 1
    make_term("Wei Zhou")
    assert len(search("wei")) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\nThen Peng came.\nLast.", ("Then ", "Peng", " came.")),
        ("Nothing.", ("…Then ", "Peng", " came…")),
        ("a" * 10 + " b Then Peng came. " + "c " * 20, ("… b Then ", "Peng", " came. c c c …")),
    ],
)
def test_words_around_are_those_of_the_paragraph(text, found):
    assert surroundings(text, "Then ", "Peng", " came", reach=13) == found


def test_decisions_are_listed_newest_first(client, editor, section):
    for quote in ("One", "Two"):
        make_decision(section, quote)
    assert [one.quote for one in client.get(DECISIONS).context["page"]] == ["Two", "One"]


def test_decisions_without_any_say_what_will_be_here(client, editor, site):
    assert "Nobody has decided anything yet." in client.get(DECISIONS).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=pen", ["Peng"]),
        ("q=edith", ["Peng"]),
        ("q=W%C4%93i", [""]),
        ("verdict=rejected", ["", "Lin"]),
        ("holds=no", ["Lin"]),
        ("holds=yes", ["", "Peng"]),
        ("verdict=x", ["", "Lin", "Peng"]),
        ("q=%00", ["", "Lin", "Peng"]),
        ("q=..", []),
    ],
)
def test_decisions_are_found(client, editor, section, query, found):
    make_decision(section, "Peng", target=make_term("Peng Dehuai"), by=editor)
    make_decision(section, "Lin", undone_at=timezone.now())
    make_decision(None, "wei")
    assert sorted(one.quote for one in client.get(f"{DECISIONS}?{query}").context["page"]) == found


def test_decisions_ask_as_much_for_three_as_for_one(client, editor, section):
    make_decision(section, "One", target=make_term("Wei Ling"), by=editor)
    client.get(DECISIONS)
    for_one = count_queries(client, DECISIONS)
    for title in ("Second", "Third"):
        make_decision(make_section(make_article(title), title), "Two", target=make_term(f"Wei {title}"), by=editor)
    assert count_queries(client, DECISIONS) == for_one


def test_history_of_a_place_asks_as_much_for_three_as_for_one(client, editor, section):
    place = make_mention(section, "Wei", target=make_term("Wei Ling"))
    make_decision(section, "Wei", block=BLOCK, target=make_term("Wei One"))
    client.get(address_of(place))
    for_one = count_queries(client, address_of(place))
    for title in ("Wei Two", "Wei Three"):
        make_decision(section, "Wei", block=BLOCK, target=make_term(title))
    client.get(address_of(place))
    assert count_queries(client, address_of(place)) == for_one
