"""What templates are told of terms, their list and their cards."""

import pytest
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR
from glossary import presenters
from glossary.models import GlossaryIndexPage
from publishing.actions import publish, withdraw, withhold
from publishing.editions import current_edition, permanent_edition
from publishing.previews import preview_edition
from publishing.rendering import make_edition
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite, make_glossary, make_term, name, term_link, the_source
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def shown(term) -> dict:
    """What the term's own page is told."""
    return presenters.term(make_edition(fresh(term).document))[1]


def shown_for_ever(term, number: int = 1) -> dict:
    return presenters.term(permanent_edition(fresh(term).document.versions.get(number=number)))[1]


def test_term_tells_what_stands_above_its_texts():
    term = make_term(
        names=[name("彭德怀", "zh-Hans", "Hans"), name("CPV", "en", is_abbreviation=True)],
        subjects=["Korea", "China"],
        perspective_author="The editors",
    )
    context = shown(term)
    entry = context["term"]
    assert (entry["title"], entry["kind"], entry["perspective_author"]) == ("Peng Dehuai", "Person", "The editors")
    assert entry["subjects"] == ["China", "Korea"]
    assert [(each["text"], each["lang"], each["is_abbreviation"]) for each in entry["names"]] == [
        ("彭德怀", "zh-Hans", False),
        ("CPV", "en", True),
    ]
    assert context["definition"] == "Peng Dehuai commanded the Volunteers."
    assert context["index_path"] == "/glossary/"


def test_term_heads_each_text_and_signs_the_critical_perspective():
    term = make_term(perspective_author="<A. B.>")
    html, anchor = shown(term)["term"]["html"], term.document.anchor
    places = [html.index(f'id="{anchor}-b{field}"><h2') for field in term.text_fields]
    assert places == sorted(places)
    assert html.count("<h2") == 3
    assert html.index("Signed: &lt;A. B.&gt;") > places[2]


def test_headings_lead_to_what_is_there():
    term = make_term(reading=[make_source("hao1990")])
    anchor = term.document.anchor
    texts = [f"{anchor}-b{name}" for name in ("definition", "full_description", "critical_perspective")]
    before = [*texts, f"{anchor}-bfurther_reading"]
    assert [each["anchor"] for each in shown(term)["headings"]] == [*before, "bibliography"]
    make_section(make_article(), body=body(("text", f"<p>{term_link(term)}</p>")))
    assert [each["anchor"] for each in shown(term)["headings"]] == [*before, "where-used", "bibliography"]


def test_reference_managers_find_each_source_once():
    term = make_term(reading=[the_source(), make_source("hao1990", "Decision")])
    context = shown(term)
    assert [bool(each["coins"]) for each in context["reading"]] == [False, True]
    assert [each["title"] for each in context["bibliography"]] == ["China’s Road to the Korean War"]


def test_link_to_the_term_itself_is_plain_text():
    term = make_term(live=False)
    revised = revise(term, full_description=f"<p>{term_link(term, 'He')} led.</p>")
    version = revised.document.current_version
    plain = f'<a data-document="{term.document_id}">He</a>'
    assert plain in shown(term)["term"]["html"]
    assert plain in presenters.card(version)[1]["texts"]["full_description"]


def test_preview_of_a_draft_shows_what_there_is():
    term = make_term(live=False, kind="", critical_perspective="", definition="")
    _, context = presenters.term(preview_edition(fresh(term)))
    assert context["term"]["kind"] == ""
    assert "The life of Peng Dehuai." in context["term"]["html"]
    assert [each["text"] for each in context["headings"]] == ["Full description"]


# --- Where used ------------------------------------------------------------------------------------------------------
def test_uses_tell_section_article_and_words():
    term = make_term()
    section = make_section(
        make_article(), "Who decided", body=body(("text", f"<p>{term_link(term, 'Peng')}</p>", "b1"))
    )
    path, anchor = "/articles/the-intervention/who-decided/", section.document.anchor
    (use,) = shown(term)["uses"]
    assert (use["title"], use["path"], use["container"]) == ("Who decided", path, "The intervention")
    assert [(place.words, place.address) for place in use["places"]] == [("“Peng”", f"{path}#{anchor}-bb1")]


