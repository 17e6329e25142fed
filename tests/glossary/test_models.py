import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from taggit.models import Tag
from wagtail.models import Page

from articles.models import HomePage
from glossary.models import FurtherReading, GlossaryIndexPage, TermPage, TermSubject
from publishing.actions import publish
from publishing.compilation.compiling import compile_page
from publishing.faults import PublicationRefused
from tests.factories.glossary import cite, make_glossary, make_term, name, term_link, the_source
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


def refusal(term: TermPage) -> list[tuple[str | None, str]]:
    with pytest.raises(PublicationRefused) as refused:
        publish(pages=[term])
    return [(fault.field or fault.block, fault.message) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("parent", "children"), [(GlossaryIndexPage, {TermPage}), (TermPage, set())], ids=["glossary", "term"]
)
def test_page_takes_children_of_its_kinds_only(parent, children):
    assert set(parent.allowed_subpage_models()) == children


def test_glossary_stands_once_below_the_front_page():
    home = HomePage.objects.get()
    assert GlossaryIndexPage in HomePage.allowed_subpage_models()
    make_glossary()
    assert GlossaryIndexPage.can_create_at(home) is False


def test_glossary_stays_at_its_address():
    glossary = make_glossary()
    glossary.slug = "terms"
    with pytest.raises(ValidationError, match="stays at /glossary/"):
        glossary.full_clean()


@pytest.mark.parametrize("model", [GlossaryIndexPage, TermPage])
def test_fields_of_a_version_exist_and_hold_everything_an_editor_writes(model):
    for field in model.version_fields:
        model._meta.get_field(field)
    own = {field.name for field in model._meta.local_fields if not field.is_relation}
    assert own - {"change_kind", "change_note"} <= set(model.version_fields)


def test_draft_needs_a_title_only():
    term = TermPage(title="Yalu", live=False)
    make_glossary().add_child(instance=term)
    term.save_revision(clean=False)
    assert fresh(term).slug == "yalu"


def test_draft_without_a_title_is_refused():
    with pytest.raises(ValidationError):
        make_glossary().add_child(instance=TermPage(title="", slug="yalu", live=False))


def test_term_with_everything_is_published():
    term = make_term()
    version = term.document.current_version
    assert (version.number, version.path) == (1, "/glossary/peng-dehuai/")
    assert [note["block"] for note in version.note_list] == ["critical_perspective"]


def test_term_of_no_kind_is_not_published():
    assert refusal(make_term(kind="", live=False)) == [("kind", "Choose what kind of thing the term names.")]


@pytest.mark.parametrize("field", ["definition", "full_description", "critical_perspective"])
def test_term_without_one_of_its_texts_is_not_published(field):
    ((where, message),) = refusal(make_term(live=False, **{field: "<p></p>"}))
    assert (where, message.partition(". ")[0]) == (field, f"There is no {field.replace('_', ' ')} yet")


def test_term_whose_critical_perspective_cites_nothing_is_not_published():
    term = make_term(live=False, critical_perspective="<p>Some say so.</p>", definition=f"<p>A{cite()}.</p>")
    ((where, message),) = refusal(term)
    assert (where, message.partition(". ")[0]) == ("critical_perspective", "The critical perspective cites nothing")


# --- Names -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"language": "Chinese"}, {"language"}),
        ({"script": "Chinese"}, {"script"}),
        ({"language": "zh_CN", "script": "hans"}, {"language", "script"}),
        ({"language": "zh-Hans", "script": "Hant"}, {"script"}),
        ({"romanisation": "by ear"}, {"romanisation"}),
        ({"text": ""}, {"text"}),
    ],
)
def test_name_tells_what_is_wrong_at_its_field(fields, faulty):
    with pytest.raises(ValidationError) as refused:
        name(**({"text": "彭德怀"} | fields)).full_clean(exclude=["term"], validate_constraints=False)
    assert set(refused.value.message_dict) == faulty


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "zh-Hans", "script": "Hans"},
        {"language": "zh", "script": "Hans"},
        {"language": "zh-Latn", "script": "Latn", "romanisation": "wade-giles"},
        {"language": "zh", "romanisation": "pinyin"},
        {"language": "en", "is_abbreviation": True},
        {},
    ],
)
def test_name_is_taken(fields):
    name("彭德怀", **fields).full_clean(exclude=["term"])


def test_romanised_name_in_another_script_is_told_in_words():
    with pytest.raises(ValidationError, match="A romanised name is written in Latin letters"):
        name("彭德怀", "zh", "Hans", romanisation="pinyin").full_clean(exclude=["term"])


