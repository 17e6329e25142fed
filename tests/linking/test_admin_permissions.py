"""Who may look at the desk and who decides there."""

import pytest

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from linking.models import Mention
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.mentions import make_mention
from tests.factories.pages import make_article, make_section

pytestmark = pytest.mark.usefixtures("site")
HOME, LOGIN = "/admin/", "/accounts/login/"
LOOKED_AT = ("", "places/{place}/", "decisions/", "entries/figures/", "runs/", "runs/now/", "impact/{term}/")


@pytest.fixture
def keys(site):
    term = make_term("Wei Ling")
    mention = make_mention(make_section(make_article()), "Wei", target=term)
    return {"place": mention.pk, "term": term.document_id}


@pytest.mark.parametrize("path", LOOKED_AT)
@pytest.mark.parametrize("role", [WRITER, EDITOR, CHIEF_EDITOR])
def test_who_writes_or_edits_may_look(client, keys, path, role):
    client.force_login(UserFactory(role=role))
    assert client.get(f"/admin/links/{path.format(**keys)}").status_code == 200


@pytest.mark.parametrize("path", [*LOOKED_AT, "entries/?place={place}"])
def test_teacher_may_not_look(client, keys, path):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(f"/admin/links/{path.format(**keys)}").status_code == 403


@pytest.mark.parametrize("path", [*LOOKED_AT, "entries/?place={place}"])
def test_nobody_looks_without_signing_in(client, keys, path):
    assert client.get(f"/admin/links/{path.format(**keys)}").url.startswith(LOGIN)


@pytest.mark.parametrize(
    ("role", "status", "address"),
    [(WRITER, 302, HOME), (EDITOR, 302, "/admin/links/"), (CHIEF_EDITOR, 302, "/admin/links/"), (TEACHER, 403, None)],
)
@pytest.mark.parametrize("path", ["decide/", "unlisted/"])
def test_only_editors_decide(client, keys, path, role, status, address):
    client.force_login(UserFactory(role=role))
    response = client.post(f"/admin/links/{path}", {"act": f"reject|{keys['place']}|stale"})
    wanted = "/admin/links/entries/figures/" if path == "unlisted/" and address and address != HOME else address
    assert (response.status_code, getattr(response, "url", None)) == (status, wanted)


@pytest.mark.parametrize("path", ["decide/", "unlisted/"])
def test_nobody_decides_without_signing_in(client, keys, path):
    assert client.post(f"/admin/links/{path}", {"act": "reject"}).url.startswith(LOGIN)


@pytest.mark.parametrize("path", ["decide/", "unlisted/"])
def test_looking_decides_nothing(client, keys, path):
    client.force_login(UserFactory(role=EDITOR))
    assert client.get(f"/admin/links/{path}?act=reject|{keys['place']}|x").status_code == 405
    assert Mention.objects.get(pk=keys["place"]).decision is None


@pytest.mark.parametrize(("role", "status"), [(WRITER, 302), (EDITOR, 200)])
def test_only_editors_search_for_another_entry(client, keys, role, status):
    client.force_login(UserFactory(role=role))
    assert client.get(f"/admin/links/entries/?place={keys['place']}&q=wei").status_code == status


@pytest.mark.parametrize(("role", "label"), [(WRITER, "Links (1)"), (EDITOR, "Links (1)"), (CHIEF_EDITOR, "Links (1)")])
def test_menu_leads_to_the_desk_with_the_number_that_waits(client, keys, role, label):
    client.force_login(UserFactory(role=role))
    assert label in client.get(HOME).content.decode()
