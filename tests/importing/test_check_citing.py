"""Paragraphs and quotations without a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.checking.citing import announces, check_citations, only_asks
from importing.checking.texts import Passage, Words
from tests.importing.checking import file_text, paragraph

FACT = "Peng crossed the river on 19 October."
LONG = "He wrote: “We have decided to send a part of our troops”."
UNCITED = "9: This paragraph cites nothing (“Peng crossed the river on 19 October.”)"
UNSOURCED = "9: “We have decided to send a part of …” is a quotation without a source"


def found(*passages, **fields):
    return [f"{one.line}: {one.what.split(':')[0]}" for one in check_citations(file_text(*passages, **fields))]


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("articles/war/01-decision.md", "body"),
        ("glossary/mao.md", "full_description"),
        ("glossary/mao.md", "critical_perspective"),
        ("historiography/orthodox.md", "thesis"),
        ("historiography/orthodox.md", "evidence_base"),
        ("historiography/orthodox.md", "critics"),
        ("historiography/index.md", "debate"),
        ("historiography/historians/chen.md", "profile"),
        ("historiography/questions/who/orthodox.md", "argument"),
    ],
)
def test_paragraph_of_fact_needs_a_citation(path, part):
    assert found(paragraph(FACT, part=part), path=path) == [UNCITED]
    assert found(paragraph(FACT, "chen1994", part=part), path=path) == []


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("about.md", "body"),
        ("glossary/mao.md", "definition"),
        ("historiography/questions/who/index.md", "explanation"),
    ],
)
def test_text_that_explains_needs_none(path, part):
    assert found(paragraph(FACT, part=part), path=path) == []


def test_citation_of_another_paragraph_is_none_of_this_one():
    assert found(paragraph(FACT, "chen1994", line=7), paragraph(FACT), paragraph(FACT, "chen1994", line=11)) == [
        UNCITED
    ]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Why did they act?", True),
        ("Why did they act in October 1950? The two parts need not have one answer.", True),
        ("It is not clear. Others doubt it. Who decided?", False),
        ("Who decided? Stalin, on 1 October.", False),
        ("Who decided? He said “not I”.", False),
        ("Who asked for the 38th parallel? Some did.", True),
        (FACT, False),
    ],
)
def test_paragraph_asks_if_half_of_it_does_and_the_rest_tells_no_fact(text, asks):
    assert only_asks(text) is asks


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("The article has two parts. The first describes the war of 1950, the second its end.", True),
        ("This section asks why. The last section weighs what was found.", True),
        ("The first attacks came on 25 October.", False),
        ("The first shows that Stalin consented. The second describes how.", False),
        ("The article has two parts. Peng crossed the river.", False),
        ("The second army has crossed the river.", False),
    ],
)
def test_paragraph_is_a_plan_if_every_sentence_tells_what_a_part_does(text, plan):
    assert announces(text) is plan


@pytest.mark.parametrize("block", ["list", "table"])
def test_list_or_table_needs_a_citation_in_it_or_just_before(block):
    plain, other = paragraph(FACT, block=block), paragraph(FACT, "chen1994", line=7)
    told = [f"9: This {block} cites nothing"]
    assert found(plain) == told
    assert found(paragraph(FACT, "chen1994", block=block)) == []
    assert found(other, plain) == []
    assert found(other, paragraph("Heading", line=8, block="heading"), plain) == told


def test_list_is_not_introduced_by_the_paragraph_of_another_part():
    before = paragraph(FACT, "chen1994", line=7, part="full_description")
    after = paragraph(FACT, block="list", part="critical_perspective")
    assert found(before, after, path="glossary/mao.md") == ["9: This list cites nothing"]


def test_heading_needs_no_citation():
    assert found(paragraph("The crossing", block="heading")) == []


def test_quotation_in_a_text_needs_a_citation_in_its_paragraph():
    path, part = "glossary/mao.md", "definition"
    assert found(paragraph(LONG, part=part), path=path) == [UNSOURCED]
    assert found(paragraph(LONG, "chen1994", part=part), path=path) == []
    assert found(paragraph(FACT, "chen1994", line=7, part=part), paragraph(LONG, part=part), path=path) == [UNSOURCED]


@pytest.mark.parametrize(
    "text",
    [
        "The slogan “Resist America, Aid Korea and Defend the Country” is old.",
        "He called it “a war of five words”.",
        "It is “just” a word, and “another” word too.",
    ],
)
def test_title_or_phrase_is_no_quotation(text):
    assert found(paragraph(text, part="definition"), path="glossary/mao.md") == []


@pytest.mark.parametrize("text", ["Or: “we have decided to send a part", 'Or: "we have decided to send a part"'])
def test_quotation_with_other_or_missing_marks_is_one(text):
    told = ["9: “we have decided to send a part” is a quotation without a source"]
    assert found(paragraph(text, part="definition"), path="glossary/mao.md") == told


def test_quotation_in_the_front_matter_has_nowhere_to_be_cited():
    passages = [paragraph(FACT, "chen1994", line=7), paragraph(LONG, part="front matter", block="claim")]
    assert found(*passages, path="historiography/questions/who/orthodox.md") == [UNSOURCED]


def test_page_about_the_site_may_give_an_example():
    assert found(paragraph(LONG), path="about.md") == []


@pytest.mark.parametrize("block", ["quotation", "extract"])
def test_words_set_off_need_attribution_or_a_citation(block):
    told = [f"9: This {block} does not say where its words are from"]
    assert found(paragraph("Words.", block=block)) == told
    assert found(Passage(9, "body", block, (Words("Words."),), is_attributed=True)) == []
    assert found(paragraph("Words.", "chen1994", block=block)) == []
    assert found(paragraph(FACT, "chen1994", line=7), paragraph("Words.", block=block)) == []


TEXT = st.text(st.sampled_from('aB1?.! “”"’,中 '), max_size=60)


@given(TEXT)
def test_paragraph_with_a_citation_is_never_reported(text):
    assert found(paragraph(text, "chen1994")) == []


@given(TEXT)
def test_paragraph_without_one_is_reported_unless_it_asks_or_announces(text):
    told = [one for one in found(paragraph(text)) if "cites nothing" in one]
    assert len(told) == (not only_asks(text) and not announces(text))
