"""Which versions there were at a place in the order of publications."""

import pytest

from publishing.models import Version
from tests.factories.pages import make_article, revise

pytestmark = pytest.mark.usefixtures("site")


def test_latest_as_of_is_the_newest_version_up_to_a_serial(django_assert_num_queries):
    one, two = make_article("One"), make_article("Two")
    for page in (one, two, one):
        revise(page, summary=f"{page.title} after {Version.objects.count()}", change_kind="fact")
    serials = dict(Version.objects.filter(document=one.document_id).values_list("number", "serial"))
    keys = [one.document_id, two.document_id]
    with django_assert_num_queries(1):
        now = Version.objects.latest_as_of(None, keys)
    assert {key: version.number for key, version in now.items()} == {keys[0]: 3, keys[1]: 2}
    then = Version.objects.latest_as_of(serials[2], keys)
    assert {key: version.number for key, version in then.items()} == {keys[0]: 2, keys[1]: 1}


def test_latest_as_of_leaves_out_what_had_no_version_then():
    one, two = make_article("One"), make_article("Two")
    serial = one.document.current_version.serial
    assert list(Version.objects.latest_as_of(serial, [one.document_id, two.document_id])) == [one.document_id]


def test_latest_as_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Version.objects.latest_as_of(None, []) == {}
