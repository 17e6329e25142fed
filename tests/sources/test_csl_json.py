import json

import pytest

from sources.csl.formats import read_csl_json, write_csl_json

ITEM = {"id": "a", "type": "book", "title": "毛泽东"}


@pytest.mark.parametrize("data", [[ITEM], ITEM, {"items": [ITEM]}, {"references": [ITEM]}])
def test_items_in_every_wrapping(data):
    reading = read_csl_json("\ufeff" + json.dumps(data))
    assert reading.items == [("item 1 (a)", ITEM)]
    assert reading.faults == []


def test_what_is_no_item_loses_no_other():
    reading = read_csl_json(json.dumps([1, "x", None, {}, [], {"title": "T"}, ITEM, {"id": 7, "title": "S"}]))
    assert reading.items == [
        ("item 6", {"id": "", "title": "T"}),
        ("item 7 (a)", ITEM),
        ("item 8 (7)", {"id": "7", "title": "S"}),
    ]
    no_object = "This is no object with fields, as an item has to be."
    assert reading.faults == [
        ("item 1", no_object),
        ("item 2", no_object),
        ("item 3", no_object),
        ("item 4", "This item is empty."),
        ("item 5", no_object),
    ]


def test_broken_item_loses_no_other():
    text = '[\n  {"id": "a", "title": "One"},\n  {"id": "b", "title": "No end},\n  {"id": "c", "title": "Three"}\n]'
    reading = read_csl_json(text)
    assert [item["id"] for _, item in reading.items] == ["a", "c"]
    [(place, fault)] = reading.faults
    assert place == "line 3"
    assert fault.startswith("This is not JSON from here on: ")


def test_file_cut_off_keeps_what_is_whole():
    text = write_csl_json([ITEM, ITEM | {"id": "b"}])
    assert [item["id"] for _, item in read_csl_json(text[:-30]).items] == ["a"]


@pytest.mark.parametrize("text", ["", "no JSON", "@book{x}"])
def test_file_without_items_is_a_fault(text):
    reading = read_csl_json(text)
    assert reading.items == []
    assert reading.faults == [("line 1", "This is not JSON from here on: Expecting value.")]


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"volume": ' + "9" * 5000 + "}]"])
def test_what_is_too_deep_or_too_long_is_a_fault(text):
    reading = read_csl_json(text)
    assert reading.items == []
    assert reading.faults == [("line 1", "This is no list of items: it is nested too deeply, or a number is too long.")]


def test_characters_that_no_database_takes_are_taken_out():
    [(_, item)] = read_csl_json('{"id": "a", "ti\\u0000tle": "A\\u0000B\\ud800C", "custom": {"x": ["\\udfff"]}}').items
    assert item == {"id": "a", "title": "ABC", "custom": {"x": [""]}}


def test_written_items_are_for_people_too():
    assert write_csl_json([ITEM]) == '[\n  {\n    "id": "a",\n    "type": "book",\n    "title": "毛泽东"\n  }\n]\n'
