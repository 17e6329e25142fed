"""What one publication and one saved draft cost: ``python -m benchmarks.writing`` in a measured site's environment.

Prints one line of JSON: milliseconds, queries and writes for each thing measured.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

import django

from benchmarks import site
from benchmarks.texts import body

TIMES = 20
BIG = 5_000_000  # characters
BIGGEST = "refuse a section of 5 MB"
WRITES = ("INSERT", "UPDATE", "DELETE")


def timed(act: Callable[[int], object], *, times: int = TIMES) -> dict[str, float]:
    """Median and the slowest tenth in milliseconds; the first call, which warms up, is left out."""
    act(0)
    taken = []
    for turn in range(1, times + 1):
        began = time.perf_counter()
        act(turn)
        taken.append(1000 * (time.perf_counter() - began))
    return {"median": median(taken), "p90": quantiles(taken, n=10)[-1] if times > 1 else taken[0]}


def counted(act: Callable[[int], object]) -> dict[str, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        act(-1)
    statements = [query["sql"].lstrip() for query in queries]
    return {"queries": len(statements), "writes": sum(sql.startswith(WRITES) for sql in statements)}


def page_at(path: str):
    from articles.models import SectionPage

    return SectionPage.objects.get(document__path=path)


def publish_at(path: str, write: Callable[[int], str]) -> Callable[[int], object]:
    """Publish another text at every turn; ``write`` makes it of a number."""
    from publishing.actions import publish

    bodies = {turn: write(turn + 1000) for turn in range(-1, TIMES + 1)}

    def act(turn: int) -> None:
        page = page_at(path)
        page.body, page.change_kind, page.change_note = bodies[turn], "fact", f"Turn {turn}."
        publish(pages=[page])

    return act


def save_drafts() -> Callable[[int], object]:
    bodies = {turn: body(site.LONG_SECTION, seed=turn + 2000) for turn in range(-1, TIMES + 1)}

    def act(turn: int) -> None:
        page = page_at(site.LONG)
        page.body = bodies[turn]
        page.save_revision()

    return act


def publish_unchanged(turn: int) -> None:
    from publishing.actions import publish

    publish(pages=[page_at(site.LONG)])


def compile_long(turn: int) -> None:
    from publishing.compilation.compiling import compile_page

    compile_page(page_at(site.LONG))


def render_long(path: str) -> Callable[[int], object]:
    from publishing.models import Document
    from publishing.rendering import render

    document = Document.objects.get(path=path)
    return lambda turn: render(document)


def refuse_big() -> Callable[[int], object]:
    """A section of 5 MB is compiled and refused with its reason."""
    from publishing.actions import publish
    from publishing.faults import PublicationRefused

    big = body(site.LONG_SECTION * BIG // len(body(site.LONG_SECTION)))

    def act(turn: int) -> None:
        page = page_at(site.LONG)
        page.body = big
        try:
            publish(pages=[page])
        except PublicationRefused:
            return
        sys.exit("A section of 5 MB was published.")

    return act


def main() -> None:
    acts = {
        "compile 1,000 words": compile_long,
        "save a draft of 1,000 words": save_drafts(),
        "publish 1,000 words": publish_at(site.LONG, lambda seed: body(site.LONG_SECTION, seed=seed)),
        "publish 1,000 words, 30 citations, 30 terms": publish_at(site.LONG, site.long_body),
        "publish them unchanged": publish_unchanged,
        "publish one of 8 sections": publish_at(site.SECTION, lambda seed: body(site.WORDS_A_SECTION, seed=seed)),
        "publish one of 40 sections": publish_at(f"{site.FORTY}section-1/", lambda seed: body(150, seed=seed)),
        "render a section of 1,000 words": render_long(site.LONG),
        "render the article of 6,000 words": render_long(site.ARTICLE),
        "render the article of 40 sections": render_long(site.FORTY),
        BIGGEST: refuse_big(),
    }
    results = {}
    for name, act in acts.items():
        times = 3 if name == BIGGEST else TIMES
        results[name] = timed(act, times=times) | counted(act)
        print(name, results[name], file=sys.stderr, flush=True)
    print(json.dumps(results))


if __name__ == "__main__":
    django.setup()
    main()