def test_places_are_told_in_the_order_of_the_text():
    term = make_term()
    texts = [
        ("text", f"<p>{term_link(term, words)}</p>", key) for key, words in (("z9", "P"), ("a1", "Q"), ("m5", "R"))
    ]
    make_section(make_article(), body=body(*texts))
    (use,) = shown(term)["uses"]
    assert [place.words for place in use["places"]] == ["“P”", "“Q”", "“R”"]


def test_same_place_is_told_once():
    term = make_term()
    text = f"<p>{term_link(term)} and {term_link(term)}</p>"
    make_section(make_article(), body=body(("text", text)))
    (use,) = shown(term)["uses"]
    assert [place.words for place in use["places"]] == ["“Peng Dehuai”"]


def test_uses_leave_out_what_readers_cannot_read():
    term = make_term()
    text = body(("text", f"<p>{term_link(term)}</p>"))
    article = make_article()
    chief = UserFactory(role=CHIEF_EDITOR)
    sections = {title: make_section(article, title, body=text) for title in ("Open", "Withdrawn", "Withheld", "Closed")}
    make_section(article, "Draft", body=text, live=False)
    withdraw(page=sections["Withdrawn"], by=chief, reason="Wrong.")
    withhold(version=sections["Withheld"].document.current_version, by=chief, reason="A court.")
    restrict(sections["Closed"])
    revise(make_section(article, "Once", body=text), body=body("No term."))
    assert [use["title"] for use in shown(term)["uses"]] == ["Open"]


def test_permanent_page_does_not_tell_where_a_term_is_used():
    term = make_term()
    make_section(make_article(), body=body(("text", f"<p>{term_link(term)}</p>")))
    assert shown_for_ever(term)["uses"] == []


# --- Further reading -------------------------------------------------------------------------------------------------
def reading(context: dict) -> list[tuple[str, str]]:
    return [(each["title"], each["path"]) for each in context["reading"]]


def test_further_reading_stands_in_the_editors_order_each_source_once():
    shen, chen = make_source("shen2012", title="Mao, Stalin and the Korean War"), the_source()
    term = make_term(reading=[shen, chen, shen])
    assert reading(shown(term)) == [
        ("Mao, Stalin and the Korean War", "/sources/shen2012/"),
        ("China’s Road to the Korean War", "/sources/chen1994/"),
    ]


def test_corrected_source_shows_on_the_term_as_it_is_now_not_in_what_was_published():
    source = make_source("hao1990", title="Decision")
    term = make_term(reading=[source])
    source.csl = source.csl | {"title": "China’s Decision"}
    publish(pages=[source])
    assert reading(shown(term)) == [("China’s Decision", "/sources/hao1990/")]
    assert reading(shown_for_ever(term)) == [("Decision", "/sources/hao1990/")]


def test_further_reading_leaves_out_what_readers_cannot_have():
    draft, gone = make_source("hao1990", live=False), make_source("shen2012")
    term = make_term(reading=[draft, gone])
    withdraw(page=gone, by=UserFactory(role=CHIEF_EDITOR), reason="Twice in the list.")
    assert reading(shown(term)) == []
    assert [path for _, path in reading(shown_for_ever(term))] == ["/sources/shen2012/"]


# --- Cards -----------------------------------------------------------------------------------------------------------
def test_card_tells_the_texts_of_its_version_without_notes():
    term = make_term(
        definition=f"<p>A general{cite()}.</p>", names=[name("彭德怀", "zh-Hans"), name("彭德懷", "zh-Hant")]
    )
    revise(term, definition="<p>A marshal.</p>")
    versions = term.document.versions
    template, context = presenters.card(versions.get(number=1))
    assert template == "glossary/card.html"
    assert context["texts"]["definition"] == "<p>A general.</p>"
    assert presenters.card(versions.get(number=2))[1]["texts"]["definition"] == "<p>A marshal.</p>"
    assert [each["text"] for each in context["names"]] == ["彭德怀"]
    assert (context["path"], context["permanent_path"]) == ("/glossary/peng-dehuai/", "/glossary/peng-dehuai/v1/")
    assert all("#" not in text and ' id="' not in text for text in context["texts"].values())


# --- The list --------------------------------------------------------------------------------------------------------
def listing(question=None) -> dict:
    return presenters.glossary_index(current_edition(GlossaryIndexPage.objects.get().document), question)[1]


def titles(context: dict) -> list[str]:
    return [entry.title for letter in context["letters"] for entry in letter["entries"]]


