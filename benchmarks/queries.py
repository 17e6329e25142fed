"""How many queries a page takes: ``python -m benchmarks.queries`` in a measured site's environment prints JSON."""

import json
import sys

import django

from benchmarks import site
from benchmarks.environment import Machine
from benchmarks.tables import show

PAGES = {
    "live section": site.SECTION,
    "live article": site.ARTICLE,
    "article, version 1": f"{site.ARTICLE}v1/",
    "article, history": f"{site.ARTICLE}history/",
}


def count() -> dict[str, int]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    counted = {}
    for name, path in PAGES.items():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        counted[name] = len(queries)
    return counted


def report(machines: list[Machine]) -> None:
    command = [sys.executable, "-m", "benchmarks.queries"]
    counts = [json.loads(m.run(*command, PAGE_CACHE_SECONDS="0").splitlines()[-1]) for m in machines]
    show(
        "Queries a page, nothing cached",
        ["page", *(machine.database for machine in machines)],
        [[name, *(str(counted[name]) for counted in counts)] for name in PAGES],
    )


if __name__ == "__main__":
    django.setup()
    print(json.dumps(count()))
