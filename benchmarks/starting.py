"""How long the first reader waits after a restart, and how much a page weighs."""

import gzip
import re
import time
from statistics import median
from urllib.parse import urljoin, urlsplit

from benchmarks import site
from benchmarks.environment import Machine
from benchmarks.servers import get, granian
from benchmarks.tables import show

RESTARTS = 5
LINKED = re.compile(rb'<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src)="([^"]+)"')
IMPORTED = re.compile(rb'(?:import|from)\s*"([^"]+\.js)"')
FONTS = re.compile(rb'url\("?([^")]+\.woff2?)"?\)')
HTML, TEXT, FONT = "HTML", "CSS and JavaScript", "fonts"


def first_answer(machine: Machine) -> tuple[float, float]:
    """Milliseconds from the command to a port that listens and answers, and of that the first request."""
    began = time.perf_counter()
    with granian(machine):
        asked = time.perf_counter()
        status, _, _ = get(site.ARTICLE)
        answered = time.perf_counter()
    assert status == 200
    return 1000 * (answered - began), 1000 * (answered - asked)


def plain(body: bytes, headers: dict[str, str]) -> bytes:
    return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body


def weights(machine: Machine) -> dict[str, int]:
    """Bytes over the wire, with gzip, of a section of 1,000 words and all that its page loads."""
    sizes = {HTML: 0, TEXT: 0, FONT: 0}
    with granian(machine):
        _, headers, body = get(site.LONG)
        sizes[HTML] = len(body)
        waiting = [(site.LONG, path) for path in LINKED.findall(plain(body, headers))]
        seen = set()
        while waiting:
            base, found = waiting.pop()
            path = urlsplit(urljoin(base, found.decode())).path
            if path in seen:
                continue
            seen.add(path)
            status, headers, body = get(path)
            assert status == 200, path
            is_font = path.endswith((".woff", ".woff2"))
            sizes[FONT if is_font else TEXT] += len(body)
            if not is_font:
                text = plain(body, headers)
                waiting += [(path, other) for other in IMPORTED.findall(text) + FONTS.findall(text)]
    return sizes


def report(machine: Machine) -> None:
    waits = [first_answer(machine) for _ in range(RESTARTS)]
    show(
        "After a restart (median of five, both workers new)",
        ["what", "ms"],
        [
            ["from the command to the first answer", f"{median(total for total, _ in waits):,.0f}"],
            ["the first request", f"{median(request for _, request in waits):,.0f}"],
        ],
    )
    sizes = weights(machine)
    total = sizes[HTML] + sizes[TEXT]
    show(
        "A section of 1,000 words, compressed with gzip",
        ["what", "bytes"],
        [[name, f"{size:,}"] for name, size in sizes.items()] + [["HTML, CSS and JavaScript together", f"{total:,}"]],
    )
