"""The index of all names."""

import gc
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from linking.engine import Name, NamesIndex, match
from tests.factories.names import concept, organisation, person, short

ENTRIES = [
    person("mao", "Mao Zedong"),
    person("anying", "Mao Anying"),
    organisation("un", "United Nations", short("UN")),
    organisation("vn", "Union of Nations", short("UN")),
    concept("arm", "Armistice"),
]
TEXT = "Mao Zedong told Mao Anying of the UN and Mao of the armistice."


def test_order_of_names_does_not_matter():
    expected = match(TEXT, NamesIndex(ENTRIES))
    for seed in range(5):
        shuffled = random.Random(seed).sample(ENTRIES, len(ENTRIES))
        assert match(TEXT, NamesIndex(shuffled)) == expected


def test_names_of_several_entries_are_told():
    assert NamesIndex(ENTRIES).conflicts() == {"UN": ("un", "vn")}


def test_shared_surname_is_no_conflict():
    assert NamesIndex(ENTRIES[:2]).conflicts() == {}


def test_index_after_a_change_is_like_a_new_one():
    changed = [replace(ENTRIES[0], names=(Name("Mao Tse-tung"),)), *ENTRIES[2:]]
    again, new = NamesIndex(changed, NamesIndex(ENTRIES)), NamesIndex(changed)
    text = TEXT + " Mao Tse-tung"
    assert match(text, again) == match(text, new)


def test_index_is_shared_by_threads():
    names = NamesIndex(ENTRIES)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: match(TEXT, names), range(40)))
    assert all(one == found[0] for one in found)


def test_building_leaves_garbage_collection_as_it_was():
    assert gc.isenabled()
    NamesIndex(ENTRIES)
    assert gc.isenabled()


def test_index_without_names_finds_nothing():
    assert match(TEXT, NamesIndex([])) == []


def test_function_words_and_marks_are_left_out():
    names = NamesIndex([concept("1", "The"), concept("2", ".*"), concept("3", "(a+)+$"), concept("4", "x" * 300)])
    assert match("The .* of (a+)+$ and " + "x" * 300, names) == []
