import json

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from sources.admin.citation import FOUND_AT_ONCE, UNREADABLE
from sources.citations import LONGEST, MOST_SOURCES
from tests.factories.accounts import UserFactory
from tests.factories.sources import make_source

CITE, CHANGE, SEARCH = (reverse(f"sources_citations:{name}") for name in ("cite", "change", "search"))
GONE = "This source does not exist any more. Remove it, or choose another."
PLAIN = "This is plain text: “<” and “>” have no place in it. Take them out."
SCRIPT = '"><script>alert(1)</script>'
BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def writer(client):
    client.force_login(UserFactory(role=WRITER))
    return client


@pytest.fixture
def chen():
    return make_source()


@pytest.fixture
def hao():
    return make_source("hao1990", "China’s Decision", authors=[("Hao", "Yufan"), ("Zhai", "Zhihai")], issued="1990")


def sent(*rows, **more):
    """What the dialogue sends: a dictionary for each source."""
    data = {"cited-TOTAL_FORMS": len(rows), "cited-INITIAL_FORMS": 0} | more
    for number, row in enumerate(rows):
        data |= {f"cited-{number}-{name}": value for name, value in row.items()}
    return data


def answer(response):
    assert response.status_code == 200
    return response.json()


def dialogue(response):
    """The form in an answer."""
    data = answer(response)
    assert data["step"] == "dialogue"
    return lxml_html.fromstring(data["html"])


def faults(response):
    """What is said at each field, and above all of them."""
    form = dialogue(response)
    at_fields = {
        field.get("name"): [p.text_content() for p in form.xpath(f"//*[@id='{field.get('aria-describedby')}']/p")]
        for field in form.xpath("//*[@aria-describedby and @name]")
    }
    at_sources = [p.text_content() for p in form.xpath("//*[@data-rows]//li/p[@class='error-message']")]
    above = [p.text_content() for p in form.xpath("//*[@data-alert]/p")]
    return at_fields | ({"sources": at_sources} if at_sources else {}) | ({"": above} if above else {})


def values(response):
    """What stands in the fields of the sources that are cited."""
    rows = dialogue(response).xpath("//*[@data-rows]/li")
    return [
        {field.get("name").split("-")[2]: field.get("value") or "" for field in row.xpath(".//input")}
        | {"label": "".join(row.xpath(".//option[@selected]/@value"))}
        for row in rows
    ]


# --- Who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [WRITER, EDITOR, CHIEF_EDITOR])
@pytest.mark.parametrize("address", [CITE, CHANGE, SEARCH])
def test_those_who_write_may_cite(client, role, address):
    client.force_login(UserFactory(role=role))
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [CITE, CHANGE, SEARCH])
def test_those_who_do_not_write_are_refused(client, address):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(address, headers=BY_SCRIPT).status_code == 403
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", [CITE, CHANGE, SEARCH])
def test_those_without_an_account_are_refused(client, address):
    assert client.get(address, headers=BY_SCRIPT).status_code == 403
    assert client.get(address).url.startswith("/accounts/login/")
    assert client.post(address).status_code == 302


def test_request_forged_elsewhere_is_refused(chen):
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(UserFactory(role=WRITER))
    assert forger.post(CITE, sent({"source": chen.pk})).status_code == 403


@pytest.mark.parametrize(("method", "address"), [("delete", CITE), ("put", CHANGE), ("post", SEARCH)])
def test_other_methods_are_not_allowed(writer, method, address):
    assert getattr(writer, method)(address).status_code == 405


# --- Citing ----------------------------------------------------------------------------------------------------------


def test_dialogue_opens_with_the_sources_that_came_last(writer, chen, hao):
    form = dialogue(writer.get(CITE))
    assert form.xpath("//*[@role='option']/@data-name") == ["Hao and Zhai 1990", "Chen 1994"]
    assert form.xpath("//*[@data-rows]/li") == []
    assert form.xpath("//button[@type='submit']/text()") == ["Insert"]


def test_source_alone_is_a_citation(writer, chen):
    assert answer(writer.post(CITE, sent({"source": chen.pk}))) == {
        "step": "cited",
        "items": f'[{{"source":{chen.pk}}}]',
        "text": "[Chen 1994]",
    }


