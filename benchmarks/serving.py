"""How fast a stored page goes out, against a bare view in the same run.

Noise is met by measuring in turns: every round asks the bare view and the page one after the other, and the ratio is
the median of the rounds' ratios.
"""

from dataclasses import dataclass
from statistics import median

from benchmarks import site
from benchmarks.environment import Machine
from benchmarks.servers import Pace, get, granian, middle, wrk
from benchmarks.tables import show

PAGES = {"section": site.SECTION, "article": site.ARTICLE}
CONNECTIONS = (1, 16)
HEADS = (
    *("page", "cache", "conn.", "req/s", "bare", "ratio", "ratios", "CPU ms", "bare", "ratio"),
    *("p50 ms", "p99", "bare p50", "p99"),
)
CACHES = ("0", "2")  # seconds


@dataclass(frozen=True)
class Length:
    """How long is measured."""

    rounds: int = 11
    seconds: float = 1


def in_turns(server, name: str, connections: int, length: Length) -> tuple[Pace, Pace, list[float]]:
    """The paces of a page and of the bare view, and the ratio of throughputs in every round."""
    pages, bares = [], []
    for _ in range(length.rounds):
        for paces, path in ((bares, f"/bare/{name}/"), (pages, PAGES[name])):
            paces.append(wrk(path, connections=connections, seconds=length.seconds, server=server))
    return middle(pages), middle(bares), [p.throughput / b.throughput for p, b in zip(pages, bares, strict=True)]


def measure(machine: Machine, length: Length) -> list[list[str]]:
    rows = []
    for cache in CACHES:
        with granian(machine, PAGE_CACHE_SECONDS=cache) as server:
            for name, path in PAGES.items():
                compare_bytes(path, f"/bare/{name}/")
                for warmed in (path, f"/bare/{name}/"):  # every worker's first requests import what they need
                    wrk(warmed, connections=16, seconds=2, server=server)
                for connections in CONNECTIONS:
                    page, bare, ratios = in_turns(server, name, connections, length)
                    rows.append(
                        [f"{machine.database}, {name}", f"{cache} s", str(connections)]
                        + [f"{page.throughput:,.0f}", f"{bare.throughput:,.0f}", f"{median(ratios):.2f}"]
                        + [f"{min(ratios):.2f}–{max(ratios):.2f}", f"{page.cpu:.2f}", f"{bare.cpu:.2f}"]
                        + [f"{bare.cpu / page.cpu:.2f}"]
                        + [f"{value:.2f}" for value in (page.median, page.p99, bare.median, bare.p99)]
                    )
    return rows


def compare_bytes(page: str, bare: str) -> None:
    status, headers, body = get(page)
    assert (status, headers["content-encoding"]) == (200, "gzip"), (page, status, headers)
    assert body == get(bare)[2], f"{page} and {bare} differ"


def report(machines: list[Machine], length: Length) -> None:
    show(
        "Stored pages against a bare Django view (granian, 2 workers of 1 thread, same middleware, same bytes, wrk)",
        HEADS,
        [row for machine in machines for row in measure(machine, length)],
    )
