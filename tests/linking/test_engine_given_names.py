"""Given names before a surname."""

import pytest

from linking.engine.given_names import alike, compatible, given_tokens


@pytest.mark.parametrize(
    ("found", "known"),
    [
        ("Nikita S.", "Nikita S."),
        ("N.S.", "Nikita S."),
        ("N. S.", "Nikita S."),
        ("Nikita Sergeyevich", "Nikita S."),
        ("Nikita", "Nikita S."),
        ("Nikita Sergeyevich", "Nikita"),
        ("Averell", "W. Averell"),
        ("Valentin", "V. M."),
        ("Anatoly", "Anatoli F."),
        ("Aleksey", "Aleksei N."),
        ("Freddie", "Frederick C."),
        ("Jack", "John J."),
        ("Yuriy", "Yuri"),
    ],
)
def test_given_names_fit(found, known):
    assert compatible(given_tokens(found.split()), given_tokens(known.split()))


@pytest.mark.parametrize(
    ("found", "known"),
    [
        ("Robert", "John F."),
        ("R.", "John F."),
        ("Fitzgerald", "John F."),
        ("Anying", "Zedong"),
        ("", "John"),
        ("John", ""),
    ],
)
def test_other_given_names_do_not_fit(found, known):
    assert not compatible(given_tokens(found.split()), given_tokens(known.split()))


def test_similar_names_of_two_people_are_told_apart():
    assert not alike("robert", "rupert")
    assert not alike("mark", "martin")
