"""What texts are searched for on behalf of historians and schools, and what becomes of it in texts."""

import re

import pytest

from historiography.linking import first_sentence, historian_entry, school_entry
from linking.engine import Entry, Kind, Name, Status, SurnameUse
from linking.models import Mention
from publishing.actions import publish
from tests.factories.glossary import cite
from tests.factories.historiography import historian_name, make_historian, make_school
from tests.factories.pages import body, fresh, make_article, make_section
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


def test_entry_of_a_historian():
    profile = f"<p>With Allan R. Millett he edited memoirs{cite()}. Then he taught.</p>"
    names = [historian_name("陈兼", "zh-Hans", "Hans"), historian_name("Chen Jian", "zh-Latn")]
    historian = make_historian(names=names, profile=profile)
    assert historian_entry(historian.document.current_version) == Entry(
        key=str(historian.document_id),
        kind=Kind.PERSON,
        names=(Name("Chen Jian"), Name("陈兼", language="zh-Hans", script="Hans")),
        description="With Allan R. Millett he edited memoirs.",
        surname="Chen",
        surname_use=SurnameUse.AFTER_FULL_NAME,
    )


def test_entry_of_a_school():
    school = make_school(names=["traditionalists"], thesis="<p>Moscow ordered it. Nobody else could.</p>")
    assert school_entry(school.document.current_version) == Entry(
        key=str(school.document_id),
        kind=Kind.CONCEPT,
        names=(Name("Orthodox school"), Name("traditionalists")),
        description="Moscow ordered it.",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<p>One. Two.</p>", "One."),
        ("<p>“One.” Two.</p>", "“One.”"),
        ("<p>J. L. Gaddis wrote. More.</p>", "J. L. Gaddis wrote."),
        ("<p>No end</p><p>More.</p>", "No end"),
        ("", ""),
    ],
)
def test_first_sentence_of_a_text(text, sentence):
    assert first_sentence(text) == sentence


def mentions(text: str) -> list[tuple[str, str, int | None]]:
    article = make_article(live=False)
    section = make_section(article, body=body(text), live=False)
    publish(pages=[article, section])
    found = Mention.objects.filter(version=fresh(section).document.current_version).order_by("position")
    return [(mention.quote, mention.status, mention.target_id) for mention in found]


def test_surname_is_linked_after_the_full_name_only():
    document = make_historian().document_id
    assert mentions("Chen saw it first. Later Chen Jian read the telegrams, and Chen was right.") == [
        ("Chen", Status.SUGGESTED, document),
        ("Chen Jian", Status.LINKED, document),
        ("Chen", Status.LINKED, document),
    ]


def test_native_name_of_a_historian_is_linked():
    document = make_historian(names=[historian_name("沈志华", "zh-Hans", "Hans")], title="Shen Zhihua", slug="shen")
    assert mentions("So 沈志华 wrote.") == [("沈志华", Status.LINKED, document.document_id)]


def test_name_of_two_historians_is_suggested_only():
    make_historian(slug="one", distinction="historian")
    make_historian(slug="two", distinction="painter")
    assert [(quote, status) for quote, status, _ in mentions("Chen Jian saw it.")] == [("Chen Jian", Status.SUGGESTED)]


def test_school_is_linked_by_title_and_by_what_it_is_called():
    document = make_school(names=["traditionalist historians"]).document_id
    assert mentions("The Orthodox school ruled; traditionalist historians agreed.") == [
        ("Orthodox school", Status.LINKED, document),
        ("traditionalist historians", Status.LINKED, document),
    ]


def test_own_text_leads_to_others_and_never_to_itself(client, rendering):
    school = make_school()
    make_historian(profile="<p>Chen Jian and the Orthodox school. Chen wrote.</p>")
    html = client.get("/historiography/historians/chen-jian/").content.decode()
    linked = re.findall(r'<a data-document="(\d+)"[^>]* href="([^"]+)"', html)
    assert linked == [(str(school.document_id), "/historiography/orthodox-school/")]


# --- Cards -----------------------------------------------------------------------------------------------------------
def card(client, path: str) -> str:
    response = client.get(f"{path}v1/card/")
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_card_of_a_historian_tells_names_years_and_schools(client):
    whole = make_school()
    part = make_school("Truman school", parent=whole)
    make_historian(
        names=[historian_name("陈兼", "zh-Hans", "Hans")],
        life_dates="1952/..",
        affiliation="Cornell",
        schools=[whole, (part, "1990/..", "late"), (part, "", "")],
        works=[make_source()],
    )
    html = card(client, "/historiography/historians/chen-jian/")
    assert words(html) == (
        "Historian Chen Jian 陈兼 born 1952 Cornell Orthodox school Truman school Chen Jian wrote on the war. "
        "Version 1 Read more about Chen Jian →"
    )
    assert re.findall(r'class="(school-mark [^"]+)"', html) == [
        "school-mark school-mark--square",
        "school-mark school-mark--square school-mark--part",
    ]
    assert '<span class="term-card__native" lang="zh-Hans">陈兼</span>' in html


def test_card_of_a_school_tells_mark_period_and_thesis(client):
    make_school(period="1950/1959")
    html = card(client, "/historiography/orthodox-school/")
    assert words(html) == (
        "School of historians Orthodox school 1950–1959 The Orthodox school holds that Moscow gave the order. "
        "Version 1 Read more about Orthodox school →"
    )
    assert re.findall(r'class="(school-mark [^"]+)"', html) == ["school-mark school-mark--square"]


def test_card_leads_to_no_entry_of_its_own(client):
    school = make_school()
    assert f'<a data-document="{school.document_id}" ' not in card(client, "/historiography/orthodox-school/")


def test_card_stays_as_it_was_when_a_school_changes(client):
    school = make_school()
    make_historian(schools=[school])
    before = card(client, "/historiography/historians/chen-jian/")
    school.title, school.change_kind = "Old school", "wording"
    publish(pages=[school])
    assert card(client, "/historiography/historians/chen-jian/") == before


def test_hostile_name_is_text_on_a_card(client):
    make_school("<b>x</b> school", slug="x", short_title="X")
    assert "&lt;b&gt;x&lt;/b&gt; school" in card(client, "/historiography/x/")
