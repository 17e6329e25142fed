import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from publishing.actions import withhold
from tests.factories.images import make_image
from tests.factories.pages import body, heading, link_to, make_article, make_section, revise, sections_of

SECTION = "/articles/the-intervention/one/"


@pytest.fixture
def section(site):
    return sections_of(make_article(sections=["One"]))[0]


@pytest.fixture
def chief(site):
    user = User.objects.create_user("chief@example.org", display_name="Chief")
    user.groups.add(Group.objects.get(name="Chief editor"))
    return user


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_history_lists_versions_newest_first(client, section):
    revise(section, body=body("Other."), change_kind="fact", change_note="The date.")
    entries = client.get(f"{SECTION}history/").context["versions"].object_list
    assert [(e["number"], e["kind"], e["note"], e["permanent_path"], e["compare_path"]) for e in entries] == [
        (2, "Correction of fact", "The date.", f"{SECTION}v2/", f"{SECTION}compare/1/2/"),
        (1, "First publication", "", f"{SECTION}v1/", None),
    ]


def test_history_costs_the_same_with_one_and_three_rows(client, section):
    one = queries(client, f"{SECTION}history/")
    for title in ("Two", "Three"):
        section = revise(section, title=title)
    assert queries(client, f"{SECTION}history/") == one


def test_history_is_divided_into_pages(client, section, monkeypatch):
    monkeypatch.setattr("publishing.views.history.VERSIONS_PER_PAGE", 2)
    for title in ("Two", "Three"):
        section = revise(section, title=title)
    numbers = [
        [entry["number"] for entry in client.get(f"{SECTION}history/?page={page}").context["versions"].object_list]
        for page in (1, 2, "x", 99)
    ]
    assert numbers == [[3, 2], [1], [3, 2], [1]]


def test_history_marks_what_is_withheld(client, section, chief):
    section = revise(section, title="Two")
    withhold(version=section.document.versions.get(number=1), by=chief, reason="A court says so.")
    entries = client.get(f"{SECTION}history/").context["versions"].object_list
    assert [(entry["number"], entry["withheld"]) for entry in entries] == [(2, False), (1, True)]


def compare(client, part: str, **query):
    return client.get(f"{SECTION}compare/{part}/", query).context


def statuses(context) -> list[str]:
    return [block.status for block in context["blocks"]]


def test_comparison_tells_blocks_that_came_went_changed_and_stayed(client, section):
    keep, change, drop, add = (
        ("text", f"<p>{text}</p>", f"{key}0000000-x")
        for key, text in (("a", "Stays."), ("b", "On 2 October."), ("c", "Goes."), ("d", "Comes."))
    )
    section = revise(section, body=body(keep, change, drop))
    revise(section, body=body(keep, ("text", "<p>On 3 October.</p>", change[2]), add))
    context = compare(client, "2/3")
    assert statuses(context) == ["same", "changed", "removed", "added"]
    changed = context["blocks"][1]
    assert ("<del>2</del>" in changed.inline_html, "<ins>3</ins>" in changed.inline_html) == (True, True)
    assert ("<ins>" in changed.old_html, "<del>" in changed.new_html) == (False, False)


@pytest.mark.parametrize(("asked", "shown"), [("inline", "inline"), ("side-by-side", "side-by-side"), ("x", "inline")])
def test_comparison_is_shown_inline_or_side_by_side(client, section, asked, shown):
    revise(section, body=body("Other words."))
    answer = client.get(f"{SECTION}compare/1/2/?view={asked}")
    assert answer.context["view"] == shown
    assert ('<div class="comparison__side prose">' in answer.content.decode()) == (shown == "side-by-side")


def test_comparison_of_fields(client, section):
    revise(section, title="One & two", key_question="Who <b>?")
    fields = {field.label: (field.old, field.new) for field in compare(client, "1/2")["fields"]}
    assert fields == {"Title": ("One", "One & two"), "Key question": ("", "Who <b>?")}
    assert "Who <b>?" not in client.get(f"{SECTION}compare/1/2/").content.decode()


def test_comparison_of_links(client, section):
    article = section.get_parent().specific
    section = revise(section, body=body(f"See {link_to(article, 'it')}."))
    revise(section, body=body('See <a href="https://example.org/">there</a>.'))
    context = compare(client, "2/3")
    assert context["links_added"] == [{"text": "there", "href": "https://example.org/"}]
    assert context["links_removed"] == [{"text": "it", "href": "/articles/the-intervention/"}]


def test_comparison_never_links_to_an_active_address(client, section):
    revise(section, body=body('See <a href="javascript:alert(1)">it</a>.'))
    assert "javascript:" not in client.get(f"{SECTION}compare/1/2/").content.decode()


def test_comparison_backwards_is_allowed(client, section):
    revise(section, title="Two")
    assert [(f.old, f.new) for f in compare(client, "2/1")["fields"]] == [("Two", "One")]


def test_comparison_of_an_article_names_choices_in_words_and_leaves_its_image_to_the_text(client, section):
    revise(section.container(), licence="cc-by-sa-4.0", lead_image=make_image(), change_kind="wording")
    fields = client.get("/articles/the-intervention/compare/1/2/").context["fields"]
    assert [(field.label, field.old, field.new) for field in fields] == [("Licence", "CC BY 4.0", "CC BY-SA 4.0")]


def test_comparison_of_an_article_compares_its_sections(client, section):
    revise(section, body=body("Other words entirely."))
    context = client.get("/articles/the-intervention/compare/1/2/").context
    assert "changed" in statuses(context) or {"added", "removed"} <= set(statuses(context))
    assert any("Other words" in block.inline_html for block in context["blocks"])


def test_comparison_form_leads_to_the_address_of_the_versions_chosen(client, section):
    revise(section, title="Two")
    for view in ("inline", "side-by-side"):
        answer = client.get(f"{SECTION}compare/1/1/?old=1&new=2&view={view}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{SECTION}compare/1/2/?view={view}")


def test_comparison_form_cannot_lead_to_another_site(client, section):
    answer = client.get(f"{SECTION}compare/1/1/?old=1&new=2&view=//evil.example/%0d%0aX: y")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{SECTION}compare/1/2/?view=inline")


def test_comparison_costs_the_same_with_one_and_three_rows(client, site):
    article = make_article()
    section = make_section(article, "One", body=body("a"))
    section = revise(section, body=body("b"))
    one = queries(client, f"{SECTION}compare/1/2/")
    section = revise(section, body=body("a", heading("H"), "b", "c"))
    revise(section, body=body("d", heading("I"), "e", "f"))
    assert queries(client, f"{SECTION}compare/3/4/") == one


@pytest.mark.parametrize("number", [1, 2])
def test_comparison_with_a_withheld_version_is_451(client, section, chief, number):
    section = revise(section, body=body("Secret words."))
    withhold(version=section.document.versions.get(number=number), by=chief, reason="A court says so.")
    answer = client.get(f"{SECTION}compare/1/2/")
    assert (answer.status_code, "Secret words" in answer.content.decode()) == (451, False)


def test_comparison_of_an_article_leaves_out_a_withheld_section(client, section, chief):
    section = revise(section, body=body("Secret words."))
    withhold(version=section.document.versions.get(number=2), by=chief, reason="A court says so.")
    answer = client.get("/articles/the-intervention/compare/1/2/")
    assert (answer.status_code, "Secret words" in answer.content.decode()) == (200, False)
