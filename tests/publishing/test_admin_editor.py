import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import rich_text

from accounts.roles import EDITOR, WRITER
from articles.models import SectionPage
from publishing.models import Version
from tests.factories.accounts import UserFactory
from tests.factories.edit_forms import PUBLISH, section_form
from tests.factories.pages import body, fresh, link_to, make_article, make_information, make_section, sections_of
from tests.publishing.admin import texts

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def article():
    return make_article(sections=["One", "Two"])


@pytest.fixture
def section(article):
    return sections_of(article)[0]


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def deleted_link(text="<p>See {}.</p>"):
    return ("text", rich_text(text.format('<a linktype="page" id="999999">there</a>')))


def block_errors(response):
    """The messages at each block of the body, by position."""
    errors = response.context["form"].errors.as_data()["body"]
    return {position: e.messages for position, e in errors[0].block_errors.items()}


def publish_twice(client, section, **fields):
    data = section_form(section, key_question="Who?", **fields) | PUBLISH
    return [client.post(edit(section), data) for _ in range(2)]


# --- What stands above the fields ----------------------------------------------------------------------------------


def panel(client, page):
    html = client.get(edit(page)).content.decode()
    inside = re.search(r'<div class="version-panel">(.*?)</section>', html, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def test_panel_names_the_version_and_its_address(client, editor, section):
    day = f"{section.document.current_version.published_at:%-d %B %Y}"
    assert panel(client, section) == (
        f"Readers have version 1 of {day} . Permanent address: {section.document.path}v1/ . All versions"
    ).replace(" .", " .").replace(f"{day} .", f"{day}.")


def test_panel_of_a_draft_says_that_readers_have_nothing(client, editor, article):
    draft = make_section(article, "Draft", live=False)
    assert panel(client, draft) == "Never published: readers have nothing of it yet."


def test_panel_lists_warnings_of_the_draft_as_last_saved(client, editor, article, section):
    draft = make_section(article, "Draft", live=False)
    section.body = body(f"See {link_to(draft)}.")
    section.save_revision()
    assert panel(client, section).endswith(
        "To consider (as last saved): “there” links to a page that is not published yet. "
        "Readers see plain text until it is."
    )


def test_panel_warns_before_a_page_becomes_too_large(client, editor, section, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 70
    assert "the limit is 70" in panel(client, section)


@pytest.mark.parametrize("name", ["history", "used"])
def test_header_leads_to_versions_and_uses(client, editor, section, name):
    addresses = {
        "history": f"{section.document.path}history/",
        "used": reverse("publishing_admin:used", args=[section.pk]),
    }
    assert f'href="{addresses[name]}"' in client.get(edit(section)).content.decode()


# --- Faults, at their block ----------------------------------------------------------------------------------------


def test_publish_with_faults_shows_each_at_its_block_and_keeps_what_was_typed(client, editor, section):
    blocks = [
        ("text", rich_text("<p>Typed and kept.</p>")),
        deleted_link(),
        ("heading", {"text": "Below nothing", "level": "4"}),
    ]
    data = section_form(section, blocks=blocks, change_kind="fact", key_question="Typed?") | PUBLISH
    response = client.post(edit(section), data)
    assert block_errors(response) == {
        1: ["The page that “there” links to has been deleted. Choose another page or remove the link."],
        2: ["“Below nothing” is a subheading without a heading above it. Make it a heading, or add one."],
    }
    html = response.content.decode()
    assert "Typed and kept." in html
    assert "Typed?" in html
    assert section.document.versions.count() == 1


def test_submit_with_faults_starts_no_review(client, section):
    client.force_login(UserFactory(role=WRITER))
    data = section_form(section, blocks=[deleted_link()], change_kind="fact") | {"action-submit": "1"}
    response = client.post(edit(section), data)
    assert list(block_errors(response)) == [0]
    assert not section.workflow_in_progress


def test_save_with_faults_keeps_the_draft(client, editor, section):
    response = client.post(edit(section), section_form(section, blocks=[deleted_link()]))
    assert response.status_code == 302
    assert fresh(section).has_unpublished_changes


def test_republish_without_a_kind_of_change_asks_for_it(client, editor, section):
    response = client.post(edit(section), section_form(section) | PUBLISH)
    assert response.context["form"].errors == {
        "change_kind": ["Say what this version changes: readers see it in the history."]
    }


def test_first_publication_asks_for_no_kind_of_change(client, editor, article):
    draft = make_section(article, "Draft", live=False)
    client.post(edit(draft), section_form(draft) | PUBLISH)
    assert [v.change_kind for v in draft.document.versions.all()] == ["new"]


def test_kind_and_note_are_cleared_for_the_next_draft(client, editor, section):
    data = section_form(section, change_kind="fact", change_note="Corrected.") | PUBLISH
    client.post(edit(section), data)
    form = client.get(edit(section)).context["form"]
    assert [form[name].value() for name in ("change_kind", "change_note")] == ["", ""]


def test_publish_sent_twice_makes_one_version(client, editor, section):
    publish_twice(client, section, change_kind="fact")
    assert section.document.versions.count() == 2


def test_publish_of_a_section_below_an_unpublished_article_is_refused(client, editor):
    article = make_article("Another", sections=["First"], live=False)
    draft = sections_of(article)[0]
    response = client.post(edit(draft), section_form(draft) | PUBLISH)
    assert texts(response) == [
        "“First” was not published. “Another”, to which it belongs, is not published. Publish that first."
    ]
    assert (response.url, fresh(draft).live, draft.document.versions.count()) == (edit(draft), False, 0)


# --- Two tabs, autosave --------------------------------------------------------------------------------------------


def autosave(client, page, data):
    return client.post(edit(page), data, headers={"accept": "application/json"})


def loaded(page):
    revision = page.get_latest_revision()
    return {
        "loaded_revision_id": revision.pk,
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def test_autosave_makes_a_draft_and_says_nothing_of_faults(client, editor, section):
    answer = autosave(client, section, section_form(section, blocks=[deleted_link()]) | loaded(section)).json()
    assert answer["success"] is True
    assert section.document.versions.count() == 1


def test_autosave_of_an_older_tab_is_refused(client, editor, section):
    older = section_form(section, key_question="Older?") | loaded(section)
    autosave(client, section, section_form(section, key_question="Newer?") | loaded(section))
    answer = autosave(client, section, older)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert fresh(section).get_latest_revision_as_object().key_question == "Newer?"


def test_autosave_leaves_the_published_revision_as_it_is(client, editor, section):
    live = fresh(section).live_revision
    data = section_form(section, key_question="Forged?") | loaded(section) | {"overwrite_revision_id": live.pk}
    answer = autosave(client, section, data).json()
    live.refresh_from_db()
    assert (answer["success"], answer["revision_id"] == live.pk, live.content["key_question"]) == (True, False, "")


# --- Addresses -----------------------------------------------------------------------------------------------------


def test_slug_of_a_past_address_of_another_page_is_refused_at_the_field(client, editor, article):
    one, two = sections_of(article)
    client.post(edit(one), section_form(one, slug="first", change_kind="wording", key_question="Who?") | PUBLISH)
    response = client.post(edit(two), section_form(two, slug="one"))
    assert list(response.context["form"].errors) == ["slug"]
    assert "/articles/the-intervention/one/ was that of" in str(response.context["form"].errors["slug"])


@pytest.mark.parametrize("slug", ["v2", "history", "compare"])
def test_reserved_slug_is_refused_at_the_field(client, editor, section, slug):
    response = client.post(edit(section), section_form(section, slug=slug))
    assert list(response.context["form"].errors) == ["slug"]


def move(page, target):
    return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])


def test_move_to_an_address_that_was_another_documents_is_refused(client, editor, article, section):
    other = make_article("Another", sections=["Stays"])
    taken = make_section(other, "Taken", slug="one")
    client.post(edit(taken), section_form(taken, slug="not-one", change_kind="wording", key_question="W?") | PUBLISH)
    response = client.post(move(section, other))
    assert (response.status_code, fresh(section).get_parent().pk) == (302, article.pk)
    assert texts(response)[-1] == (
        "The address /articles/another/one/ belongs to another document, now at /articles/another/not-one/, and stays "
        "its own, so that what cites it keeps working. Choose another slug."
    )
    assert fresh(section).document.path == "/articles/the-intervention/one/"


def test_move_below_another_article_keeps_the_old_address_leading_there(client, editor, section):
    other = make_article("Another")
    client.post(move(section, other))
    response = client.get("/articles/the-intervention/one/v1/")
    assert (response.status_code, response.url) == (301, "/articles/another/one/v1/")


# --- Copies --------------------------------------------------------------------------------------------------------


def copy(page):
    return reverse("wagtailadmin_pages:copy", args=[page.pk])


def copied(client, page, **fields):
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk} | fields
    return client.post(copy(page), data)


