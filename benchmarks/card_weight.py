"""What links to terms weigh: ``python -m benchmarks.card_weight`` in a measured site's environment, or with
``--own`` on a database of its own, which is thrown away.

The measured article links to 60 terms. The same page is compressed as it is stored, and again without what links add
to it; the reader's switch and the pointer to the printed list are in both, and in the row of their own. Cards and the
list of terms are fetched when a reader asks for them, once each.
"""

import gzip
import re
import sys

import django

from benchmarks import site
from benchmarks.tables import show

LINK = re.compile(r'<a data-document="\d+"[^<>]* data-card="[^"]*"[^<>]*>(.*?)</a>', re.DOTALL)
SWITCH = re.compile(r'<fieldset class="links-switch".*?</fieldset>', re.DOTALL)
POINTER = re.compile(r'<p class="terms-pointer">.*?</p>', re.DOTALL)
SCRIPTS = re.compile(r'<script [^<>]*src="[^"]*/(?:cards|links-early|links-switch|print-terms)\.[^<>]*></script>')


def weight(html: str) -> int:
    return len(gzip.compress(html.encode(), 6, mtime=0))


def rows_of(html: str, card: str, terms: str) -> list[list[str]]:
    plain = LINK.sub(r"\1", html)
    bare = SCRIPTS.sub("", POINTER.sub("", SWITCH.sub("", plain)))
    links = len(LINK.findall(html))
    return [
        ["page, no links to terms", f"{len(bare.encode()):,}", f"{weight(bare):,}"],
        [f"{links} links", f"+{len(html.encode()) - len(plain.encode()):,}", f"+{weight(html) - weight(plain):,}"],
        ["switch, pointer, script tags", f"+{len(plain) - len(bare):,}", f"+{weight(plain) - weight(bare):,}"],
        ["one card, on demand", f"{len(card.encode()):,}", f"{weight(card):,}"],
        ["list of terms, on printing", f"{len(terms.encode()):,}", f"{weight(terms):,}"],
    ]


def measure() -> None:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    text = {path: client.get(path) for path in (site.ARTICLE, f"{site.ARTICLE}v1/terms/")}
    html, terms = (response.content.decode() for response in text.values())
    address = re.search(r'data-card="([^"]*)"', html)[1]
    card = client.get(address)
    show(f"Bytes of {site.ARTICLE}", ["part", "bytes", "gzip"], rows_of(html, card.content.decode(), terms))
    print(f"Cards are kept: Cache-Control: {card['Cache-Control']}")


if __name__ == "__main__":
    if "--own" in sys.argv:
        from benchmarks.environment import sqlite

        with sqlite() as machine:
            print(machine.run(sys.executable, "-m", "benchmarks.card_weight"))
    else:
        django.setup()
        measure()
