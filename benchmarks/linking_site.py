"""What a change of names costs on a large site, and whether it does what was foretold.

``python -m benchmarks.linking_site`` in a measured site's environment prints JSON. It fills the site, so it comes last.
"""

import argparse
import json
import sys
import time

import django

from benchmarks.environment import Machine
from benchmarks.tables import show

PAGES = 10_000
DEPENDANTS = 350
CHANGES = 200
NAME = "Peng Xuefeng"


def report(machines: list[Machine], *, pages: int = PAGES, changes: int = CHANGES) -> None:
    rows = []
    for machine in machines:
        command = [sys.executable, "-m", "benchmarks.linking_site", "--pages", str(pages), "--changes", str(changes)]
        found = json.loads(machine.run(*command).splitlines()[-1])
        rows += [[f"{machine.database}: {name}", value] for name, value in found.items()]
    show("Linking on the site", ["what", "measured"], rows)


def measure(pages: int, changes: int) -> dict[str, str]:
    from benchmarks.filling import fill
    from benchmarks.name_changes import predictions, work_off
    from linking.relinking import relink
    from publishing.models import Document
    from publishing.tasks import render_documents
    from sources.preparing import prepare_citations

    outcomes = list(predictions(changes))
    found = {"prediction = outcome": f"{sum(outcomes)} of {len(outcomes)}"}
    dependants = fill(pages, naming=min(DEPENDANTS, pages), name=NAME)
    began = time.perf_counter()
    keys = list(Document.objects.filter(link_text=None).published().values_list("pk", flat=True))
    for start in range(0, len(keys), 200):
        relink(keys[start : start + 200])
    found[f"read {len(keys):,} texts for the first time, s"] = f"{time.perf_counter() - began:.1f}"
    work_off()
    # As they are once they are published: formatted, and stored.
    versions = Document.objects.filter(pk__in=dependants).values_list("current_version", flat=True)
    prepare_citations.func(list(versions))
    render_documents.func(dependants)
    work_off()
    return found | publication(dependants)


def publication(dependants: list[int]) -> dict[str, str]:
    """Publish a term that texts wait for."""
    from benchmarks.name_changes import make_term, work_off
    from linking.impact import impact_of
    from linking.models import RelinkRun
    from linking.registry import entry_of_draft
    from publishing.actions import publish
    from publishing.models import Render

    term = make_term(NAME, "peng-xuefeng", "person")
    began = time.perf_counter()
    told = impact_of(term.document, entry_of_draft(term))
    foretold = time.perf_counter()
    before = dict(Render.objects.filter(pk__in=dependants).values_list("pk", "etag"))
    start = time.perf_counter()
    publish(pages=[term])
    published = time.perf_counter()
    work_off()
    done = time.perf_counter()
    after = dict(Render.objects.filter(pk__in=dependants).values_list("pk", "etag"))
    anew = sum(after[key] != before.get(key) for key in after)
    run = RelinkRun.objects.first()
    return {
        "say what publishing a term would change, s": f"{foretold - began:.2f}",
        "pages that it says": str(len(told.pages)),
        "publish it, s": f"{published - start:.2f}",
        f"relink {run.changed} texts and render {anew} pages in the background, s": f"{done - published:.1f}",
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--changes", type=int, default=CHANGES)
    options = parser.parse_args()
    django.setup()
    print(json.dumps(measure(options.pages, options.changes)))