def test_copy_offers_no_alias(client, editor, section):
    assert "alias" not in client.get(copy(section)).context["form"].fields


def test_copy_asked_for_as_an_alias_is_a_copy_with_a_document_of_its_own(client, editor, section):
    copied(client, section, alias="on", publish_copies="on")
    made = SectionPage.objects.get(slug="copy")
    assert (made.alias_of, made.live, made.document_id == section.document_id) == (None, False, False)


def test_alias_made_by_code_is_refused(section):
    with pytest.raises(ValidationError):
        section.create_alias(parent=section.get_parent(), update_slug="alias")


# --- Review --------------------------------------------------------------------------------------------------------


def test_approval_of_a_draft_with_faults_publishes_nothing_and_says_why(client, editor, section):
    section.body = body('See <a linktype="page" id="999999">there</a>.')
    section.save_revision()
    section = fresh(section)
    state = Workflow.objects.get().start(section, UserFactory(role=WRITER))
    action = reverse("wagtailadmin_pages:workflow_action", args=[section.pk, "approve", state.current_task_state.pk])
    response = client.post(action)
    assert texts(response) == [
        "“One” was not published. The page that “there” links to has been deleted. "
        "Choose another page or remove the link."
    ]
    state.refresh_from_db()
    assert (state.status, section.document.versions.count()) == ("in_progress", 1)


