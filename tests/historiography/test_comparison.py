"""Questions × schools, as a page and as a file."""

import csv
import io

import pytest
from django.test import Client
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR
from historiography.comparison import compare
from historiography.export import guarded
from historiography.models import HistoriographyIndexPage, Position, Question, SchoolPage
from publishing.actions import withdraw, withhold
from tests.factories.accounts import UserFactory
from tests.factories.historiography import make_historiography, make_position, make_question, make_school
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
PAGE = "/historiography/compare/"
ONE = f"{PAGE}?school=orthodox-school"
FILE = "/historiography/compare.csv"
NONE = "No position recorded"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def table(client: Client, address: str = PAGE) -> list[list[str]]:
    """The words of the table, row by row."""
    rows = lxml_html.fromstring(text(client, address)).xpath("//table//tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]


def file_rows(client: Client, address: str = FILE) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text(client, address).removeprefix("\ufeff"), newline="")))


@pytest.fixture
def matrix():
    """Two questions and two schools with three answers."""
    orthodox, revisionist = make_school("Orthodox school"), make_school("Revisionist school")
    who, when = make_question("Who decided?", order=1), make_question("When was it decided?", order=2)
    make_position(who, orthodox, claim="Moscow decided.")
    make_position(who, revisionist, claim="Beijing <decided>.")
    make_position(when, revisionist, claim="In October.")


# --- The page --------------------------------------------------------------------------------------------------------
def test_table_has_every_question_and_school(client, matrix):
    assert table(client) == [
        ["Question", "Orthodox", "Revisionist"],
        ["Who decided?", "Moscow decided.", "Beijing <decided>."],
        ["When was it decided?", NONE, "In October."],
    ]


def test_table_is_marked_up_as_one(client, matrix):
    page = lxml_html.fromstring(text(client, PAGE))
    [region] = page.xpath("//*[@role='region'][@tabindex='0'][.//table]")
    assert page.get_element_by_id(region.get("aria-labelledby")).tag == "caption"
    assert page.xpath("//table//tbody//th/@scope") == ["row", "row"]
    assert page.xpath("//table//thead//th/@scope") == ["col", "col", "col"]
    assert page.xpath("//table//td/a/@href")[0] == "/historiography/questions/who-decided/orthodox-school/"
    assert "<decided>" not in text(client, PAGE)


def test_table_tells_by_its_frame_how_much_room_it_needs(client, matrix):
    frames = [lxml_html.fromstring(text(client, address)).xpath("//div[.//table]/@class") for address in (PAGE, ONE)]
    assert [[each for each in classes if "frame" in each] for classes in frames] == [
        ["matrix-frame matrix-frame--2"],
        ["matrix-frame matrix-frame--1"],
    ]


def test_schools_within_one_that_answers_nothing_stand_under_it(client):
    chinese = make_school("Chinese perspectives")
    parts = [make_school(f"{name} narrative", parent=chinese) for name in ("Official", "New")]
    question = make_question("Who decided?")
    for part in parts:
        make_position(question, part, claim=part.title)
    assert table(client) == [
        ["Question", "Chinese perspectives"],
        ["Official", "New"],
        ["Who decided?", "Official narrative", "New narrative"],
    ]
    assert lxml_html.fromstring(text(client, PAGE)).xpath("//th[@scope='colgroup']/@colspan") == ["2"]
    assert table(client, f"{PAGE}?school=chinese-perspectives") == table(client)
    assert table(client, f"{PAGE}?school=new-narrative")[-1] == ["Who decided?", "New narrative"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("?question=who-decided", [["Who decided?", "Moscow decided.", "Beijing <decided>."]]),
        ("?school=revisionist-school&question=when-was-it-decided", [["When was it decided?", "In October."]]),
        ("?question=who-decided&school=orthodox-school", [["Who decided?", "Moscow decided."]]),
    ],
)
def test_chosen_questions_and_schools_are_shown(client, matrix, query, rows):
    assert table(client, f"{PAGE}{query}")[1:] == rows
    assert 'name="robots" content="noindex"' in text(client, f"{PAGE}{query}")


def test_empty_choice_is_the_whole_table(client, matrix):
    assert table(client, f"{PAGE}?school=&question=") == table(client)
    assert "noindex" not in text(client, PAGE)