def test_list_has_every_published_term_from_a_to_z():
    for title in ("Élan", "Peng Dehuai", "Eisenhower", "38th Parallel", "peace talks", "抗美援朝"):
        make_term(title)
    make_term("Lin Biao", live=False)
    context = listing()
    assert titles(context) == ["38th Parallel", "Eisenhower", "Élan", "peace talks", "Peng Dehuai", "抗美援朝"]
    assert (context["total"], context["count"], context["is_filtered"]) == (6, 6, False)
    assert [letter["letter"] for letter in context["letters"] if letter["entries"]] == ["0–9", "E", "P", "…"]
    assert len(context["letters"]) == 28


def test_list_leaves_out_terms_that_readers_cannot_have():
    make_term("Open")
    withdraw(page=make_term("Withdrawn"), by=UserFactory(role=CHIEF_EDITOR), reason="Empty.")
    restrict(make_term("Closed"))
    assert titles(listing()) == ["Open"]


def test_list_tells_of_a_term_what_its_version_says():
    names = [name("彭德怀", "zh-Hans"), name("彭德懷", "zh-Hant"), name("PDH", is_abbreviation=True), name("Marshal")]
    make_term(definition="<p>A general.</p><p>And more.</p>", names=names)
    (entry,) = [entry for letter in listing()["letters"] for entry in letter["entries"]]
    assert (entry.path, entry.kind_label, entry.definition) == ("/glossary/peng-dehuai/", "Person", "A general.")
    assert [each["text"] for each in entry.names_beside_title] == ["彭德怀", "PDH"]


def test_permanent_page_of_the_list_has_its_own_words_only():
    make_term()
    glossary = make_glossary()
    _, context = presenters.glossary_index(permanent_edition(glossary.document.current_version))
    assert (titles(context), context["total"]) == ([], 0)


@pytest.fixture
def four():
    names = [name("P’eng Te-huai", "zh-Latn"), name("彭德怀", "zh-Hans")]
    make_term("Peng Dehuai", names=names, subjects=["Korea", "China"])
    make_term("Volunteers", kind="organisation", subjects=["Korea"], names=[name("CPV", "en", is_abbreviation=True)])
    make_term("Lin Biao", subjects=["China"])
    make_term("Yalu", kind="place", names=[name("압록강", "ko")])


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"q": "peng te huai"}, ["Peng Dehuai"]),
        ({"q": "PENG DE"}, ["Peng Dehuai"]),
        ({"q": "彭德"}, ["Peng Dehuai"]),
        ({"q": "압록"}, ["Yalu"]),
        ({"q": "cpv"}, ["Volunteers"]),
        ({"q": "zzz"}, []),
        ({"q": "?!"}, []),
        ({"q": ""}, ["Lin Biao", "Peng Dehuai", "Volunteers", "Yalu"]),
        ({"kind": "person"}, ["Lin Biao", "Peng Dehuai"]),
        ({"subject": "Korea"}, ["Peng Dehuai", "Volunteers"]),
        ({"kind": "person", "subject": "Korea"}, ["Peng Dehuai"]),
        ({"kind": "person", "subject": "China", "q": "lin"}, ["Lin Biao"]),
    ],
)
def test_list_answers_a_question(four, question, found):
    context = listing(question)
    assert titles(context) == found
    assert (context["count"], context["total"], context["is_filtered"]) == (len(found), 4, True)


@pytest.mark.parametrize(
    ("question", "field", "message"),
    [
        ({"kind": "general"}, "kind", "There is no such kind of term here: all kinds are shown."),
        ({"subject": "Botany"}, "subject", "No term has that subject: all subjects are shown."),
        ({"q": "x" * 101}, "q", "Look for at most 100 characters: all names are shown."),
        ({"q": "a\x00b"}, "q", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_answered_is_told_and_passed_over(four, question, field, message):
    context = listing(question)
    assert context["form"].errors == {field: [message]}
    assert context["count"] == 4


def test_choices_are_counted(four):
    form = listing()["form"]
    assert form.fields["kind"].choices == [
        ("", "All kinds"),
        ("person", "Person (2)"),
        ("place", "Place (1)"),
        ("organisation", "Organisation (1)"),
    ]
    assert form.fields["subject"].choices == [("", "All subjects"), ("China", "China (2)"), ("Korea", "Korea (2)")]