def test_bulk_publishing_of_a_draft_with_faults_publishes_none(client, editor, article):
    one, two = sections_of(article)
    for section, text in ((one, "Fine."), (two, 'See <a linktype="page" id="999999">there</a>.')):
        section.body, section.change_kind = body(text), "wording"
        section.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={one.pk}&id={two.pk}")
    assert Version.objects.filter(number=2).count() == 0
    assert len(texts(response)) == 1
    assert texts(response)[0].startswith("“Two” was not published.")


# --- Too large -----------------------------------------------------------------------------------------------------


def test_request_above_the_limit_says_what_to_do(client, editor, section, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(edit(section), section_form(section, learning_aims="word " * 1000))
    assert response.status_code == 400
    assert "too large" in response.content.decode()


def test_information_page_has_the_panel_too(client, editor):
    assert panel(client, make_information()).startswith("Readers have version 1")


def test_bulk_publishing_leaves_out_what_does_not_say_what_it_changes(client, editor, article):
    one, two = sections_of(article)
    for section, kind in ((one, "fact"), (two, "")):
        section.key_question, section.change_kind = "Who?", kind
        section.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={one.pk}&id={two.pk}"
    left_out = client.get(address).context["items_with_no_access"]
    assert [(item["item"].title, item["lacks_kind"]) for item in left_out] == [("Two", True)]
    client.post(address)
    assert [section.document.versions.count() for section in (one, two)] == [2, 1]


def test_approval_in_a_dialogue_leads_to_the_page_to_mend(client, editor, section):
    section.body = body('See <a linktype="page" id="999999">there</a>.')
    section.save_revision()
    section = fresh(section)
    state = Workflow.objects.get().start(section, UserFactory(role=WRITER))
    action = reverse("wagtailadmin_pages:workflow_action", args=[section.pk, "approve", state.current_task_state.pk])
    response = client.post(action, {"comment": "Well done."}, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json() == {"step": "success", "redirect": edit(section)}
