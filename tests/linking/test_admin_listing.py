"""The desk's list of mentions."""

import pytest

from accounts.roles import EDITOR, WRITER
from linking.admin import listing
from linking.engine import Rule, Status
from linking.models import Mention, RelinkRun
from publishing.actions import withdraw
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.mentions import make_decision, make_mention
from tests.factories.pages import make_article, make_section, revise
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
DESK = "/admin/links/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR, display_name="Edith")
    client.force_login(user)
    return user


@pytest.fixture
def term():
    return make_term("Wei Ling", definition="<p>A commander of the border army.</p>")


@pytest.fixture
def section():
    return make_section(make_article(), "Introduction")


def shown(response) -> list[tuple[str, list[str]]]:
    """The groups of a list, with the words of their places."""
    return [(group.title, [row.mention.quote for row in group.rows]) for group in response.context["groups"]]


def test_desk_without_anything_says_what_will_be_here(client, editor):
    response = client.get(DESK)
    assert response.context["groups"] == []
    assert "Nothing waits." in response.content.decode()


def test_desk_lists_what_waits_by_page_in_the_order_of_the_text(client, editor, section, term):
    other = make_section(make_article("Another"), "Aftermath")
    for page, quote in ((section, "One"), (other, "Two"), (section, "Three")):
        make_mention(page, quote, target=term)
    assert shown(client.get(DESK)) == [("Aftermath", ["Two"]), ("Introduction", ["One", "Three"])]


def test_desk_groups_by_entry_with_those_of_none_at_the_end(client, editor, section, term):
    make_mention(section, "None")
    make_mention(section, "Wei", target=term)
    make_mention(section, "Abe", target=make_term("Abe Isoo"))
    assert shown(client.get(f"{DESK}?group=entry")) == [
        ("Abe Isoo", ["Abe"]),
        ("Wei Ling", ["Wei"]),
        ("No entry is the likeliest", ["None"]),
    ]


def test_desk_shows_entry_rule_and_evidence(client, editor, section, term):
    make_mention(section, "Wei", target=term, rule=Rule.OTHER_BEARER, evidence="Henry Wei")
    html = client.get(DESK).content.decode()
    for words in (
        "Wei Ling",
        "A commander of the border army.",
        "the text names somebody else of this surname: Henry Wei",
    ):
        assert words in html


def test_desk_offers_other_entries_of_the_name(client, editor, section, term):
    other = make_term("Wei Zhou")
    make_mention(section, "Wei", target=term)
    (group,) = client.get(DESK).context["groups"]
    assert [entry.headword for entry in group.rows[0].candidates] == ["Wei Zhou"]
    assert f"|{other.document_id}" in client.get(DESK).content.decode()


def test_desk_counts_each_status(client, editor, section, term):
    for status in (Status.LINKED, Status.LINKED, Status.REJECTED):
        make_mention(section, status=status, target=term)
    assert [(value, count) for value, _, count in client.get(DESK).context["tabs"]] == [
        ("suggested", 0),
        ("linked", 2),
        ("rejected", 1),
    ]


def filters(section, term):
    """Three places that differ in all that can be asked for; of each question the words that it finds."""
    other = make_section(make_article("Another"), "Aftermath")
    decision = make_decision(other, "Lin", target=term)
    make_mention(section, "Peng", rule=Rule.COMMON_WORD)
    make_mention(section, "Wei", target=term)
    make_mention(other, "Lin", target=term, before="After the war ", decision=decision)
    return {
        "q=pen": ["Peng"],
        "q=the+war": ["Lin"],
        "q=aftermath": ["Lin"],
        "q=wei+ling": ["Lin", "Wei"],
        f"page={section.document_id}": ["Peng", "Wei"],
        f"entry={term.document_id}": ["Lin", "Wei"],
        f"entry={term.document_id}&page={section.document_id}": ["Wei"],
        "rule=also+a+common+word": ["Peng"],
        "by=editors": ["Lin"],
        "by=rules": ["Peng", "Wei"],
        "status=linked": [],
        "page=999999": [],
    }


def test_desk_finds_what_is_asked_for(client, editor, section, term):
    expected = filters(section, term)
    found = {query: [quote for _, rows in shown(client.get(f"{DESK}?{query}")) for quote in rows] for query in expected}
    assert found == expected


@pytest.mark.parametrize(
    "query",
    ["status=x", "page=x", "entry=-1", "rule=%F0", "group=x", "by=x", "p=x", "p=99", f"page={9**40}", "q=%00"],
)
def test_desk_answers_questions_that_make_no_sense_with_the_list(client, editor, section, query):
    make_mention(section)
    response = client.get(f"{DESK}?{query}")
    assert (response.status_code, shown(response)) == (200, [("Introduction", ["Peng"])])


def test_desk_forgets_earlier_versions_and_withdrawn_pages(client, editor, section):
    make_mention(section, "Old")
    section = revise(section, key_question="Who?", change_kind="fact")
    make_mention(section, "New")
    assert shown(client.get(DESK)) == [("Introduction", ["New"])]
    withdraw(page=section, by=editor, reason="Superseded.")
    assert shown(client.get(DESK)) == []


def test_desk_divides_what_is_many_into_pages(client, editor, section, monkeypatch):
    monkeypatch.setattr(listing, "A_PAGE", 2)
    for number in range(5):
        make_mention(section, f"N{number}")
    response = client.get(f"{DESK}?p=3")
    assert shown(response) == [("Introduction", ["N4"])]
    assert "Page 3 of 3" in response.content.decode()


def test_desk_escapes_what_texts_and_entries_say(client, editor, section):
    hostile = "<script>alert(1)</script>"
    evil = make_term(f"Evil {hostile}", slug="evil", definition="<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    decision = make_decision(section, hostile, target=evil, by_name=hostile)
    make_mention(section, hostile, target=evil, before=hostile[:32], after=hostile[:32], evidence=hostile)
    make_mention(section, hostile, target=evil, decision=decision)
    RelinkRun.objects.create(reason=hostile, total=3)
    key = Mention.objects.get(decision=decision).pk
    lists = (f"?q={hostile}", "decisions/", "runs/", "runs/now/", "entries/figures/")
    places = (f"places/{key}/?q={hostile}", f"entries/?place={key}&q=evil")
    for address in (DESK, *(DESK + path for path in lists + places), "/admin/"):
        assert "<script>alert(1)" not in client.get(address).content.decode()


def test_writer_sees_the_list_without_buttons(client, section, term):
    client.force_login(UserFactory(role=WRITER))
    make_mention(section, target=term)
    html = client.get(DESK).content.decode()
    assert ("<mark>Peng</mark>" in html, 'name="act"' in html, 'name="chosen"' in html) == (True, False, False)


@pytest.mark.parametrize("query", ["", "?group=entry"])
def test_desk_asks_as_much_for_three_places_as_for_one(client, editor, section, term, query):
    make_mention(section, "Wei", target=term, decision=make_decision(section, target=term, by=editor))
    client.get(DESK + query)
    for_one = count_queries(client, DESK + query)
    for number, title in enumerate(("Second", "Third")):
        page = make_section(make_article(f"Another {number}"), title)
        other = make_term(f"Wei {title}")
        make_mention(page, "Wei", target=other, decision=make_decision(page, target=other, by=editor))
    client.get(DESK + query)
    assert count_queries(client, DESK + query) == for_one