def test_everything_said_of_sources_is_kept_in_order(writer, chen, hao):
    rows = [
        {"source": hao.pk, "label": "chapter", "locator": " 3 ", "prefix": "see", "suffix": "on Mao"},
        {"source": chen.pk, "label": "page", "locator": "99–101", "prefix": "", "suffix": ""},
    ]
    data = answer(writer.post(CITE, sent(*rows)))
    assert json.loads(data["items"]) == [
        {"source": hao.pk, "locator": "3", "label": "chapter", "prefix": "see", "suffix": "on Mao"},
        {"source": chen.pk, "locator": "99–101"},
    ]
    assert data["text"] == "[see Hao and Zhai 1990, ch. 3 on Mao; Chen 1994, pp. 99–101]"


def test_source_may_be_cited_twice_at_one_place(writer, chen):
    rows = [{"source": chen.pk, "locator": "3"}, {"source": chen.pk, "locator": "300"}]
    assert answer(writer.post(CITE, sent(*rows)))["text"] == "[Chen 1994, p. 3; Chen 1994, p. 300]"


def test_unpublished_source_can_be_cited_and_is_marked(writer):
    draft = make_source(live=False)
    assert "never published" in writer.get(SEARCH, {"q": "chen"}).json()["options"]
    assert answer(writer.post(CITE, sent({"source": draft.pk})))["step"] == "cited"


# --- Wrong answers ---------------------------------------------------------------------------------------------------


def test_nothing_chosen_is_told(writer):
    assert faults(writer.post(CITE, sent())) == {"": ["Choose a source first."]}


@pytest.mark.parametrize("source", ["999999", "", "x", "-1", "9" * 30, "²", "1.0", "1\x00"])
def test_unknown_source_is_told_and_the_others_are_kept(writer, chen, source):
    response = writer.post(CITE, sent({"source": source, "locator": "7"}, {"source": chen.pk, "locator": "9"}))
    assert faults(response)["sources"] in ([GONE], ["Choose a source."], ["Null characters are not allowed."])
    assert [row["locator"] for row in values(response)] == ["7", "9"]
    assert values(response)[1]["source"] == str(chen.pk)


@pytest.mark.parametrize("field", ["locator", "prefix", "suffix"])
def test_markup_is_told_at_its_field_and_kept_there(writer, chen, field):
    response = writer.post(CITE, sent({"source": chen.pk, field: SCRIPT}))
    assert faults(response) == {f"cited-0-{field}": [PLAIN]}
    assert values(response)[0][field] == SCRIPT
    assert "<script>" not in response.json()["html"]


@pytest.mark.parametrize("field", ["locator", "prefix", "suffix"])
def test_length_is_told_at_its_field_and_nothing_is_cut_off(writer, chen, field):
    response = writer.post(CITE, sent({"source": chen.pk, field: "9" * 10_000}))
    assert faults(response) == {
        f"cited-0-{field}": [f"This has 10,000 characters; {LONGEST[field]} is the limit. Shorten it."]
    }
    assert values(response)[0][field] == "9" * 10_000


def test_unknown_label_is_told_at_its_field(writer, chen):
    response = writer.post(CITE, sent({"source": chen.pk, "label": "pgae", "locator": "3"}))
    assert faults(response) == {"cited-0-label": ["“pgae” is nothing that a locator can count. Choose from the list."]}
    assert values(response)[0]["locator"] == "3"


def test_too_many_sources_are_told_and_kept(writer, chen):
    response = writer.post(CITE, sent(*[{"source": chen.pk}] * (MOST_SOURCES + 1)))
    assert faults(response) == {"": ["A citation takes at most 20 sources. Divide it, or remove some."]}
    assert len(values(response)) == MOST_SOURCES + 1


@pytest.mark.parametrize("total", ["", "x", "-1", "99999999999"])
def test_broken_count_is_told(writer, chen, total):
    response = writer.post(CITE, sent({"source": chen.pk}, **{"cited-TOTAL_FORMS": total}))
    assert response.status_code == 200
    assert response.json()["step"] == "dialogue"


def test_faults_keep_the_dialogue_of_a_change(writer):
    form = dialogue(writer.post(f"{CITE}?change", sent()))
    assert form.xpath("//button[@type='submit']/text()") == ["Save"]
    assert form.xpath("//form/@action") == [f"{CITE}?change"]


# --- Changing --------------------------------------------------------------------------------------------------------


def test_change_begins_by_asking_for_the_citation(writer):
    assert answer(writer.get(CHANGE)) == {"step": "ask"}


