"""The measure itself: what it counts as found, right and missed."""

import json

from benchmarks.linking_quality import Volume, measures, read_lines
from linking.engine import Status

PERSON = {"id": "p", "kind": "person", "name": "Ball, George W.", "aliases": ["George Ball"], "surname": "Ball"}
TERM = {"id": "t", "kind": "term", "name": "UN", "aliases": ["UN"], "surname": None}


def volume(text, gold, unlinked=()):
    spans = [{"start": text.index(words), "end": text.index(words) + len(words), "target": key} for words, key in gold]
    unsure = [{"start": text.index(words), "end": text.index(words) + len(words)} for words in unlinked]
    document = {"id": "d", "title": "", "text": text, "gold": spans, "unlinked": unsure}
    return Volume([item | {"description": ""} for item in (PERSON, TERM)], [document])


def test_right_and_missed_mentions_are_counted():
    found = volume("Mr. Ball told the UN of the balls", [("Ball", "p"), ("UN", "t"), ("balls", "p")])
    assert measures(set(found.spans(Status.LINKED)), found.gold) == ["2", "2", "1.000", "0.667", "0.800"]


def test_mentions_that_historians_did_not_identify_count_neither_way():
    found = volume("Mr. Ball told the UN", [("UN", "t")], unlinked=["Ball"])
    assert measures(set(found.spans(Status.LINKED)), found.gold) == ["1", "1", "1.000", "1.000", "1.000"]


def test_mention_without_tag_is_a_false_link():
    found = volume("George Ball told the UN", [("UN", "t")])
    assert [found.name_class(span) for span in found.spans(Status.LINKED)] == ["full name", "abbreviation"]
    assert measures(set(found.spans(Status.LINKED)), found.gold)[2] == "0.500"


def test_lines_of_a_file_are_read(tmp_path):
    (tmp_path / "v.glossary.jsonl").write_text(json.dumps(PERSON) + "\n" + json.dumps(TERM) + "\n")
    assert read_lines(tmp_path / "v.glossary.jsonl") == [PERSON, TERM]
