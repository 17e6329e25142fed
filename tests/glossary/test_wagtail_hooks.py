"""Terms in the admin: the menu, the list, the editor."""

import pytest
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from accounts.roles import EDITOR, TEACHER, WRITER
from glossary.models import TermPage
from tests.factories.accounts import UserFactory
from tests.factories.edit_forms import PUBLISH
from tests.factories.glossary import cite, make_glossary, make_term, name, term_link, the_source
from tests.factories.pages import body, fresh, make_article, make_section
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
TERMS = "/admin/glossary/"


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(role=EDITOR))
    return client


def test_terms_for_a_teacher_are_forbidden(client):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(TERMS).status_code == 403


def test_terms_lists_drafts_and_published_with_their_kind(editor):
    make_term("Peng Dehuai")
    make_term("Yalu", kind="place", live=False)
    response = editor.get(TERMS)
    assert {page.title for page in response.context["object_list"]} == {"Peng Dehuai", "Yalu"}
    assert "Person" in response.content.decode()
    assert f'"{TERMS}"' in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_terms_are_filtered_by_kind(editor):
    make_term("Peng Dehuai")
    make_term("Yalu", kind="place")
    assert [page.title for page in editor.get(f"{TERMS}?kind=place").context["object_list"]] == ["Yalu"]


def test_terms_take_as_many_queries_for_three_as_for_one(editor):
    make_term("Peng Dehuai")
    count_queries(editor, TERMS)
    for_one = count_queries(editor, TERMS)
    make_term("Lin Biao")
    make_term("Yalu")
    assert count_queries(editor, TERMS) == for_one


@pytest.mark.parametrize("words", ["Peng", "彭德怀", "Te-huai"])
def test_terms_are_found_by_title_and_by_every_name(editor, words):
    make_term("Peng Dehuai", names=[name("彭德怀", "zh-Hans"), name("P’eng Te-huai", "zh-Latn")])
    make_term("Yalu")
    assert [page.title for page in editor.get(TERMS, {"q": words}).context["object_list"]] == ["Peng Dehuai"]
    chooser = reverse("wagtailadmin_choose_page_search")
    found = editor.get(chooser, {"q": words, "page_type": "glossary.termpage"}).content.decode()
    assert ("Peng Dehuai" in found, "Yalu" in found) == (True, False)


# --- The editor ------------------------------------------------------------------------------------------------------
def term_form(**fields) -> dict:
    source = the_source()
    data = {
        "title": "Peng Dehuai",
        "slug": "peng-dehuai",
        "kind": "person",
        "names": inline_formset([]),
        "definition": rich_text("<p>A general.</p>"),
        "full_description": rich_text("<p>His life.</p>"),
        "critical_perspective": rich_text(f"<p>Some doubt it{cite(source)}.</p>", features=["citation"]),
        "perspective_author": "The editors",
        "subjects": "Korea",
        "is_linkable": "on",
        "match_case": "auto",
        "surname": "",
        "surname_use": "alone",
        "never_for": "",
        "further_reading": inline_formset([]),
        "change_kind": "",
        "change_note": "",
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)


def row(text: str, **fields) -> dict:
    return {
        "text": text,
        "language": "",
        "script": "",
        "romanisation": "",
        "is_abbreviation": "",
        "is_linkable": "on",
    } | fields


def add(client, data: dict):
    address = reverse("wagtailadmin_pages:add", args=["glossary", "termpage", make_glossary().pk])
    return client.post(address, data)


def form_errors(response) -> dict:
    return dict(response.context["form"].errors)


def test_term_is_added_and_published_in_the_editor(editor):
    names = [row("彭德怀", language="zh-Hans", script="Hans", ORDER="1"), row("P’eng", language="zh-Latn", ORDER="2")]
    reading = [{"source": str(the_source().pk), "ORDER": "1"}]
    response = add(editor, term_form(names=inline_formset(names), further_reading=inline_formset(reading)) | PUBLISH)
    assert response.status_code == 302
    version = TermPage.objects.get().document.current_version
    assert [each["text"] for each in version.fields["names"]] == ["彭德怀", "P’eng"]
    assert version.fields["subjects"] == ["Korea"]
    assert [link["text"] for link in version.link_list] == ["Chen 1994"]


def test_draft_with_a_title_only_is_saved(editor):
    empty = dict.fromkeys(("definition", "full_description", "critical_perspective"), rich_text(""))
    response = add(editor, term_form(kind="", perspective_author="", subjects="", **empty))
    assert response.status_code == 302
    assert TermPage.objects.get().live is False


def test_publishing_an_unfinished_term_tells_what_is_missing_where_it_is(editor):
    empty = dict.fromkeys(("definition", "critical_perspective"), rich_text(""))
    response = add(editor, term_form(kind="", **empty) | PUBLISH)
    assert response.status_code == 200
    assert set(form_errors(response)) == {"kind", "definition", "critical_perspective"}
    assert TermPage.objects.count() == 0