def test_change_opens_the_dialogue_filled_in(writer, chen, hao):
    items = [{"source": chen.pk, "locator": "3", "label": "chapter", "prefix": "see"}, {"source": hao.pk}]
    response = writer.post(CHANGE, {"items": json.dumps(items)})
    assert values(response) == [
        {"source": str(chen.pk), "label": "chapter", "locator": "3", "prefix": "see", "suffix": ""},
        {"source": str(hao.pk), "label": "page", "locator": "", "prefix": "", "suffix": ""},
    ]
    assert dialogue(response).xpath("//*[@data-rows]//*[@data-name]/text()") == ["Chen 1994", "Hao and Zhai 1990"]
    assert faults(response) == {}


def test_change_of_a_faulty_citation_shows_what_is_wrong_with_it(writer, chen):
    items = [{"source": 999_999, "locator": SCRIPT}, {"source": chen.pk, "label": "pgae", "locator": 3}]
    response = writer.post(CHANGE, {"items": json.dumps(items)})
    assert faults(response) == {
        "cited-0-locator": [PLAIN],
        "cited-1-label": ["“pgae” is nothing that a locator can count. Choose from the list."],
        "sources": [GONE],
    }
    assert [row["locator"] for row in values(response)] == [SCRIPT, "3"]


@pytest.mark.parametrize("items", ["", "nonsense", "[]", "{}", "[1]", "null", "[" * 100_000])
def test_change_of_what_cannot_be_read_says_so(writer, items):
    response = writer.post(CHANGE, {"items": items})
    assert faults(response) == {"": [UNREADABLE]}
    assert values(response) == []


def test_change_takes_citations_too_long_for_an_address(writer, chen):
    items = [{"source": chen.pk, "locator": "9" * 10_000}] * MOST_SOURCES
    assert len(values(writer.post(CHANGE, {"items": json.dumps(items)}))) == MOST_SOURCES


def test_more_sources_take_no_more_queries(writer, chen, hao, django_assert_max_num_queries):
    def queries(rows):
        with django_assert_max_num_queries(100) as captured:
            writer.post(CITE, sent(*rows))
        return len(captured)

    assert queries([{"source": chen.pk}]) == queries([{"source": chen.pk}, {"source": hao.pk}] * 10)


# --- Searching -------------------------------------------------------------------------------------------------------


def found(client, words):
    data = answer(client.get(SEARCH, {"q": words}))
    options = lxml_html.fromstring(f"<ul>{data['options']}</ul>").xpath("//*[@role='option']/@data-name")
    return options, data["told"]


@pytest.mark.parametrize("words", ["chen", "JIAN chen", "road korean", "1994", "chen1994", "chén 94"])
def test_search_finds_by_author_title_year_and_key(writer, chen, hao, words):
    assert found(writer, words) == (["Chen 1994"], "1 source found.")


def test_search_wants_every_word(writer, chen, hao):
    assert found(writer, "chen 1990") == ([], "No source has all these words.")
    assert found(writer, "china") == (["Chen 1994", "Hao and Zhai 1990"], "2 sources found.")


@pytest.mark.parametrize("words", ["", "   "])
def test_search_for_nothing_shows_what_came_last(writer, chen, hao, words):
    assert found(writer, words) == (["Hao and Zhai 1990", "Chen 1994"], "The sources that were added last.")


def test_site_without_sources_says_so(writer):
    assert found(writer, "") == ([], "There are no sources yet.")


@pytest.mark.parametrize("words", ["%", '"', "\x00", "'; --", "é" * 5_000, "a " * 5_000])
def test_search_for_anything_answers(writer, chen, words):
    assert writer.get(SEARCH, {"q": words}).status_code == 200


def test_search_shows_the_first_of_many(writer):
    for number in range(FOUND_AT_ONCE + 2):
        make_source(f"chen{1950 + number}", issued=str(1950 + number), live=False)
    options, told = found(writer, "chen")
    assert len(options) == FOUND_AT_ONCE
    assert told == "The first 10 are shown. Type more to find yours."


def test_markup_in_a_source_stays_text(writer):
    make_source(title=f"Title {SCRIPT}", authors=[(f"Chen{SCRIPT}", "Jian")], live=False)
    assert "<script>" not in answer(writer.get(SEARCH))["options"]
