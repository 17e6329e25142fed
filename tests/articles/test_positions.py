"""What sections show of the positions of schools: beside them, and in the place of blocks."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR, EDITOR
from articles import presenters
from articles.models import SectionPage, SectionPosition
from articles.positions import beside, dependants_of
from historiography.models import Position
from publishing.actions import publish, withdraw, withhold
from publishing.compilation.compiling import compile_page
from publishing.editions import current_edition, edition_html, permanent_edition
from publishing.invalidation import affected_by
from publishing.models import Dependency
from publishing.rendering import make_edition
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite, the_source
from tests.factories.historiography import make_historiography, make_position, make_question, make_school
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def historiography(site):
    return make_historiography()


def choosing(*positions) -> list[SectionPosition]:
    return [SectionPosition(position=position, sort_order=place) for place, position in enumerate(positions)]


def make_section_beside(*positions, article=None, title="Decision", **fields) -> SectionPage:
    return make_section(article or make_article(), title, positions=choosing(*positions), **fields)


def question_block(question, key="11111111-0000-4000-8000-000000000000") -> tuple:
    return ("positions", {"question": question.pk}, key)


def make_section_on(*questions, article=None, title="Debate") -> SectionPage:
    keys = [f"{number:08}-0000-4000-8000-000000000000" for number, _ in enumerate(questions, 1)]
    blocks = [question_block(question, key) for question, key in zip(questions, keys, strict=True)]
    return make_section(article or make_article(), title, body=body("Before.", *blocks, "After."))


def revise_record(record, **fields):
    record = type(record).objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    record.change_kind = "wording"
    publish(pages=[record])
    return type(record).objects.get(pk=record.pk)


def live(page):
    return current_edition(fresh(page).document)


def shown(edition) -> list[dict]:
    return beside(edition).get(edition.version.pk, [])


def text_of(edition) -> str:
    return edition.bodies()[edition.version.pk]


def claims(html: str) -> list[str]:
    return re.findall(r"</span> ([^<]+)</p>", html)


# --- Beside a section ---


def test_section_shows_the_positions_chosen_in_their_order(historiography):
    question = make_question()
    orthodox = make_position(question, make_school(), claim="Moscow decided.")
    revisionist = make_position(question, make_school("Revisionist school"), claim="Fear decided.")
    section = make_section_beside(revisionist, orthodox)
    assert shown(live(section)) == [
        {
            "claim": "Fear decided.",
            "school": "Revisionist",
            "mark": "triangle",
            "is_part": False,
            "question": "Why did China enter the war?",
            "path": revisionist.public_path(),
        },
        {
            "claim": "Moscow decided.",
            "school": "Orthodox",
            "mark": "square",
            "is_part": False,
            "question": "Why did China enter the war?",
            "path": orthodox.public_path(),
        },
    ]


def test_live_section_follows_a_position_and_the_permanent_one_does_not(historiography):
    position = make_position(claim="Moscow decided.")
    section = make_section_beside(position)
    version = section.document.current_version
    revise_record(position, claim="Moscow and Beijing decided.")
    assert [entry["claim"] for entry in shown(live(section))] == ["Moscow and Beijing decided."]
    [then] = shown(permanent_edition(version))
    assert (then["claim"], then["path"]) == ("Moscow decided.", f"{position.public_path()}v1/")


def test_withdrawn_position_vanishes_from_the_live_page_only(historiography):
    position = make_position()
    section = make_section_beside(position)
    withdraw(page=position, by=None, reason="Doubtful.")
    assert shown(live(section)) == []
    assert len(shown(permanent_edition(section.document.current_version))) == 1


def test_position_published_after_its_section_stands_on_the_live_page_only(historiography):
    position = make_position(live=False)
    section = make_section_beside(position)
    assert shown(live(section)) == []
    publish(pages=[position])
    assert len(shown(live(section))) == 1
    assert shown(permanent_edition(fresh(section).document.current_version)) == []


def test_unpublished_position_is_a_warning(historiography):
    section = make_section_beside(make_position(live=False))
    [fault] = compile_page(section).faults
    assert (fault.severity, fault.field, fault.message) == (
        "warning",
        "positions",
        "“Orthodox on “Why did China enter the war?”” is not published. Readers do not see it until it is.",
    )


def test_position_behind_a_restriction_is_not_shown(historiography):
    section = make_section_beside(make_position())
    edition = current_edition(section.document, restricted_paths=["/historiography/"])
    assert shown(edition) == []


@pytest.mark.parametrize("name", ["question", "school"])
@pytest.mark.parametrize("edition_of", [live, lambda page: permanent_edition(page.document.current_version)])
def test_position_is_not_shown_while_what_it_belongs_to_is_withheld(historiography, name, edition_of):
    position = make_position()
    beside_it, on_it = make_section_beside(position), make_section_on(position.question, article=make_article("Other"))
    whole = fresh(position.school) if name == "school" else position.question
    withhold(version=whole.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="Court order.")
    assert shown(edition_of(fresh(beside_it))) == []
    html = text_of(edition_of(fresh(on_it)))
    assert ["Orthodox" in html, position.claim in html, "Why did" in html] == [False, False, name == "school"]


def test_position_of_a_school_behind_a_restriction_is_not_shown(historiography):
    position = make_position()
    section = make_section_beside(position)
    PageViewRestriction.objects.create(page=position.school.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert shown(make_edition(fresh(section).document)) == []


def test_article_shows_positions_beside_each_of_its_sections(historiography):
    article = make_article()
    position = make_position()
    make_section_beside(position, article=article, title="One")
    make_section_beside(article=article, title="Two")
    sections = presenters.article(live(article))[1]["sections"]
    assert [[entry["claim"] for entry in section["positions"]] for section in sections] == [["Beijing decided."], []]


def test_page_names_school_question_and_claim(historiography):
    section = make_section_beside(make_position())
    html = edition_html(live(section))
    assert "What historians say" in html
    shown = html.partition('class="positions__question">')[2].partition("</aside>")[0]
    assert (
        " ".join(re.sub(r"<[^>]+>", " ", f"<p>{shown}").split())
        == "Why did China enter the war? Orthodox: Beijing decided."
    )


@pytest.mark.parametrize("count", [1, 3])
def test_positions_beside_sections_cost_the_same_for_one_and_three(historiography, count):
    question = make_question()
    positions = [make_position(question, make_school(f"School{n} school")) for n in range(count)]
    article = make_article()
    for number, position in enumerate(positions):
        make_section_beside(position, article=article, title=f"S{number}")
    edition = live(article)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(beside(edition)) == count
    assert len(asked) == 2


def test_choice_of_positions_makes_a_version_and_none_leaves_it_as_it_was(historiography):
    position = make_position()
    section = make_section(make_article(), "Decision")
    assert "positions" not in section.document.current_version.fields
    section = revise(section, positions=choosing(position), change_kind="source")
    assert section.document.current_version.number == 2
    assert section.document.current_version.fields["positions"] == [{"position": position.pk}]


# --- Blocks in bodies ---


def test_version_holds_the_question_and_readers_get_its_positions(historiography):
    question = make_question()
    section = make_section_on(question)
    make_position(question, claim="Moscow decided.")
    held = section.document.current_version.body
    assert (
        f'<p class="stand-in stand-in--positions"><a data-document="{question.document_id}" '
        f'href="{question.public_path()}">Why did China enter the war?</a></p>' in held
    )
    html = text_of(live(section))
    assert (claims(html), "stand-in" in html) == (["Moscow decided."], False)


def test_block_shows_schools_in_the_order_of_the_tree_with_argument_notes_and_links(historiography):
    question = make_question()
    first, second = make_school(), make_school("Revisionist school")
    make_position(question, second, claim="Second.", argument=f"<p>So they argue{cite()}.</p>")
    make_position(question, first, claim="First.")
    html = text_of(live(make_section_on(question)))
    assert claims(html) == ["First.", "Second."]
    assert re.findall(r'href="([^"]+)">This position', html) == [
        f"{question.public_path()}orthodox-school/",
        f"{question.public_path()}revisionist-school/",
    ]
    assert "<p>So they argue" in html
    assert html.count('<section class="notes') == html.count("<details") == 2


def test_permanent_block_shows_positions_as_they_were(historiography):
    question = make_question()
    position = make_position(question, claim="Moscow decided.")
    section = make_section_on(question)
    version = section.document.current_version
    revise_record(position, claim="Moscow and Beijing decided.")
    make_position(question, make_school("Revisionist school"), claim="Fear decided.")
    revise_record(question, title="Why, then?")
    assert claims(text_of(live(section))) == ["Moscow and Beijing decided.", "Fear decided."]
    then = text_of(permanent_edition(version))
    assert (claims(then), "Why did China enter the war?" in then) == (["Moscow decided."], True)
    assert f'href="{position.public_path()}v1/"' in then


def test_permanent_block_leaves_out_what_was_withdrawn_before_it_and_keeps_what_was_later(historiography):
    question = make_question()
    gone = make_position(question, claim="Moscow decided.")
    make_position(question, make_school("Revisionist school"), claim="Fear decided.")
    section = make_section_on(question)
    before = section.document.current_version
    withdraw(page=gone, by=None, reason="Doubtful.")
    then = revise(section, title="Debate of old").document.current_version
    back = revise_record(gone, claim="Moscow decided, perhaps.")
    after = revise(section, title="Debate anew").document.current_version
    withdraw(page=back, by=None, reason="Doubtful.")
    found = [claims(text_of(permanent_edition(version))) for version in (before, then, after)]
    assert found == [
        ["Moscow decided.", "Fear decided."],
        ["Fear decided."],
        ["Moscow decided, perhaps.", "Fear decided."],
    ]


def test_position_that_comes_back_in_the_same_set_as_its_section_stands_in_its_permanent_block(historiography):
    question = make_question()
    position = make_position(question)
    withdraw(page=position, by=None, reason="Doubtful.")
    section = fresh(make_section_on(question))
    section.title, section.change_kind = "Debate anew", "wording"
    publish(pages=[Position.objects.get(), section])
    assert claims(text_of(permanent_edition(fresh(section).document.current_version))) == ["Beijing decided."]


def test_permanent_block_keeps_the_order_of_schools_when_the_tree_changes(historiography):
    question = make_question()
    second = make_school("Revisionist school", mark="triangle")
    part = make_school("Newer school", parent=second)
    first = make_school(mark="square")
    for school in (part, second, first):
        make_position(question, school, claim=f"{school.short_title} claim.")
    section = make_section_on(question)
    version = section.document.current_version
    ordered = ["Orthodox claim.", "Revisionist claim.", "Newer claim."]
    assert claims(text_of(permanent_edition(version))) == ordered
    assert claims(text_of(live(section))) == ["Revisionist claim.", "Newer claim.", "Orthodox claim."]
    fresh(first).move(fresh(historiography), pos="first-child")
    assert claims(text_of(permanent_edition(version))) == ordered
    assert claims(text_of(live(section))) == ["Orthodox claim.", "Revisionist claim.", "Newer claim."]


def test_withdrawn_question_is_shown_as_nothing(historiography):
    question = make_question()
    position = make_position(question)
    section = make_section_on(question)
    withdraw(page=position, by=None, reason="Doubtful.")
    withdraw(page=question, by=None, reason="Doubtful.")
    html = text_of(live(section))
    assert ("positions-on" in html, "Why did China" in html) == (False, False)
    [fault] = compile_page(section).faults
    assert (fault.severity, fault.message) == (
        "warning",
        "“Why did China enter the war?” is not published. Readers see nothing in the place of this block until it is.",
    )


def test_withdrawn_position_leaves_the_block(historiography):
    question = make_question()
    section = make_section_on(question)
    withdraw(page=make_position(question), by=None, reason="Doubtful.")
    html = text_of(live(section))
    assert (claims(html), "No school’s answer is recorded yet." in html) == ([], True)


def test_question_that_was_deleted_is_an_error(historiography):
    question = make_question(live=False)
    section = make_section(make_article(), body=body(question_block(question)), live=False)
    question.delete()
    [error] = compile_page(fresh(section)).errors
    assert error.block == "11111111-0000-4000-8000-000000000000"


def test_question_shown_twice_tells_arguments_once(historiography):
    question = make_question()
    position = make_position(question)
    article = make_article()
    make_section_on(question, article=article, title="One")
    make_section_on(question, article=article, title="Two")
    html = "".join(section["html"] for section in presenters.article(live(article))[1]["sections"])
    assert (html.count(position.claim), html.count("<details")) == (2, 1)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("count", [1, 3])
def test_blocks_cost_the_same_for_one_and_three(historiography, count):
    schools = [make_school(f"School{n} school") for n in range(count)]
    questions = [make_question(f"Question {n}?") for n in range(count)]
    for question in questions:
        for school in schools:
            make_position(question, school)
    edition = live(make_section_on(*questions))
    with CaptureQueriesContext(connection) as asked:
        assert len(claims(text_of(edition))) == count**2
    assert len(asked) == 9


# --- What is made anew ---


def test_sections_that_show_a_position_depend_on_it(historiography):
    question = make_question()
    position = make_position(question)
    chosen = make_section_beside(position, title="One")
    showing = make_section_on(question, article=make_article("Another"), title="Two")
    make_section(make_article("Third"), "Three")
    rows = Dependency.objects.filter(version=chosen.document.current_version).values_list("document", "block")
    assert list(rows) == [(position.document_id, "positions")]
    both = {chosen.document_id, showing.document_id}
    assert dependants_of(position.document) == both
    assert dependants_of(position.school.document) == both
    assert dependants_of(the_source().document) == both
    assert dependants_of(question.document) == both
    assert dependants_of(make_source("other", "Another").document) == set()
    articles = {page.get_parent().specific.document_id for page in (chosen, showing)}
    assert both | articles <= set(affected_by(position.document).values_list("pk", flat=True))


# --- For editors and in comparisons ---


def test_editor_chooses_positions_and_questions(historiography, client):
    section = make_section_on(make_question())
    client.force_login(UserFactory(role=EDITOR))
    html = client.get(f"/admin/pages/{section.pk}/edit/").content.decode()
    choosers = ("position", "question")
    assert [name for name in choosers if f"/admin/snippets/choose/historiography/{name}/" not in html] == []
    assert "Positions on a question" in html


def test_comparison_tells_positions_by_school_and_question(historiography):
    position = make_position()
    section = make_section_beside(position, key_question="Who?")
    assert SectionPage.fields_in_words(section.document.current_version.fields) == {
        "Title": "Decision",
        "Key question": "Who?",
        "Positions": "Orthodox on “Why did China enter the war?”",
    }
