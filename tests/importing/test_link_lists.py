# ruff: noqa: E501 (a case is easier to read on its line)
"""The list of editors' decisions, read and written."""

import pytest

from importing.faults import ContentRefused
from importing.files import LinkEntry
from importing.folders import canonical_texts, read_folder
from importing.link_lists import LinkReader, write_list
from tests.importing.builders import write_folder

LIST = """- page: /articles/war/decision/
  block: 1
  quote: Mao
  before: ' on 19 October. '
  after: ' did not.'
  verdict: rejected
- page: /articles/war/decision/
  block: 2
  quote: The Party
  before: "ended.\\n\\n"
  verdict: accepted
  target: /glossary/communist-party/
- page: /glossary/yalu/
  block: definition
  quote: Front
  verdict: rejected
  target: /glossary/front/
- phrase: reconstruction
- phrase: the front
  target: /glossary/front/
"""
ENTRIES = (
    LinkEntry("/articles/war/decision/", "1", "Mao", " on 19 October. ", " did not.", "rejected"),
    LinkEntry(
        "/articles/war/decision/", "2", "The Party", "ended.\n\n", "", "accepted", target="/glossary/communist-party/"
    ),
    LinkEntry("/glossary/yalu/", "definition", "Front", verdict="rejected", target="/glossary/front/"),
    LinkEntry(phrase="reconstruction"),
    LinkEntry(phrase="the front", target="/glossary/front/"),
)


def read(text):
    reader = LinkReader()
    reader.read(text)
    return tuple(reader.entries), [(fault.file, fault.line, fault.reason) for fault in reader.faults]


def test_list_is_read():
    entries, faults = read(LIST)
    assert (entries, faults) == (ENTRIES, [])
    assert [entry.line for entry in entries] == [1, 7, 13, 18, 19]


def test_list_is_written_as_it_was_read():
    assert write_list(ENTRIES) == LIST


def test_canonical_order_keeps_the_order_within_a_block():
    first, second = (LinkEntry("/a/", "2", words, verdict="rejected") for words in ("Zhou", "Mao"))
    tenth, phrase = LinkEntry("/a/", "10", "x", verdict="rejected"), LinkEntry(phrase="b")
    text = write_list((phrase, tenth, first, second))
    assert read(text)[0] == (first, second, tenth, phrase)
    assert write_list(read(text)[0]) == text


@pytest.mark.parametrize("text", ["", "[]\n", "# nothing yet\n"])
def test_list_may_be_empty(text):
    assert read(text) == ((), [])


def test_phrase_is_folded():
    assert read("- phrase: The  P’yŏngyang–Front\n")[0] == (LinkEntry(phrase="the pyongyang front"),)


PLACE = "- page: /a/\n  block: 1\n  quote: Mao\n  verdict: rejected\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("page: /a/\n", 1, "The file is a list of decisions: each begins with “- page:” or “- phrase:”."),
        ("- /a/\n", 1, "Lines of the form “key: value” are needed here."),
        (PLACE + "  who: me\n", 5, "“who” is no key of such a decision: page, block, quote, before, after, verdict, target are known."),
        ("- phrase: a\n  verdict: rejected\n", 2, "“verdict” is no key of such a decision: phrase, target are known."),
        (PLACE.replace("/a/", "a.md"), 1, "page: “a.md” is no address of a page: write it like /glossary/yalu-river/."),
        (PLACE + "  target: /b\n", 5, "target: “/b” is no address of a page: write it like /glossary/yalu-river/."),
        (PLACE.replace("rejected", "no"), 4, "verdict: “no” is none of accepted, rejected."),
        (PLACE.replace("rejected", "accepted"), 1, "target is missing: say to which entry the words lead."),
        (PLACE.replace("  quote: Mao\n", ""), 1, "quote is missing."),
        (PLACE.replace("  block: 1\n", ""), 1, "block is missing."),
        (PLACE.replace("Mao", "' '"), 3, "quote: Write the words that the decision is about."),
        (PLACE + "  before: 123456789012345678901234567890123\n", 5, "This has 33 characters; 32 are allowed."),
        ("- phrase: …\n", 1, "phrase: Write the words that are never to be a link."),
        (PLACE + PLACE, 5, "The same stands on line 1."),
        ("- page: [\n", 2, "This is no YAML: expected the node content, but found '<stream end>'."),
    ],
)  # fmt: skip
def test_fault_is_told_at_its_line(text, line, reason):
    assert read(text)[1] == [("links.yaml", line, reason)]


def test_list_of_a_folder_is_read_and_put_in_order(tmp_path):
    content = read_folder(write_folder(tmp_path, {"links.yaml": "- {phrase: The Front}\n"}))
    assert content.links == (LinkEntry(phrase="the front"),)
    assert canonical_texts(content)["links.yaml"] == "- phrase: the front\n"


def test_faults_of_the_list_are_told_with_those_of_the_folder(tmp_path):
    with pytest.raises(ContentRefused) as refused:
        read_folder(write_folder(tmp_path, {"links.yaml": "- phrase: a\n- x\n", "index.md": "?"}))
    assert [(fault.file, fault.line) for fault in refused.value.faults if fault.file == "links.yaml"] == [
        ("links.yaml", 2)
    ]


def test_folder_without_a_list_has_none(tmp_path):
    assert "links.yaml" not in canonical_texts(read_folder(write_folder(tmp_path)))