def test_publishing_a_critical_perspective_without_a_citation_is_refused_at_its_field(editor):
    response = add(editor, term_form(critical_perspective=rich_text("<p>Some doubt it.</p>")) | PUBLISH)
    assert form_errors(response) == {
        "critical_perspective": [
            "The critical perspective cites nothing. Cite at least one source: choose Citation in the toolbar."
        ]
    }


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        (row("彭", language="Chinese"), "language"),
        (row("彭", script="han"), "script"),
        (row("", language="zh"), "text"),
        (row("彭", script="Hans", romanisation="pinyin"), "__all__"),
    ],
)
def test_faulty_name_is_told_in_its_row_even_in_a_draft(editor, fields, faulty):
    response = add(editor, term_form(names=inline_formset([fields | {"ORDER": "1"}])))
    assert response.status_code == 200
    (errors,) = [errors for errors in response.context["form"].formsets["names"].errors if errors]
    assert list(errors) == [faulty]


def test_editor_shows_help_with_examples(editor):
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[make_term().pk])).content.decode()
    assert "As it is written. Example: 彭德怀" in html
    assert "Two to five sources that lead further" in html


def test_writer_writes_terms(client):
    client.force_login(UserFactory(role=WRITER))
    assert add(client, term_form()).status_code == 302


# --- Deleting --------------------------------------------------------------------------------------------------------
def test_whoever_deletes_a_linked_draft_is_told_which_pages_link_to_it(editor):
    draft = make_term("Lin Biao", live=False)
    section = make_section(make_article(), "Who decided", body=body(("text", f"<p>{term_link(draft)}</p>")))
    assert ReferenceIndex.get_references_to(Page.objects.get(pk=draft.pk)).count() == 1
    response = editor.get(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    usage = reverse("wagtailadmin_pages:usage", args=[draft.pk])
    assert usage in response.content.decode()
    assert section.title in editor.get(usage).content.decode()


def test_where_a_published_term_is_used_is_told_in_the_admin(editor):
    term = make_term()
    make_section(make_article(), "Who decided", body=body(("text", f"<p>{term_link(term)}</p>")))
    address = reverse("publishing_admin:used", args=[term.pk])
    assert "Who decided" in editor.get(address).content.decode()


def test_published_term_is_led_from_deleting_to_withdrawing(editor):
    term = make_term()
    response = editor.post(reverse("wagtailadmin_pages:delete", args=[term.pk]))
    assert response.url == reverse("publishing_admin:withdraw", args=[term.pk])
    assert fresh(term).live is True


# --- Linking ---------------------------------------------------------------------------------------------------------
def test_policy_is_set_in_the_editor(editor):
    names = [row("Stanley", is_linkable="", ORDER="1")]
    policy = {"match_case": "yes", "surname_use": "never", "surname": "Peng", "never_for": "Korea, Cold War"}
    response = add(editor, term_form(names=inline_formset(names), links_by_hand="on", **policy) | PUBLISH)
    assert response.status_code == 302
    fields = TermPage.objects.get().document.current_version.fields
    told = ("is_linkable", "links_by_hand", "match_case", "surname", "surname_use", "never_for")
    assert {key: fields[key] for key in told if key in fields} == {
        "links_by_hand": True,
        "match_case": "yes",
        "surname": "Peng",
        "surname_use": "never",
        "never_for": ["Cold War", "Korea"],
    }
    assert [name["is_linkable"] for name in fields["names"]] == [False]


def test_common_word_as_a_title_is_refused_at_its_field(editor):
    response = add(editor, term_form(title="They", kind="organisation"))
    assert form_errors(response) == {
        "title": [
            "“They” is a word that every text is full of. Mentions it would make in the published texts: "
            "0, in 0 texts. Choose a title that means this term only, or untick “Link its names” under Linking."
        ]
    }


def test_common_word_as_a_name_is_refused_in_its_row(editor):
    names = [row("CPV", ORDER="1"), row("they", ORDER="2")]
    response = add(editor, term_form(title="Volunteers", kind="organisation", names=inline_formset(names)))
    assert [form.errors for form in response.context["form"].formsets["names"].forms] == [
        {},
        {
            "text": [
                "“they” is a word that every text is full of. Mentions it would make in the published texts: "
                "0, in 0 texts. Choose a name that means this term only, or untick “Link this name”."
            ]
        },
    ]
    assert TermPage.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"kind": "organisation"}, [row("they", is_linkable="", ORDER="1")]),
        ({"kind": "organisation"}, [row("THEY", is_abbreviation="on", ORDER="1")]),
        ({"kind": "organisation"}, [row("they", DELETE="on", ORDER="1")]),
        ({"kind": "organisation", "is_linkable": ""}, [row("they", ORDER="1")]),
        ({"kind": "person"}, [row("They", ORDER="1")]),
        ({"kind": ""}, [row("they", ORDER="1")]),
    ],
)
def test_common_word_that_makes_no_mentions_is_saved(editor, fields, names):
    response = add(editor, term_form(title="Volunteers", names=inline_formset(names), **fields))
    assert (response.status_code, TermPage.objects.count()) == (302, 1)


def test_names_of_other_terms_are_told_in_the_editor(editor):
    make_term("Lin Biao", names=[name("Marshal")])
    term = make_term(names=[name("Marshal")])
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[term.pk])).content.decode()
    assert "“Marshal” is a name of “Lin Biao” (/glossary/lin-biao/) too." in page
