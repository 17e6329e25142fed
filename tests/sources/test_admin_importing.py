"""Bibliographies uploaded, looked through and imported in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.roles import EDITOR, TEACHER, WRITER
from sources.admin import import_forms, importing
from sources.models import ImportState, Source, SourceImport
from tests.factories.accounts import UserFactory
from tests.factories.sources import make_source
from tests.publishing.admin import count_queries, texts
from tests.sources.test_actions_importing import BIB

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/source-imports/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def upload(client, content: str | bytes = BIB, name: str = "a.bib"):
    encoded = content.encode() if isinstance(content, str) else content
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, encoded)})


def report(client, **data):
    upload(client)
    found = SourceImport.objects.get()
    address = reverse("source_imports:report", args=[found.pk])
    return client.post(address, data) if data else client.get(address)


def chosen() -> list[int]:
    return list(SourceImport.objects.get().entries.filter(is_chosen=True).values_list("pk", flat=True))


def test_upload_leads_to_a_report_that_made_nothing(client, editor):
    response = upload(client)
    found = SourceImport.objects.get()
    assert (response.status_code, response.url) == (302, f"{UPLOAD}{found.pk}/")
    context = client.get(response.url).context
    assert [(value, count) for value, _, count in context["tabs"]] == [("new", 2), ("duplicate", 0), ("faulty", 1)]
    assert (found.uploaded_by, Source.objects.count()) == (editor, 0)


def test_large_file_is_read_in_the_background(client, editor, monkeypatch):
    asked = []
    monkeypatch.setattr(importing, "READ_AT_ONCE_BELOW", 10)
    monkeypatch.setattr(importing, "read_import_task", type("Task", (), {"enqueue": staticmethod(asked.append)}))
    response = upload(client)
    found = SourceImport.objects.get()
    assert (asked, found.state) == ([found.pk], ImportState.READING)
    assert client.get(response.url)["Refresh"] == "4"


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("", "a.bib", "The file is empty."),
        (b"PK\x03\x04\x00", "a.docx", "This does not look like a bibliography."),
    ],
)
def test_file_that_is_no_bibliography_is_refused(client, editor, content, name, told):
    response = upload(client, content, name)
    assert response.context["form"].errors["file"][0].startswith(told)
    assert SourceImport.objects.count() == 0


def test_file_that_is_too_large_is_refused_with_the_limit(client, editor, monkeypatch):
    monkeypatch.setattr(import_forms, "MOST_BYTES", 2**20)
    response = upload(client, "x" * (2**20 + 1))
    assert response.context["form"].errors["file"] == [
        "The file has 1.0 MB; at most 1 MB can be imported at once. Divide it, please."
    ]


def test_upload_without_a_file_is_refused(client, editor):
    assert set(client.post(UPLOAD).context["form"].errors) == {"file"}


def test_drafts_are_imported(client, editor):
    response = report(client, action="drafts")
    assert client.get(response.url).context["counts"]["imported"] == 2
    assert set(Source.objects.values_list("key", "live")) == {("chen1994", False), ("nojournal", False)}


def test_choice_of_the_page_counts(client, editor):
    upload(client)
    first, second = chosen()
    address = reverse("source_imports:report", args=[SourceImport.objects.get().pk])
    client.post(address, {"action": "save", "shown": [first, second], "chosen": [second]})
    assert chosen() == [second]
    client.post(address, {"action": "drafts"})
    assert list(Source.objects.values_list("key", flat=True)) == ["nojournal"]


def test_editor_publishes_what_is_imported(client, editor, site):
    report(client, action="publish")
    assert dict(Source.objects.values_list("key", "live")) == {"chen1994": True, "nojournal": False}


def test_writer_imports_drafts_only(client):
    client.force_login(UserFactory(role=WRITER))
    response = report(client, action="publish")
    assert (response.status_code in (302, 403), Source.objects.count()) == (True, 0)
    found = SourceImport.objects.get()
    assert found.state == ImportState.READY
    client.post(reverse("source_imports:report", args=[found.pk]), {"action": "drafts"})
    assert Source.objects.count() == 2


def test_second_click_imports_nothing_twice(client, editor):
    response = report(client, action="drafts")
    again = client.post(response.url, {"action": "drafts"})
    assert texts(again) == ["This import is under way or done already; nothing was started a second time."]
    assert Source.objects.count() == 2


def test_nothing_chosen_imports_nothing(client, editor):
    upload(client)
    response = report(client, action="drafts", shown=chosen())
    assert texts(response) == ["Nothing is chosen. Tick what you want to import."]


def test_too_many_are_not_published_together(client, editor, monkeypatch):
    monkeypatch.setattr(importing, "MOST_PUBLISHED_TOGETHER", 1)
    response = report(client, action="publish")
    assert texts(response) == [
        "2 entries are chosen; at most 1 can be published together. Import drafts, or choose fewer."
    ]
    assert Source.objects.count() == 0


def test_discarded_import_leaves_nothing(client, editor):
    report(client, action="discard")
    assert (SourceImport.objects.count(), Source.objects.count()) == (0, 0)


@pytest.mark.parametrize("data", [{"action": "burn"}, {"action": "drafts", "chosen": ["x"]}, {"chosen": "999"}])
def test_choice_that_makes_no_sense_changes_nothing(client, editor, data):
    response = report(client, **data)
    assert texts(response) == ["Your choice did not arrive whole. Choose again, please."]
    assert Source.objects.count() == 0


def test_duplicates_and_faults_are_told_with_their_places(client, editor):
    make_source("chen1994", live=False)
    upload(client)
    address = reverse("source_imports:report", args=[SourceImport.objects.get().pk])
    duplicates = client.get(f"{address}?outcome=duplicate").content.decode()
    assert "It has the author, year and title of “China’s Road to the Korean War”." in duplicates
    faults = client.get(f"{address}?outcome=faulty").content.decode()
    assert ("line 3 (broken)" in faults, "A brace is missing" in faults) == (True, True)


def test_titles_of_entries_are_escaped(client, editor):
    html = report(client).content.decode()
    assert "<script>alert(1)" not in html


def test_report_asks_as_much_for_many_entries_as_for_one(client, editor):
    counts = []
    for number in (1, 30):
        entries = [
            f"@book{{a{number}x{each}, title={{T {number} {each}}}, year=19{each + 10}}}" for each in range(number)
        ]
        response = upload(client, "\n".join(entries))
        client.get(response.url)
        counts.append(count_queries(client, response.url))
    assert counts[0] == counts[1]


def test_people_without_permission_import_nothing(client):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(UPLOAD).status_code == 403
    assert upload(client).status_code == 403
    assert SourceImport.objects.count() == 0


def test_unknown_import_is_not_found(client, editor):
    assert client.get(f"{UPLOAD}999/").status_code == 404
