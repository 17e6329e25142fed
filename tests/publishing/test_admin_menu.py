import json
import re

import pytest

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.usefixtures("site")


def menu(client, role):
    """The labels of the main menu, as the sidebar is told."""
    client.force_login(UserFactory(role=role))
    html = client.get("/admin/").content.decode()
    props = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html, re.DOTALL)[1])
    return labels(props)


def labels(node):
    """Labels of menu items in telepath's packed form, in order."""
    found = []
    if isinstance(node, dict):
        if node.get("_type") == "wagtail.sidebar.MainMenuModule":
            return [item["_args"][0]["label"] for item in node["_args"][0]]
        for value in node.values():
            found += labels(value)
    elif isinstance(node, list):
        for value in node:
            found += labels(value)
    return found


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            WRITER,
            [
                "Articles",
                "Glossary",
                "Historiography",
                "Sources",
                "Links",
                "Question sets",
                "All pages",
                "Images",
                "Reviews",
                "Records",
            ],
        ),
        (
            EDITOR,
            [
                "Articles",
                "Glossary",
                "Historiography",
                "Sources",
                "Links",
                "Question sets",
                "All pages",
                "Images",
                "Error reports",
                "Reviews",
                "Records",
            ],
        ),
        (
            CHIEF_EDITOR,
            [
                "Articles",
                "Glossary",
                "Historiography",
                "Sources",
                "Links",
                "Question sets",
                "All pages",
                "Images",
                "Error reports",
                "Reviews",
                "Teachers",
                "Records",
                "Settings",
            ],
        ),
    ],
)
def test_menu_names_what_a_role_works_with(client, role, expected):
    assert menu(client, role) == expected


def test_admin_carries_the_sites_name_and_mark(client):
    client.force_login(UserFactory(role=EDITOR))
    html = client.get("/admin/").content.decode()
    assert "<title>Dashboard - Crossing the Yalu</title>" in " ".join(html.split())
    assert html.count("/static/img/mark.svg") == 2


def test_admin_asks_no_other_site(client):
    client.force_login(UserFactory(role=CHIEF_EDITOR))
    html = client.get("/admin/").content.decode()
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//[^"]*"', html) == []