# --- Constraints -----------------------------------------------------------------------------------------------------
def refused_by_database(constraint: str, save) -> bool:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        save()
    # SQLite names the columns of a unique constraint, not the constraint.
    return constraint in str(refused.value) or "UNIQUE" in str(refused.value)


def test_name_without_text_is_refused():
    nameless = name("")
    nameless.term = make_term()
    assert refused_by_database("glossary_name_has_text", nameless.save)


def test_name_romanised_in_another_script_is_refused():
    wrong = name("彭德怀", "zh", "Hans", romanisation="pinyin")
    wrong.term = make_term()
    assert refused_by_database("glossary_name_romanised_in_latin_letters", wrong.save)


def test_same_subject_twice_is_refused():
    term, tag = make_term(), Tag.objects.create(name="Korean War")
    TermSubject.objects.create(content_object=term, tag=tag)
    assert refused_by_database("glossary_subject_once", TermSubject(content_object=term, tag=tag).save)


def test_source_of_the_further_reading_is_not_deleted():
    hao = make_source("hao1990", live=False)
    make_term(reading=[hao])
    with pytest.raises(ProtectedError):
        hao.delete()


# --- Versions --------------------------------------------------------------------------------------------------------
def test_version_holds_names_subjects_and_further_reading():
    hao = make_source("hao1990")
    term = make_term(
        names=[name("彭德怀", "zh-Hans", "Hans")],
        subjects=["Korea", "China"],
        reading=[hao],
        perspective_author="A.",
    )
    version = term.document.current_version
    assert version.fields["names"] == [
        {"text": "彭德怀", "language": "zh-Hans", "script": "Hans", "romanisation": "", "is_abbreviation": False}
    ]
    assert version.fields["subjects"] == ["China", "Korea"]
    assert version.fields["further_reading"] == [{"source": hao.pk}]
    assert [link for link in version.link_list if link["block"] == "further_reading"] == [
        {"text": "Chen 1994", "href": "/sources/hao1990/", "block": "further_reading", "document": hao.document_id}
    ]


def test_other_further_reading_makes_a_new_version():
    first, second = make_source("hao1990"), make_source("shen2012")
    term = make_term(reading=[first])
    revised = revise(term, further_reading=[FurtherReading(source=second)])
    assert revised.document.current_version.number == 2


def test_keys_of_paragraphs_make_no_new_version():
    term = make_term(definition="<p>A river.</p>")
    assert revise(term, definition='<p data-block-key="ab12c">A river.</p>').document.current_version.number == 1


def test_version_depends_on_what_it_cites_links_to_and_lists():
    hao, chen, army = make_source("hao1990"), the_source(), make_term("Volunteers")
    term = make_term(definition=f"<p>Led the {term_link(army)}.</p>", reading=[hao])
    rows = term.document.current_version.dependencies.values_list("kind", "document", "block")
    assert set(rows) == {
        ("link", army.document_id, "definition"),
        ("link", hao.document_id, "further_reading"),
        ("citation", chen.document_id, "critical_perspective"),
    }


# --- Links between terms and texts -----------------------------------------------------------------------------------
def warnings(term: TermPage) -> list[str]:
    return [fault.message for fault in compile_page(term).faults]


def test_link_to_an_unpublished_term_is_a_warning_and_plain_text():
    draft = make_term("Lin Biao", live=False)
    term = make_term(definition=f"<p>Not {term_link(draft)}.</p>")
    assert warnings(term) == [
        "“Lin Biao” links to a page that is not published yet. Readers see plain text until it is."
    ]
    assert f'<p>Not <a data-document="{draft.document_id}">Lin Biao</a>.</p>' in term.document.current_version.body


def test_link_to_a_deleted_draft_is_told_where_it_stands():
    draft = make_term("Lin Biao", live=False)
    term = make_term(live=False, definition=f"<p>Not {term_link(draft)}.</p>")
    draft.delete()
    ((where, message),) = refusal(fresh(term))
    assert where == "definition"
    assert message.startswith("The page that “Lin Biao” links to has been deleted.")


def test_published_term_is_not_deleted():
    with pytest.raises(ProtectedError):
        Page.objects.get(pk=make_term().pk).delete()


def test_sections_link_to_terms():
    term = make_term()
    section = make_section(make_article(), body=body(("text", f"<p>By {term_link(term)}.</p>")))
    rows = section.document.current_version.dependencies.values_list("kind", "document")
    assert list(rows) == [("link", term.document_id)]


def test_link_to_the_term_itself_is_a_warning():
    term = make_term()
    term.full_description = f"<p>{term_link(term)} led the army.</p>"
    assert warnings(term) == ["“Peng Dehuai” links to this very term. Readers see plain text: remove the link."]
