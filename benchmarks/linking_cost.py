"""What linking names costs: ``python -m benchmarks.linking_cost``.

Made-up entries of all kinds, three names each, and made-up articles of 6,000 words that name some of them; one core.
Megabytes are of HTML, from reading it to writing the links. Times are the processor's, the best of several rounds,
because machines are shared.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.tables import show
from benchmarks.texts import SUMS, WORDS
from linking.engine import Context, Entry, Kind, Name, NamesIndex, Vocabulary, link_html

SIZES = (1_000, 100_000)  # names
NAMES_OF_ENTRY = 3
ARTICLES = 16
WORDS_OF_ARTICLE = 6_000
WORDS_A_PARAGRAPH = 90
WORDS_A_MENTION = 60
ROUNDS = 5
SYLLABLES = (
    "ban",
    "chi",
    "dor",
    "gra",
    "hel",
    "kam",
    "lin",
    "mar",
    "nov",
    "pan",
    "ros",
    "san",
    "tol",
    "ver",
    "yun",
    "zel",
)


def word(chance: random.Random) -> str:
    """A word of names; one in five is a word of the texts too."""
    if chance.random() < 0.2:
        return chance.choice(WORDS[20:])
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def names(chance: random.Random, kind: Kind) -> tuple[Name, ...]:
    one, two, three = (word(chance) for _ in range(NAMES_OF_ENTRY))
    if kind is Kind.PERSON:
        given, surname = one.title(), two.title()
        return (
            Name(f"{given} {surname}"),
            Name(f"{given} {three[0].upper()}. {surname}"),
            Name(f"{three.title()} {surname}"),
        )
    if kind is Kind.CONCEPT:
        return Name(f"{one} {two}"), Name(f"{two} {three}"), Name(f"{one}-{three}")
    letters = "".join(chance.choices("ABCDEFGHIKLMNOPRSTUVW", k=4))
    return (
        Name(f"{one.title()} {two.title()}"),
        Name(letters, is_abbreviation=True),
        Name(f"The {two.title()} of {three.title()}"),
    )


def entries(count: int) -> list[Entry]:
    chance = random.Random(count)
    kinds = [chance.choice(list(Kind)) for _ in range(count // NAMES_OF_ENTRY)]
    return [
        Entry(str(number), kind, names(chance, kind), frozenset({chance.choice("abcdef")}))
        for number, kind in enumerate(kinds)
    ]


def article(seed: int, known: list[Entry]) -> str:
    """Paragraphs with emphasis, links and numbers of notes, as in a compiled page."""
    chance = random.Random(seed)
    words = chance.choices(WORDS, cum_weights=SUMS, k=WORDS_OF_ARTICLE)
    for at in range(WORDS_A_MENTION // 2, WORDS_OF_ARTICLE, WORDS_A_MENTION):
        words[at] = chance.choice(chance.choice(known).names).text
        words[at + 5] = f"<em>{words[at + 5]}</em>"
        words[at + 9] += f'.<sup class="note-reference"><a href="#n{at}" id="r{at}">{at}</a></sup> The'
        words[at + 15] = f'<a href="/sources/{at}/">{words[at + 15]}</a>, “{words[at + 16]}’s”'
    starts = range(0, WORDS_OF_ARTICLE, WORDS_A_PARAGRAPH)
    return "".join(f"<p>{' '.join(words[at : at + WORDS_A_PARAGRAPH])}</p>\n" for at in starts)


def best(act: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        made = act()
        taken.append(time.process_time() - began)
        del made  # throwing it away is not measured
    return min(taken)


def resident() -> float:
    """Megabytes of memory of this process."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096 / 1e6


def measure(count: int) -> dict[str, float]:
    known = entries(count)
    articles = [article(seed, known) for seed in range(ARTICLES)]
    size = sum(len(html.encode()) for html in articles) / 1e6
    context = Context(subjects=frozenset("ab"), vocabulary=Vocabulary.of(articles))
    index = NamesIndex(known)
    memory = resident()
    cold = best(lambda: NamesIndex(known))
    changed = [replace(known[0], names=(Name("Quite Another Name"),)), *known[1:]]
    taken = best(lambda: [link_html(html, index, context) for html in articles])
    links = sum(link_html(html, index, context).html.count("<a data-document") for html in articles)
    return {
        "speed": size / taken,
        "article": 1000 * taken / ARTICLES,
        "links": links / ARTICLES,
        "memory": memory,
        "cold": cold,
        "again": best(lambda: NamesIndex(changed, index)),
    }


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    rows = []
    for count in SIZES:  # a process each, for its memory
        command = [sys.executable, "-m", "benchmarks.linking_cost", str(count)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows.append(
            [
                f"{count:,}",
                f"{found['speed']:.1f}",
                f"{found['article']:.1f}",
                f"{found['links']:.0f}",
                f"{found['memory']:.0f}",
                f"{found['cold']:.2f}",
                f"{found['again']:.2f}",
            ]
        )
    heads = ["names", "MB/s", "ms an article", "links in it", "memory, MB", "index, s", "index after a change, s"]
    show("Linking names", heads, rows)


if __name__ == "__main__":
    main()
