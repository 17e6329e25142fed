"""Parts that are missing, too short or too long."""

import pytest

from importing.checking.sizes import check_articles, check_lengths, check_parts
from tests.importing.checking import file_text, paragraph

LIMITS = [
    ("articles/war/01-decision.md", "body", 500, 1200),
    ("glossary/mao.md", "full_description", 80, 200),
    ("glossary/mao.md", "critical_perspective", 60, 150),
    ("historiography/historians/chen.md", "profile", 60, 120),
    ("historiography/questions/who/index.md", "explanation", 40, 90),
    ("historiography/questions/who/orthodox.md", "argument", 70, 130),
]
NEEDED = [
    ("glossary/mao.md", "further_reading", ("chen1994",)),
    ("glossary/mao.md", "names", ("Mao",)),
    ("historiography/orthodox.md", "period", "1950/1959"),
    ("historiography/orthodox.md", "works", ("chen1994",)),
    ("historiography/historians/chen.md", "memberships", ("orthodox",)),
    ("historiography/historians/chen.md", "works", ("chen1994",)),
]


def whats(findings):
    return [f"{one.file}:{one.line}: {one.what}" for one in findings]


def lengths(path, part, words):
    return whats(check_lengths(file_text(paragraph("word " * words, part=part), path=path)))


@pytest.mark.parametrize(("path", "part", "least", "most"), LIMITS)
def test_text_has_as_many_words_as_are_asked_for(path, part, least, most):
    name = "The section" if part == "body" else f"The {part.replace('_', ' ')}"
    asked = f"{least:,} to {most:,} are asked for"
    assert lengths(path, part, least) == lengths(path, part, most) == []
    assert lengths(path, part, least - 1) == [f"{path}:9: {name} has {least - 1} words; {asked}: add to it."]
    assert lengths(path, part, most + 1) == [f"{path}:9: {name} has {most + 1:,} words; {asked}: shorten it."]


def test_words_of_headings_and_lists_count_and_those_of_tables_do_not():
    parts = [("text", 490), ("heading", 5), ("list", 5), ("table", 900), ("figure", 900)]
    file = file_text(*(paragraph("word " * words, block=block) for block, words in parts))
    assert whats(check_lengths(file)) == []


@pytest.mark.parametrize(("count", "fault"), [(1, False), (2, False), (3, True)])
def test_definition_has_one_or_two_sentences(count, fault):
    told = ["glossary/mao.md:9: The definition has 3 sentences; 1 to 2 are asked for: shorten it."]
    file = file_text(paragraph("A leader. " * count, part="definition"), path="glossary/mao.md")
    assert whats(check_lengths(file)) == told * fault


@pytest.mark.parametrize(("count", "advice"), [(1, "add to it"), (2, None), (3, "shorten it")])
def test_thesis_has_two_sentences(count, advice):
    told = f"historiography/orthodox.md:9: The thesis has {count} sentences; 2 are asked for: {advice}."
    file = file_text(paragraph("It holds. " * count, part="thesis"), path="historiography/orthodox.md")
    assert whats(check_lengths(file)) == ([told] if advice else [])


def test_claim_has_one_sentence():
    path = "historiography/questions/who/orthodox.md"
    one, two = (
        file_text(paragraph(text, line=3, part="front matter", block="claim"), path=path)
        for text in ("Moscow did.", "Moscow did. So it was.")
    )
    assert whats(check_lengths(one)) == []
    assert whats(check_lengths(two)) == [f"{path}:3: The claim has 2 sentences; 1 are asked for: shorten it."]


def test_argument_has_one_paragraph():
    path = "historiography/questions/who/orthodox.md"
    half = paragraph("word " * 50, part="argument")
    told = [f"{path}:9: The argument has 2 paragraphs; 1 are asked for: shorten it."]
    assert whats(check_lengths(file_text(half, half, path=path))) == told


@pytest.mark.parametrize(("path", "key", "value"), NEEDED)
def test_key_that_a_publication_needs_is_asked_for(path, key, value):
    others = {other: given for place, other, given in NEEDED if place == path and other != key}
    critics = paragraph("They object.", part="critics")
    told = f"A {file_text(path=path).kind.name} needs {key}: add it to the front matter."
    assert whats(check_parts(file_text(critics, path=path, **others))) == [f"{path}:1: {told}"]
    assert whats(check_parts(file_text(critics, path=path, **others, **{key: value}))) == []


def test_school_needs_its_critics_and_the_index_its_debate():
    school = file_text(path="historiography/orthodox.md", period="1950", works=("chen1994",))
    index = file_text(path="historiography/index.md")
    assert whats([*check_parts(school), *check_parts(index)]) == [
        "historiography/orthodox.md:1: The critics is missing: write it below “## Critics”.",
        "historiography/index.md:1: The debate is missing: write it below the front matter.",
    ]


@pytest.mark.parametrize(("words", "advice"), [(2499, "add to it"), (2500, None), (3500, None), (3501, "shorten it")])
def test_article_is_measured_by_all_its_sections(words, advice):
    article = file_text(path="articles/war/index.md")
    sections = [file_text(paragraph("word " * words), path=f"articles/war/0{number}-a.md") for number in (1, 2)]
    other = file_text(paragraph("word " * 9000), path="articles/peace/01-a.md")
    told = f"articles/war/index.md:1: The article has {2 * words:,} words; 5,000 to 7,000 are asked for: {advice}."
    assert whats(check_articles([article, *sections, other])) == ([told] if advice else [])


def test_article_without_sections_is_not_measured():
    assert whats(check_articles([file_text(path="articles/war/index.md")])) == []