def test_choice_is_kept_in_the_form_and_the_file(client, matrix):
    page = lxml_html.fromstring(text(client, f"{PAGE}?question=who-decided&school=orthodox-school"))
    assert page.xpath("//input[@checked]/@value") == ["who-decided", "orthodox-school"]
    [file] = page.xpath("//a[@download]/@href")
    assert file_rows(client, file) == [["Question", "Orthodox school"], ["Who decided?", "Moscow decided."]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?question=nothing", "There is no published question “nothing”."),
        ("?school=%22%3E%3Cscript%3E", "There is no published school “&quot;&gt;&lt;script&gt;”."),
        ("?school=a&school=b&school=c&school=d&school=e", "school “a”, “b”, “c” and 2 more."),
        ("?question=%00", "There is no published question"),
    ],
)
def test_what_is_not_there_is_said_above_the_whole_table(client, matrix, query, told):
    html = text(client, f"{PAGE}{query}")
    assert told in html
    assert "<script>" not in html
    assert len(table(client, f"{PAGE}{query}")) == 3


def test_known_one_is_shown_beside_the_message_about_an_unknown_one(client, matrix):
    address = f"{PAGE}?question=who-decided&question=nothing"
    assert [row[0] for row in table(client, address)] == ["Question", "Who decided?"]
    assert "no published question “nothing”" in text(client, address)


def test_nothing_to_compare_is_told(client):
    make_historiography()
    assert "There is nothing to compare yet" in text(client, PAGE)
    assert file_rows(client) == [["Question"]]


def test_page_is_not_sent_again_to_whoever_has_it(client, matrix):
    first = client.get(PAGE)
    assert client.get(PAGE, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.post(PAGE).status_code == 405


# --- What is gone or closed ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("model", "row", "column"),
    [(Question, 1, None), (SchoolPage, None, 1), (Position, None, None)],
)
@pytest.mark.parametrize("how", [withdraw, withhold])
def test_what_is_gone_is_left_out(client, matrix, model, row, column, how):
    thing = model.objects.order_by("pk").first()
    by = UserFactory(role=CHIEF_EDITOR)
    if how is withdraw:
        withdraw(page=thing, by=by, reason="Wrong.")
    else:
        withhold(version=thing.document.current_version, by=by, reason="A court.")
    expected = [
        ["Question", "Orthodox", "Revisionist"],
        ["Who decided?", NONE if model is Position else "Moscow decided.", "Beijing <decided>."],
        ["When was it decided?", NONE, "In October."],
    ]
    expected = [each for place, each in enumerate(expected) if place != row]
    assert table(client) == [[cell for place, cell in enumerate(each) if place != column] for each in expected]


def test_restricted_school_is_left_out(client, matrix):
    school = SchoolPage.objects.get(slug="orthodox-school")
    PageViewRestriction.objects.create(page=school, restriction_type=PageViewRestriction.LOGIN)
    assert table(client)[0] == ["Question", "Revisionist"]
    assert file_rows(client)[0] == ["Question", "Revisionist school"]


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_below_a_restricted_page_only_the_invited_read(client, matrix, address):
    index = HistoriographyIndexPage.objects.get()
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    response = client.get(address)
    assert response.status_code == 200
    assert "Moscow decided." in response.content.decode()
    assert response["Cache-Control"].startswith("private, no-store")


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_without_the_page_on_the_debate_there_is_no_comparison(client, address):
    assert client.get(address).status_code == 404
    index = make_historiography()
    assert client.get(address).status_code == 200
    withdraw(page=index, by=UserFactory(role=CHIEF_EDITOR), reason="Wrong.")
    assert client.get(address).status_code == 410


# --- The file --------------------------------------------------------------------------------------------------------
def test_file_equals_the_database(client, matrix):
    make_position(Question.objects.get(order=2), SchoolPage.objects.first(), claim="=HYPERLINK(“x”), “so”, 九月")
    positions = Position.objects.values_list("question__title", "school__title", "claim")
    claims = {(question, school): claim for question, school, claim in positions}
    head, *rows = file_rows(client)
    assert head == ["Question", *SchoolPage.objects.order_by("path").values_list("title", flat=True)]
    assert [row[0] for row in rows] == list(Question.objects.values_list("title", flat=True))
    assert rows == [[row[0], *(guarded(claims.get((row[0], school), "")) for school in head[1:])] for row in rows]


def test_file_is_downloaded_as_utf_8(client, matrix):
    response = client.get(FILE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="positions.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")


# --- Queries ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [PAGE, FILE])
def test_three_rows_and_columns_take_as_many_queries_as_one(client, address):
    make_position(make_question(), make_school())
    count_queries(client, address)
    for_one = count_queries(client, address)
    questions = [make_question(f"What {number}?") for number in range(2)]
    schools = [make_school(f"School {number}") for number in range(2)]
    for question in questions:
        for school in schools:
            make_position(question, school)
    assert count_queries(client, address) == for_one
    assert len(compare().questions) == len(compare().schools) == 3


def test_list_of_questions_leads_to_the_page_on_the_debate(client):
    assert client.get("/historiography/questions/").url == "/historiography/#questions"
