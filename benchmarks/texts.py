"""Generated text: the same at every run, as long as asked for, of words as long as those of historians."""

import json
import random
import uuid
from collections.abc import Callable, Sequence
from itertools import accumulate

COMMON = ("the", "of", "and", "to", "in", "that", "was", "it", "his", "for", "by", "on", "as", "with", "not", "from")
ONSETS = (*"bcdfghlmnprstv", "st", "tr", "pr", "ch")
RHYMES = (*"aeiou", "an", "en", "in", "on", "er", "al", "is", "ent", "ate", "ing", "ion")
RARE = 2500  # words; their frequencies fall as in English (Zipf), so that the text compresses like a real one
WORDS_A_SENTENCE = 22
SENTENCES_A_PARAGRAPH = 4
PARAGRAPHS_A_BLOCK = 3
WORDS_A_HEADING = 5


def vocabulary() -> tuple[list[str], list[float]]:
    """Words and how often each stands in a text."""
    chance = random.Random(0)
    rare = {
        "".join(chance.choice(ONSETS) + chance.choice(RHYMES) for _ in range(chance.randint(2, 4))) for _ in range(RARE)
    }
    words = [*COMMON, *sorted(rare)]
    return words, [1 / (rank + 2) for rank in range(len(words))]


WORDS, WEIGHTS = vocabulary()
SUMS = list(accumulate(WEIGHTS))


Mark = Callable[[str], str]  # what becomes of a word of the text


def link(page: int) -> Mark:
    """The word links to a page."""
    return lambda word: f'<a linktype="page" id="{page}">{word}</a>'


def term(page: int) -> Mark:
    """The word links to a term."""
    return lambda word: f'<a linktype="term" id="{page}">{word}</a>'


def citation(source: int, locator: int) -> Mark:
    """A source is cited after the word."""
    items = json.dumps([{"source": source, "locator": str(locator)}], separators=(",", ":")).replace('"', "&quot;")
    return lambda word: f'{word} <a linktype="citation" items="{items}">[Source {source}, p. {locator}]</a>'


def sentence(chance: random.Random, words: int, mark: Mark | None = None) -> str:
    chosen = chance.choices(WORDS, cum_weights=SUMS, k=words)
    chosen[0] = chosen[0].title()
    if mark is not None:
        chosen[words // 2] = mark(chosen[words // 2])
    return " ".join(chosen) + "."


def paragraphs(chance: random.Random, words: int, marks: Sequence[Mark]) -> list[str]:
    """Paragraphs of so many words in all, with these marks spread over their sentences."""
    count = max(1, round(words / WORDS_A_SENTENCE))
    places = {round(i * count / len(marks)): mark for i, mark in enumerate(marks)}
    length = words // count
    sentences = [sentence(chance, length, places.get(i)) for i in range(count - 1)]
    sentences.append(sentence(chance, words - length * (count - 1), places.get(count - 1)))
    steps = range(0, count, SENTENCES_A_PARAGRAPH)
    return ["<p>" + " ".join(sentences[i : i + SENTENCES_A_PARAGRAPH]) + "</p>" for i in steps]


def body(words: int, *, marks: Sequence[Mark] = (), seed: int = 1) -> str:
    """The JSON of a StreamField: text blocks, each below a heading."""
    chance = random.Random(seed)
    texts = paragraphs(chance, words, marks)
    blocks = []
    for start in range(0, len(texts), PARAGRAPHS_A_BLOCK):
        heading = sentence(chance, WORDS_A_HEADING).rstrip(".")
        blocks.append(("heading", {"text": heading, "level": "3"}))
        blocks.append(("text", "".join(texts[start : start + PARAGRAPHS_A_BLOCK])))
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(uuid.UUID(int=chance.getrandbits(128), version=4))}
            for kind, value in blocks
        ]
    )
