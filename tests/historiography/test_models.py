"""What schools, historians, questions and positions must be: by their forms, their models and the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Page

from articles.models import HomePage
from historiography.models import (
    ArchiveOpening,
    HistorianIndexPage,
    HistorianName,
    HistorianPage,
    HistorianWork,
    HistoriographyIndexPage,
    Membership,
    Position,
    Question,
    SchoolName,
    SchoolPage,
    SchoolWork,
)
from publishing.actions import publish, withdraw
from publishing.compilation.compiling import compile_page
from publishing.faults import PublicationRefused
from publishing.records import PublishableRecord
from tests.factories.glossary import cite
from tests.factories.historiography import (
    make_historian,
    make_historiography,
    make_position,
    make_question,
    make_school,
)
from tests.factories.pages import fresh
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
PAGES = [HistoriographyIndexPage, SchoolPage, HistorianIndexPage, HistorianPage]


def refusal(draft) -> list[tuple[str | None, str]]:
    with pytest.raises(PublicationRefused) as refused:
        publish(pages=[draft])
    return [(fault.field or fault.block, fault.message) for fault in refused.value.faults]


def refused_by_the_database(work) -> str:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        work()
    return str(error.value)


def messages(draft) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        draft.full_clean()
    return error.value.message_dict


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (HistoriographyIndexPage, {SchoolPage, HistorianIndexPage}),
        (SchoolPage, set()),
        (HistorianIndexPage, {HistorianPage}),
        (HistorianPage, set()),
    ],
)
def test_page_takes_children_of_its_kinds_only(parent, children):
    assert set(parent.allowed_subpage_models()) == children


def test_indexes_stand_once():
    index = make_historiography()
    assert HistoriographyIndexPage in HomePage.allowed_subpage_models()
    assert HistoriographyIndexPage.can_create_at(HomePage.objects.get()) is False
    assert HistorianIndexPage.can_create_at(index) is False


@pytest.mark.parametrize(
    ("model", "address"),
    [(HistoriographyIndexPage, "/historiography/"), (HistorianIndexPage, "/historiography/historians/")],
)
def test_index_stays_at_its_address(model, address):
    make_historiography()
    page = model.objects.get()
    page.slug = "elsewhere"
    assert address in messages(page)["slug"][0]


@pytest.mark.parametrize("slug", ["historians", "questions", "compare", "history", "v3"])
def test_school_has_no_slug_that_the_site_needs(slug):
    assert (
        make_school(live=False)
        .slug_fault(slug, HistoriographyIndexPage.objects.get())
        .startswith(f"The slug “{slug}” is reserved for the site itself.")
    )


@pytest.mark.parametrize("model", [*PAGES, Question, Position])
def test_fields_of_a_version_exist_and_hold_everything_an_editor_writes(model):
    for field in model.version_fields:
        model._meta.get_field(field)
    own = {field.name for field in model._meta.local_fields if not field.is_relation}
    if issubclass(model, PublishableRecord):
        own -= {field.name for parent in PublishableRecord.mro() for field in _fields_of(parent)} | {"id"}
    assert own - {"change_kind", "change_note", "citation_count"} <= set(model.version_fields)


def _fields_of(model) -> list:
    return model._meta.local_fields if hasattr(model, "_meta") else []


# --- Schools ---------------------------------------------------------------------------------------------------------
def test_school_takes_the_next_mark():
    assert [make_school(f"School {name}", short_title=name).mark for name in "ABC"] == ["square", "triangle", "circle"]


def test_school_within_another_has_its_mark():
    make_school()
    whole = make_school("Revisionist school")
    assert make_school("Wisconsin school", parent=whole, mark="star").mark == "triangle"


def test_school_is_not_its_own_parent_by_its_model():
    school = make_school()
    school.parent_school = school
    assert messages(school)["parent_school"] == ["A school cannot be part of itself. Choose another, or none."]


def test_school_is_not_its_own_parent_by_the_database():
    school = make_school()
    own = {"parent_school": school.pk}
    error = refused_by_the_database(lambda: SchoolPage.objects.filter(pk=school.pk).update(**own))
    assert "historiography_school_not_its_own_parent" in error


def test_schools_have_two_levels_only():
    whole = make_school()
    part = make_school("Truman school", parent=whole)
    lower = make_school("Lower school", live=False)
    lower.parent_school = part
    assert messages(lower)["parent_school"] == [
        "“Truman school” is itself part of a school. Choose that school, or none."
    ]
    whole.parent_school = make_school("Revisionist school")
    assert messages(whole)["parent_school"] == [
        "“Orthodox school” has schools within it, so it cannot be part of another. Choose none."
    ]


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"mark": ""}, "historiography_school_has_mark"),
        ({"short_title": ""}, "historiography_school_has_short_title"),
    ],
)
def test_school_without_what_it_is_known_by_is_refused_by_the_database(values, constraint):
    school = make_school()
    assert constraint in refused_by_the_database(lambda: SchoolPage.objects.filter(pk=school.pk).update(**values))


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({"thesis": ""}, [("thesis", "There is no thesis yet. Write in two sentences what the school holds.")]),
        (
            {"evidence_base": "<p> </p>"},
            [("evidence_base", "There is no evidence base yet. Write what the school could read.")],
        ),
    ],
)
def test_school_without_its_texts_is_not_published(texts, faults):
    assert refusal(make_school(live=False, **texts)) == faults


def test_unpublished_work_and_school_above_are_warned_of():
    whole = make_school("Revisionist school", live=False)
    school = make_school(parent=whole, works=[make_source(live=False)], live=False)
    warnings = [fault for fault in compile_page(school).faults if fault.severity == "warning"]
    assert [(fault.field, fault.message.partition(" is ")[0]) for fault in warnings] == [
        ("parent_school", "“Revisionist school”"),
        ("works", "“Chen 1994”"),
    ]


# --- Historians ------------------------------------------------------------------------------------------------------
def test_family_name_stands_in_the_name():
    historian = make_historian(live=False)
    historian.family_name = "Zhang"
    assert messages(historian)["family_name"] == ["“Zhang” does not stand in “Chen Jian”."]


def test_two_historians_of_one_name_need_what_tells_them_apart():
    make_historian()
    other = make_historian("chen jian", slug="chen-jian-2", family_name="Chen", live=False)
    assert refusal(other) == [
        (
            "distinction",
            "There is another historian called “chen jian”. Say what tells this one from the other, for example the "
            "field or the years of life.",
        )
    ]
    other.distinction = "painter"
    publish(pages=[other])
    assert fresh(other).live is True


@pytest.mark.parametrize("dates", ["1950?/..", "195X", "1912/1995", "../1995", ""])
def test_life_dates_may_be_uncertain(dates):
    make_historian(live=False, life_dates=dates).full_clean()


def test_life_dates_that_are_none_are_refused_with_examples():
    historian = make_historian(live=False)
    historian.life_dates = "soon"
    assert messages(historian)["life_dates"][0].startswith("“soon” is not a date in this form. Examples: 1950, ")


def test_historian_without_a_profile_is_not_published():
    assert refusal(make_historian(live=False, profile="")) == [
        ("profile", "There is no profile yet. Write what the historian argued, and from what sources.")
    ]


def test_historian_stands_in_a_school_once_at_a_time():
    school = make_school()
    twice = make_historian(schools=[(school, "", ""), (school, "1990/..", "")], live=False)
    publish(pages=[twice])
    twice = fresh(twice)
    twice.memberships = [Membership(school=school), Membership(school=school)]
    compilation = compile_page(twice)
    assert [(fault.field, fault.message) for fault in compilation.errors] == [
        ("memberships", "A school stands here twice for the same time. Remove one row.")
    ]


def test_historian_without_a_family_name_is_refused_by_the_database():
    historian = make_historian()
    values = {"family_name": ""}
    error = refused_by_the_database(lambda: HistorianPage.objects.filter(pk=historian.pk).update(**values))
    assert "historiography_historian_has_family_name" in error


# --- Questions -------------------------------------------------------------------------------------------------------
def test_question_without_an_explanation_is_not_published():
    assert refusal(make_question(live=False, explanation="")) == [
        ("explanation", "There is no explanation yet. Write what is asked, and why it is disputed.")
    ]


@pytest.mark.parametrize("slug", ["history", "v2"])
def test_question_has_no_slug_that_the_site_needs(slug):
    assert (
        "is reserved for the site itself" in messages(Question(title="Who?", short_title="Who", slug=slug))["slug"][0]
    )


@pytest.mark.parametrize("values", [{"title": ""}, {"slug": ""}, {"short_title": ""}])
def test_question_without_its_words_is_refused_by_the_database(values):
    question = make_question()
    error = refused_by_the_database(lambda: Question.objects.filter(pk=question.pk).update(**values))
    assert "historiography_question_told" in error


def test_slug_of_a_question_is_its_own():
    make_question()
    error = refused_by_the_database(lambda: make_question("Another?", slug="why-did-china-enter-the-war", live=False))
    assert "slug" in error


def test_questions_stand_in_their_order():
    make_question("Second?", order=2)
    make_question("First?", order=1)
    assert [question.title for question in Question.objects.all()] == ["First?", "Second?"]


# --- Positions -------------------------------------------------------------------------------------------------------
def test_citations_of_a_position_are_counted_when_it_is_saved():
    position = make_position(argument=f"<p>So{cite()}, and so{cite()}.</p>", live=False)
    assert position.citation_count == 2
    position.argument = "<p>So.</p>"
    position.save()
    assert Position.objects.get().citation_count == 0


def test_position_without_a_citation_is_not_published():
    assert refusal(make_position(argument="<p>So.</p>", live=False)) == [
        (
            "argument",
            "The argument cites nothing. Cite at least one work in which the school says so: choose Citation in the "
            "toolbar.",
        )
    ]


def test_published_position_without_a_citation_is_refused_by_the_database():
    position = make_position()
    error = refused_by_the_database(lambda: Position.objects.filter(pk=position.pk).update(citation_count=0))
    assert "historiography_position_cites" in error


def test_position_without_a_claim_is_refused_by_the_database():
    position = make_position(live=False)
    error = refused_by_the_database(lambda: Position.objects.filter(pk=position.pk).update(claim=""))
    assert "historiography_position_claims" in error


def test_school_has_one_position_on_a_question():
    position = make_position()
    again = Position(question=position.question, school=position.school, claim="Moscow decided.")
    assert messages(again) == {"__all__": ["The school has a position on this question already: change that one."]}
    refused_by_the_database(again.save)


def test_position_is_not_published_before_its_question_and_school():
    question, school = make_question(live=False), make_school(live=False)
    position = make_position(question, school, live=False)
    told = "“{}”, to which it belongs, is not published. Publish that first."
    assert refusal(position) == [(None, told.format("Why did China enter the war?"))]
    publish(pages=[question])
    assert refusal(Position.objects.get()) == [(None, told.format("Orthodox school"))]
    publish(pages=[school, Position.objects.get()])
    assert Position.objects.get().live is True


def test_position_on_a_withdrawn_question_is_not_published_until_it_is_back():
    position = make_position(live=False)
    withdraw(page=position.question, by=None, reason="Badly put.")
    assert refusal(Position.objects.get()) == [
        (None, "“Why did China enter the war?”, to which it belongs, is not published. Publish that first.")
    ]
    publish(pages=[Question.objects.get(), Position.objects.get()])
    assert Position.objects.get().live is True


def test_question_school_position_and_its_address_belong_together():
    position = make_position()
    assert position.public_path() == "/historiography/questions/why-did-china-enter-the-war/orthodox-school/"
    assert str(position) == "Orthodox on “Why did China enter the war?”"


@pytest.mark.parametrize("name", ["question", "school"])
def test_what_a_position_stands_on_is_not_deleted(name):
    position = make_position(make_question(live=False), make_school(live=False), live=False)
    with pytest.raises(ProtectedError), transaction.atomic():
        getattr(position, name).delete()


# --- Rows of pages ---------------------------------------------------------------------------------------------------
def rows():
    """Each row that the database refuses, with its constraint or, for what is there already, the columns."""
    source, school = make_source(), make_school(names=["traditionalists"])
    historian = make_historian(schools=[(school, "1990/..", "")], works=[source])
    school.works = [SchoolWork(source=source)]
    school.save()
    index = HistoriographyIndexPage.objects.get()
    return {
        "historiography_school_name_has_text": SchoolName(school=school, text=""),
        "historiography_historian_name_has_text": HistorianName(historian=historian, text=""),
        "historiography_opening_told": ArchiveOpening(page=index, date="", text="Moscow opens."),
        "historiography_membership_once": Membership(historian=historian, school=school, period="1990/.."),
        "historiography_historian_work_once": HistorianWork(historian=historian, source=source),
        "historiography_school_work_once": SchoolWork(school=school, source=source),
    }


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("historiography_school_name_has_text", ""),
        ("historiography_historian_name_has_text", ""),
        ("historiography_opening_told", ""),
        ("historiography_membership_once", "historian_id, school_id, period"),
        ("historiography_historian_work_once", "historian_id, source_id"),
        ("historiography_school_work_once", "school_id, source_id"),
    ],
)
def test_row_is_refused_by_the_database(constraint, columns):
    row = rows()[constraint]
    error = refused_by_the_database(lambda: row.save(force_insert=True))
    table = row._meta.db_table
    listed = ", ".join(f"{table}.{column}" for column in columns.split(", ")) if columns else constraint
    assert constraint in error or listed in error


def test_source_that_is_a_work_of_somebody_is_not_deleted():
    source = make_source(live=False)
    make_historian(works=[source], live=False)
    with pytest.raises(ProtectedError), transaction.atomic():
        source.delete()


def test_draft_of_a_school_needs_its_titles_only():
    make_historiography()
    school = SchoolPage(title="Orthodox school", short_title="Orthodox", live=False)
    HistoriographyIndexPage.objects.get().add_child(instance=school)
    assert Page.objects.get(pk=school.pk).slug == "orthodox-school"
