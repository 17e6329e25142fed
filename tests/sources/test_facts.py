"""What is known of a work, in words for readers."""

import pytest

from sources.facts import archive_of, facts_of, in_words, makers_of, readable_date
from tests.sources.samples import item


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ({"date-parts": [[1994]]}, "1994"),
        ({"date-parts": [[1952, 3]]}, "March 1952"),
        ({"date-parts": [[1950, 10, 3]]}, "3 October 1950"),
        ({"date-parts": [[1952]], "season": 1}, "spring 1952"),
        ({"date-parts": [[1952]], "season": 24}, "winter 1952"),
        ({"date-parts": [[1995], [1996]]}, "1995–1996"),
        ({"date-parts": [[1950]], "circa": True}, "about 1950"),
        ({"literal": "1950s"}, "1950s"),
        ({"literal": "n.d."}, "n.d."),
        ({"date-parts": [["x"]]}, ""),
        (None, ""),
    ],
)
def test_date_is_told_in_words(date, words):
    assert readable_date(date) == words


def test_makers_are_told_by_role_in_order():
    work = item(
        author=[{"family": "Chen", "given": "Jian", "static-ordering": True}, {"family": "Li", "given": "Danhui"}],
        translator=[{"literal": "The Office", "ORCID": "0000-0002-1825-0097"}],
    )
    assert makers_of(work) == [
        {"role": "authors", "names": [{"name": "Chen Jian", "orcid": ""}, {"name": "Danhui Li", "orcid": ""}]},
        {"role": "translator", "names": [{"name": "The Office", "orcid": "0000-0002-1825-0097"}]},
    ]


def test_facts_stand_in_the_order_of_a_title_page_with_their_links():
    facts = facts_of(item(DOI="10.1000/x", URL="https://example.org/", volume=7))
    assert [(fact["label"], fact["text"], fact["href"]) for fact in facts] == [
        ("date", "1994", ""),
        ("volume", "7", ""),
        ("publisher", "Columbia University Press", ""),
        ("DOI", "10.1000/x", "https://doi.org/10.1000/x"),
        ("web address", "https://example.org/", "https://example.org/"),
    ]


def test_place_in_an_archive_goes_from_the_small_to_the_great():
    work = {
        "archive": "APRF",
        "archive-place": "Moscow",
        "archive_location": "delo 334",
        "archive_collection": "Fond 45",
    }
    assert archive_of(work) == "delo 334, Fond 45, APRF, Moscow"


def test_all_fields_are_told_by_label():
    assert in_words(item(annote="Sound."), is_verified=True) == {
        "Kind": "Book",
        "Title": "China’s Road to the Korean War",
        "Author": "Jian Chen",
        "Date": "1994",
        "Publisher": "Columbia University Press",
        "In the archive": "",
        "Annotation": "Sound.",
        "Key": "chen1994",
        "Verified": "yes",
    }
