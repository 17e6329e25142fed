"""Entries in numbers, the dashboard's panel, names without an entry."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from accounts.roles import EDITOR
from linking.admin import tasks
from linking.admin.dashboard import LinksPanel
from linking.admin.figures import all_figures
from linking.engine import Status
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.mentions import make_decision, make_mention
from tests.factories.pages import body, make_article, make_section
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
FIGURES = "/admin/links/entries/figures/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def no_task(monkeypatch):
    """Notes that a look through the texts was asked for, and does not begin it."""
    asked = []
    monkeypatch.setattr(tasks, "begin_to_look", lambda: asked.append(1))
    return asked


def look_of(*found: list, age: timedelta = timedelta(), status=TaskResultStatus.SUCCESSFUL) -> DBTaskResult:
    """What the queue keeps of a look through the texts."""
    return DBTaskResult.objects.create(
        task_path=tasks.find_unlisted_names.module_path,
        status=status,
        return_value=list(found),
        finished_at=timezone.now() - age,
        args_kwargs={},
        backend_name="default",
        run_after=get_date_max(),
    )


def panel(client) -> dict:
    request = client.get("/admin/").wsgi_request
    return LinksPanel().get_context_data({"request": request})


def make_figures(site):
    """Wei: one waits, two pages link to it, one of three decisions accepts it. Abe: nothing."""
    wei, _ = make_term("Wei Ling"), make_term("Abe Isoo")
    first, second = (make_section(make_article(title), "Introduction") for title in ("One", "Two"))
    make_mention(first, status=Status.SUGGESTED, target=wei)
    for page in (first, second):
        make_mention(page, status=Status.LINKED, target=wei, is_first=True)
    make_mention(first, status=Status.LINKED, target=wei)
    make_mention(first, status=Status.REJECTED, target=wei)
    for verdict in ("accepted", "rejected", "rejected"):
        make_decision(first, target=wei, verdict=verdict)
    make_decision(first, target=wei, undone_at=timezone.now())
    return wei


def test_figures_count_what_waits_is_linked_and_was_decided(site):
    wei = make_figures(site)
    found = {one.title: one for one in all_figures()}
    one = found["Wei Ling"]
    assert (one.key, one.waiting, one.pages, one.places) == (wei.document_id, 1, 2, 4)
    assert (one.accepted, one.rejected, one.rate) == (1, 2, 33)
    assert (found["Abe Isoo"].places, found["Abe Isoo"].rate) == (0, None)


@pytest.mark.parametrize(
    ("order", "first"),
    [("waiting", "Wei Ling"), ("linked", "Wei Ling"), ("never", "Abe Isoo"), ("rate", "Wei Ling"), ("x", "Wei Ling")],
)
def test_figures_are_listed_in_the_order_that_is_asked_for(client, editor, site, order, first):
    make_figures(site)
    assert client.get(f"{FIGURES}?order={order}").context["page"].object_list[0].title == first


def test_figures_ask_as_much_for_three_entries_as_for_one(client, editor, no_task):
    make_term("Wei Ling")
    client.get(FIGURES)
    for_one = count_queries(client, FIGURES)
    make_term("Abe Isoo"), make_term("Lin Wu")
    client.get(FIGURES)
    assert count_queries(client, FIGURES) == for_one


def test_panel_says_what_will_be_here(client, editor, site):
    html = client.get("/admin/").content.decode()
    assert "No name waits for a decision." in html


def test_panel_shows_what_asks_for_a_look(client, editor, site):
    make_figures(site)
    look_of(["Inchon", 5, 2])
    shown = panel(client)
    assert (shown["waiting"], [(page["version__title"], page["count"]) for page in shown["pages"]]) == (
        1,
        [("Introduction", 1)],
    )
    titles = {name: [one.title for one in shown[name]] for name in ("most_linked", "least_accepted", "never")}
    assert titles == {"most_linked": ["Wei Ling"], "least_accepted": ["Wei Ling"], "never": ["Abe Isoo"]}
    assert [one.words for one in shown["unlisted"]] == ["Inchon"]


def test_panel_counts_entries_once_in_two_minutes(client, editor, site, no_task):
    client.get("/admin/")
    before = count_queries(client, "/admin/")
    make_figures(site)
    client.get("/admin/")
    assert count_queries(client, "/admin/") == before
    assert panel(client)["never_count"] == 0


def test_names_without_entry_are_found_in_live_texts_alone(site):
    make_term("Walker")
    words = "They held Taegu. From Taegu, Walker saw Walker and Walker near Taegu."
    make_section(make_article(), body=body(words))
    make_section(make_article("Draft"), "Draft", live=False, body=body("Then Pusan, then Pusan, then Pusan."))
    assert tasks.find_unlisted_names.func() == [["Taegu", 3, 1]]


def test_names_without_entry_forget_those_that_have_one_by_now(site, no_task):
    look_of(["Inchon", 5, 2], ["Taegu", 4, 2])
    make_term("Taegu")
    assert [one.words for one in tasks.names_without_entry().found] == ["Inchon"]
    assert no_task == []


@pytest.mark.parametrize(
    ("looks", "begins"),
    [
        ([], 1),
        ([{"age": timedelta(hours=20)}], 0),
        ([{"age": timedelta(hours=30)}], 1),
        ([{"age": timedelta(hours=30)}, {"status": TaskResultStatus.READY}], 0),
        ([{"status": TaskResultStatus.RUNNING}], 0),
        ([{"status": TaskResultStatus.FAILED}], 1),
    ],
)
def test_texts_are_looked_through_once_a_day(db, no_task, looks, begins):
    for look in looks:
        look_of(**look)
    tasks.names_without_entry()
    assert len(no_task) == begins


def test_second_look_does_not_begin_while_one_is_under_way(client, editor, site, monkeypatch):
    asked = []
    monkeypatch.setattr(type(tasks.find_unlisted_names), "enqueue", lambda task: asked.append(task))
    client.post("/admin/links/unlisted/")
    look_of(status=TaskResultStatus.RUNNING)
    client.post("/admin/links/unlisted/")
    assert len(asked) == 1
