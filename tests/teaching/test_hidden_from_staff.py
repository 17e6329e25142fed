"""Staff cannot read in the admin what pupils write."""

import re
from html import unescape

from django.apps import apps
from django.test import Client
from django.urls import Resolver404, resolve
from wagtail.admin.viewsets import viewsets
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex, RevisionMixin, WorkflowMixin
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from teaching.models import (
    Answer,
    Assignment,
    Classroom,
    ClassTeacher,
    FailedAttempt,
    Highlight,
    Invitation,
    Item,
    JoinCode,
    Lookup,
    Pupil,
    Reading,
    StudyQuestion,
    Submission,
)
from tests.factories.pages import make_information
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    submit,
)

# Everything of classes; what editors offer to teachers (question sets) is theirs to see.
OF_CLASSES = {
    Answer,
    Assignment,
    Classroom,
    ClassTeacher,
    FailedAttempt,
    Highlight,
    Invitation,
    Item,
    JoinCode,
    Lookup,
    Pupil,
    Reading,
    StudyQuestion,
    Submission,
}
OF_EDITORS = {"QuestionSet", "SetQuestion"}
LINK = re.compile(r'"(/admin/[^"#\\]*)"')  # of the page and, as JSON, of the menu
ONLY_ASKING = re.compile(r"/(logout|password_change|sprite|jsi18n)")


def test_every_model_of_teaching_is_of_classes_or_of_editors():
    """A new model is put on one side before anybody sees it."""
    assert {model.__name__ for model in apps.get_app_config("teaching").get_models()} == (
        {model.__name__ for model in OF_CLASSES} | OF_EDITORS
    )


def test_nothing_of_classes_is_registered_in_the_admin():
    viewsets.populate()
    shown = {getattr(viewset, "model", None) for viewset in viewsets.viewsets}
    assert OF_CLASSES & (shown | set(get_snippet_models())) == set()


def test_nothing_of_classes_is_indexed_logged_or_kept_in_revisions(db):
    indexed = {model for model in OF_CLASSES if ReferenceIndex.model_is_indexable(model)}
    logged = {model for model in OF_CLASSES if registry.get_log_model_for_model(model) is not None}
    revised = {model for model in OF_CLASSES if issubclass(model, (RevisionMixin, WorkflowMixin))}
    assert (indexed, OF_CLASSES & set(get_indexed_models()), revised) == (set(), set(), set())
    assert logged == OF_CLASSES  # Wagtail would log any model if asked to: nothing asks, as the next test shows


def test_no_page_of_the_admin_shows_what_pupils_write(site):
    """As the mightiest of all users, look once at every view that a link of the admin leads to."""
    classroom = make_classroom(name="Zanzibar class")
    pupil = make_pupil(classroom, "Zanzibar nick")
    assignment = make_assignment(classroom, "Zanzibar title")
    make_answer(pupil, make_question(make_item(assignment, make_information("A text"))), "Zanzibar answer")
    submit(pupil, assignment, return_note="Zanzibar note")
    client = Client(raise_request_exception=False)  # a page that fails shows nothing
    client.force_login(User.objects.create_superuser("root@example.org", "x", display_name="Root"))
    seen = crawl(client)
    assert [path for path, html in seen.items() if "zanzibar" in html.lower()] == []
    assert {"/admin/", "/admin/users/", "/admin/reports/site-history/", "/admin/images/"} - set(seen) == set()


def crawl(client: Client) -> dict[str, str]:
    """What each view answers to GET, found through links from the desk on."""
    waiting, views, seen = ["/admin/", "/admin/reports/site-history/"], set(), {}
    while waiting:
        path = waiting.pop(0)
        try:
            view = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            continue
        if view in views or ONLY_ASKING.search(path):
            continue
        views.add(view)
        response = client.get(path)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        seen[path] = response.content.decode()
        waiting += LINK.findall(unescape(seen[path]))
    return seen
