from accounts import checks
from accounts.roles import ROLES, Role


def test_every_permission_of_the_roles_is_defined_by_an_app():
    assert checks.unknown_permissions(ROLES) == []


def test_unknown_permission_is_reported_with_its_role(monkeypatch):
    role = Role(name="Curator", page_permissions=("museum.add_exhibit", "wagtailcore.add_page"))
    assert checks.unknown_permissions((role,)) == [(role, "museum.add_exhibit")]
    monkeypatch.setattr(checks, "unknown_permissions", lambda: [(role, "museum.add_exhibit")])
    (message,) = checks.check_roles(None)
    assert (message.id, message.msg) == (
        "accounts.W001",
        "The role “Curator” names the permission “museum.add_exhibit”, which no installed app defines.",
    )
