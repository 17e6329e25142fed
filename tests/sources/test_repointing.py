"""Stored drafts with another source cited."""

import json

from sources.citations import Cited, write_citation
from sources.repointing import repointed, sources_of

NAMES = {1: "Old 1990", 2: "New 1991", 3: "Other 1992"}


def citation(*cited: Cited | int) -> str:
    return write_citation([each if isinstance(each, Cited) else Cited(each) for each in cited], NAMES)


def paragraph(*cited: Cited | int) -> str:
    return f"<p>Words{citation(*cited)}.</p>"


def stream(*cited: Cited | int) -> str:
    return json.dumps([{"type": "text", "value": paragraph(*cited), "id": "a"}])


def test_sources_of_rich_text_and_of_bodies_are_found():
    content = {"title": "citation", "definition": paragraph(1), "body": stream(2, 3), "number": 5, "empty": None}
    assert sources_of(content) == {1, 2, 3}


def test_sources_of_relations_are_found():
    content = {"reading": [{"source": 3, "pk": 9}, {"source": None}], "main": 2}
    assert sources_of(content, [("reading", "source"), (None, "main"), ("gone", "source")]) == {2, 3}


def test_citation_is_rewritten_with_its_locator_and_words():
    old = Cited(1, "3", "chapter", "see", "passim")
    content = {"body": stream(old, 3), "definition": paragraph(3)}
    assert repointed(content, 1, 2, NAMES) == {
        "body": stream(Cited(2, "3", "chapter", "see", "passim"), 3),
        "definition": paragraph(3),
    }


def test_text_without_the_source_stays_byte_for_byte():
    odd = '[{"type":"text","value":"<p>a <a linktype=\\"citation\\" items=\\"[{}]\\">x</a></p>"}]'
    content = {"body": odd, "definition": paragraph(3), "title": "[citation"}
    assert repointed(content, 1, 2, NAMES) == content


def test_citation_of_both_becomes_one():
    assert repointed({"text": paragraph(1, 2)}, 1, 2, NAMES) == {"text": paragraph(2)}


def test_relation_names_the_other_source_once():
    rows = [{"pk": 7, "source": 1}, {"pk": 8, "source": 3}]
    pointers = [("reading", "source")]
    assert repointed({"reading": rows}, 1, 2, NAMES, pointers)["reading"] == [{"pk": 7, "source": 2}, rows[1]]
    assert repointed({"reading": rows}, 1, 3, NAMES, pointers)["reading"] == [rows[1]]


def test_own_field_points_to_the_other_source():
    assert repointed({"main": 1}, 1, 2, NAMES, [(None, "main")]) == {"main": 2}
