"""Publication sets: what belongs together is recorded together."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.models import User
from publishing.actions.publication_sets import Departure, current_set
from publishing.actions.sets import publication_set
from publishing.decorators import one_publication
from tests.factories.pages import body, make_article, sections_of

pytestmark = pytest.mark.usefixtures("site")


def test_set_within_a_set_is_the_same():
    with transaction.atomic(), publication_set() as outer, publication_set(by="somebody") as inner:
        assert inner is outer
    assert current_set.get() is None


def test_departure_of_an_inner_set_ends_with_it():
    departure = Departure("Why.")
    with transaction.atomic(), publication_set() as outer:
        with publication_set(departure=departure):
            assert outer.departure == departure
        assert outer.departure is None


def test_failed_set_leaves_nothing_behind():
    with pytest.raises(RuntimeError), transaction.atomic(), publication_set():
        raise RuntimeError
    assert current_set.get() is None


def publish_all(article, user):
    """A view of Wagtail's kind: publishes each draft by itself."""

    def view(request):
        for section in sections_of(article):
            section.body = body(f"New words of {section.title}.")
            section.save_revision(user=user).publish(user=user)
        return HttpResponse()

    return one_publication(view)


def test_one_request_of_the_admin_makes_one_version_of_the_article():
    article = make_article(sections=["One", "Two", "Three"])
    user = User.objects.create_superuser("ada@example.org", display_name="Ada Byron")
    request = RequestFactory().post("/admin/")
    request.user = user
    publish_all(article, user)(request)
    assert [version.number for version in article.document.versions.order_by("number")] == [1, 2]
    assert article.document.versions.get(number=2).author_name == "Ada Byron"


def test_request_that_fails_in_the_middle_publishes_nothing():
    article = make_article(sections=["One", "Two"])
    user = User.objects.create_superuser("ada@example.org")
    publish = publish_all(article, user)

    @one_publication
    def view(request):
        publish(request)
        raise RuntimeError

    request = RequestFactory().post("/admin/")
    request.user = user
    with pytest.raises(RuntimeError):
        view(request)
    assert [section.document.versions.count() for section in sections_of(article)] == [1, 1]


def test_request_that_only_reads_is_no_publication():
    seen = []
    request = RequestFactory().get("/admin/")
    one_publication(lambda request: seen.append((current_set.get(), transaction.get_connection().in_atomic_block)))(
        request
    )
    assert seen[0][0] is None
