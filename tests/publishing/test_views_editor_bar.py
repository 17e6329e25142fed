import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from publishing.models import Document, ErrorReport
from tests.factories.pages import make_article

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def article(site):
    return make_article()


def log_in(client, role: str) -> User:
    user = User.objects.create_user(f"{role[:3]}@example.org")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def bar(client, key):
    return client.get("/editor-bar/", {"document": key})


def test_bar_of_a_reader_is_empty(client, article):
    answer = bar(client, article.document_id)
    assert (answer.status_code, answer.content) == (204, b"")


def test_bar_of_a_teacher_is_empty(client, article):
    log_in(client, "Teacher")
    assert bar(client, article.document_id).status_code == 204


@pytest.mark.parametrize("role", ["Editor", "Chief editor", "Writer"])
def test_bar_of_the_editorial_staff_leads_to_the_draft(client, article, role):
    log_in(client, role)
    answer = bar(client, article.document_id)
    assert answer.status_code == 200
    assert f'href="/admin/pages/{article.pk}/edit/"' in answer.content.decode()


def test_bar_counts_open_reports(client, article):
    log_in(client, "Editor")
    version = article.document.current_version
    for status in ("open", "open", "declined"):
        ErrorReport.objects.create(version=version, document=article.document, message="m", status=status)
    assert bar(client, article.document_id).context["reports"] == 2


def test_bar_of_a_document_without_a_page_is_empty(client, article):
    log_in(client, "Editor")
    document = Document.objects.create(kind="articles.articlepage")
    assert bar(client, document.pk).status_code == 204


@pytest.mark.parametrize("key", ["", "x", "-1", "999999", "9" * 30, "9" * 5000])
def test_bar_of_no_document_is_404(client, key):
    assert bar(client, key).status_code == 404


def test_bar_is_kept_by_no_cache(client, article):
    assert "no-store" in bar(client, article.document_id).headers["Cache-Control"]


def test_bar_takes_no_post(client, article):
    assert client.post(f"/editor-bar/?document={article.document_id}").status_code == 405
