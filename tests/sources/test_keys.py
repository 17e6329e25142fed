"""Keys of sources."""

import pytest

from sources.keys import key_of_id, settled_key, suggested_key
from sources.validation import key_fault
from tests.sources.samples import item


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "chen1994"),
        ({"author": [{"family": "Müller-Øst"}]}, "mullerost1994"),
        ({"author": [{"family": "沈", "given": "志华"}]}, "shen1994"),
        ({"author": [{"literal": "United States Department of State"}]}, "department1994"),
        ({"author": None, "editor": [{"family": "Li"}]}, "li1994"),
        ({"author": None}, "chinas1994"),
        ({"author": None, "title": "The War"}, "war1994"),
        ({"issued": None}, "chennd"),
        ({"author": [{"family": "!!!"}]}, "anonymous1994"),
    ],
)
def test_key_is_made_of_name_and_year(changes, key):
    assert suggested_key(item(**changes)) == key


def test_second_work_of_a_year_gets_a_letter():
    assert suggested_key(item(), {"chen1994", "chen1994b"}) == "chen1994c"


def test_key_after_the_alphabet_is_numbered():
    taken = {"chen1994", *(f"chen1994{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")}
    assert suggested_key(item(), taken) == "chen1994-27"


@pytest.mark.parametrize(
    ("id", "key"),
    [
        ("Chen1994", "chen1994"),
        ("DBLP:conf/x", None),
        ("http://zotero.org/users/1/items/A", None),
        ("12", None),
        ("", None),
        (None, None),
        ("halliday_korea:1993", "halliday-korea-1993"),
        ("x" * 41, None),
        ("沈1996", "shen1996"),
    ],
)
def test_id_of_another_program_becomes_a_key_if_it_can(id, key):
    assert key_of_id(id) == key


def test_key_that_came_with_an_item_is_kept_where_it_is_free():
    assert settled_key(item(id="MyKey"), {"chen1994"}) == "mykey"
    assert settled_key(item(id="MyKey"), {"mykey"}) == "mykeyb"
    assert settled_key(item(id="17"), {"chen1994"}) == "chen1994b"


@pytest.mark.parametrize("key", ["chen1994", "frus-1950-7", "a"])
def test_key_in_the_right_form_has_no_fault(key):
    assert key_fault(key) is None


@pytest.mark.parametrize("key", ["Chen", "a--b", "-a", "a_b", "ä", "", "a\n", "a" * 81, '"><script>'])
def test_key_in_another_form_has_a_fault(key):
    assert key_fault(key) is not None
