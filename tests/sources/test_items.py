"""CSL-JSON items as fields of a source, and back."""

import json

import pytest
from django.conf import settings

from sources.items import creators, fields_of, item_of_fields, long_label, short_label, title_of, year_of
from tests.sources.samples import item

LETTER = {
    "id": "stalin1950",
    "type": "personal_communication",
    "title": "Telegram to Mao",
    "author": [{"family": "Stalin", "given": "Iosif", "ORCID": "0000-0002-1825-0097"}],
    "recipient": [{"family": "Ree", "given": "Erik", "non-dropping-particle": "van", "suffix": "Jr."}],
    "issued": {"date-parts": [[1950, 10, 1]]},
    "archive_location": "Fond 45",
    "custom": {"anything": [1, 2]},
    "volume": 7,
}


def test_fields_of_an_item_make_the_item_again():
    assert item_of_fields(fields_of(LETTER)) == LETTER


def test_works_of_the_publication_survive_being_stored():
    items = json.loads((settings.BASE_DIR / "content/sources/sources.json").read_text())
    assert [item_of_fields(fields_of(each)) for each in items] == items


def test_fields_hold_names_in_order_and_the_date_as_edtf():
    fields = fields_of(item(author=[{"literal": "State Department"}, {"family": "Chen", "given": "Jian"}]))
    assert [(row["role"], row["family"], row["literal"]) for row in fields["names"]] == [
        ("author", "", "State Department"),
        ("author", "Chen", ""),
    ]
    assert (fields["issued"], fields["csl"].keys() & {"issued", "author", "id"}) == ("1994", set())


def test_date_that_is_no_date_stays_with_the_item():
    fields = fields_of(item(issued={"literal": "n.d."}))
    assert (fields["issued"], fields["csl"]["issued"]) == ("", {"literal": "n.d."})
    assert item_of_fields(fields)["issued"] == {"literal": "n.d."}


def test_what_is_no_name_is_left_out():
    fields = fields_of(item(author=["Chen", {}, {"family": ""}, {"given": "Plato"}]))
    assert [(row["family"], row["given"]) for row in fields["names"]] == [("Plato", "")]


def test_item_begins_as_it_is_read():
    assert list(item_of_fields(fields_of(LETTER)))[:5] == ["id", "type", "title", "author", "recipient"]


def test_changing_an_item_does_not_change_the_next():
    fields = fields_of(LETTER)
    item_of_fields(fields)["issued"]["date-parts"][0].append("x")
    assert item_of_fields(fields)["issued"] == {"date-parts": [[1950, 10, 1]]}


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "Chen 1994"),
        ({"author": [{"family": "Hao"}, {"family": "Zhai"}]}, "Hao and Zhai 1994"),
        ({"author": [{"family": "Li"}, {"family": "Millett"}, {"family": "Yu"}]}, "Li et al. 1994"),
        ({"author": [], "editor": [{"family": "Li"}]}, "Li 1994"),
        ({"author": []}, "China’s Road to the Korean War 1994"),
        ({"issued": {}}, "Chen n.d."),
        ({"author": [{"family": "Ree", "non-dropping-particle": "van"}]}, "van Ree 1994"),
        ({"author": [{"literal": "United Nations"}]}, "United Nations 1994"),
    ],
)
def test_short_label_names_who_and_when(changes, label):
    assert short_label(item(**changes)) == label


def test_long_label_says_nothing_twice():
    assert long_label(item()) == "Chen 1994: China’s Road to the Korean War"
    assert long_label(item(author=[])) == "China’s Road to the Korean War (1994)"
    assert long_label(item(author=[], issued={})) == "China’s Road to the Korean War (n.d.)"


def test_creators_are_the_editors_where_no_author_is():
    editors = [{"family": "Li"}]
    assert creators({"author": [], "editor": editors}) == editors


def test_title_is_told_without_markup():
    assert title_of({"title": "The <i>Pravda</i>  of 1950"}) == "The Pravda of 1950"


def test_year_of_a_period_is_its_first():
    assert year_of(item(issued={"date-parts": [[1995], [1996]]})) == 1995
