"""Texts by which sources are found, sorted and recognised."""

import pytest

from sources.folding import fold, writable
from sources.matching import fingerprint, search_text, sort_text
from tests.sources.samples import item


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("China’s Road", "chinas road"),
        ("Wałęsa, Ødegård & Müller", "walesa odegard muller"),
        ("P’eng Te-huai", "peng te huai"),
        ("  A — B  ", "a b"),
        ("Straße", "strasse"),
        ("彭德怀", "彭德怀"),
        ("...", ""),
    ],
)
def test_fold_leaves_small_letters_and_single_spaces(text, folded):
    assert fold(text) == folded


def test_writable_takes_out_what_no_database_takes():
    assert writable("a\x00b\ud800c\td\n") == "abc\td\n"


def test_search_text_holds_every_word_to_look_for():
    words = set(search_text(item(container_title="Série", translator=[{"family": "Silver"}])).split())
    assert {"chen1994", "jian", "chen", "road", "1994", "serie", "silver"} <= words


def test_works_stand_by_name_year_and_title():
    works = [
        item(id="a", issued=None),
        item(id="b", issued={"date-parts": [[2001]]}),
        item(id="c"),
        item(id="d", author=[{"family": "Ábel"}]),
        item(id="e", author=None, title="Bible"),
    ]
    assert [work["id"] for work in sorted(works, key=sort_text)] == ["d", "e", "c", "b", "a"]


def test_same_work_described_twice_has_one_fingerprint():
    other = item(title="CHINA'S ROAD TO THE KOREAN WAR", author=[{"family": "chen", "given": "J."}], publisher=None)
    assert fingerprint(other) == fingerprint(item())


@pytest.mark.parametrize(
    "changes",
    [
        {"issued": {"date-parts": [[1995]]}},
        {"title": "China’s Road"},
        {"author": [{"family": "Cheng"}]},
        {"volume": "2"},
    ],
)
def test_another_work_has_another_fingerprint(changes):
    assert fingerprint(item(**changes)) != fingerprint(item())


def test_work_without_author_and_year_has_no_fingerprint():
    assert fingerprint(item(author=None, issued=None)) == ""
