"""What historians are to machines."""

import pytest

from historiography.structured_data import person
from publishing.editions import current_edition, edition_html
from tests.factories.heads import told_of
from tests.factories.historiography import historian_name, make_historian


@pytest.mark.usefixtures("site")
def test_page_of_a_historian_is_about_a_person():
    page = make_historian(
        "Chen Jian",
        names=[historian_name("陈兼", "zh", "Hans")],
        life_dates="1952/..",
        affiliation="New York University Shanghai",
    )
    thing = told_of(edition_html(current_edition(page.document)))[0]
    assert (thing["@type"], thing["mainEntity"]) == (
        "ProfilePage",
        {
            "@type": "Person",
            "name": "Chen Jian",
            "familyName": "Chen",
            "alternateName": ["陈兼"],
            "birthDate": "1952",
            "affiliation": {"@type": "Organization", "name": "New York University Shanghai"},
        },
    )


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("1912/1995", {"birthDate": "1912", "deathDate": "1995"}),
        ("../1995", {"deathDate": "1995"}),
        ("1950?/..", {}),
        ("195X/1999-03-02", {"deathDate": "1999-03-02"}),
        ("", {}),
    ],
)
def test_only_certain_dates_are_told(dates, told):
    assert person({"title": "A", "life_dates": dates}) == {"@type": "Person", "name": "A"} | told
