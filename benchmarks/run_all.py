"""Measures the site and prints tables: ``make bench``, or ``make bench ARGS=--quick``.

Everything runs with production's settings on databases of its own, which are thrown away. Needs wrk, PostgreSQL
for its half, and Chromium for the editor. Nothing here is a test: figures depend on the machine, ratios much less.
What Lighthouse says is measured by ``--only lighthouse`` alone, because npm fetches it.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack

from benchmarks import (
    class_load,
    class_page,
    lighthouse,
    linking_site,
    matrix,
    opening,
    publishing,
    queries,
    serving,
    starting,
)
from benchmarks.environment import NoServer, postgresql, sqlite

PARTS = ("serving", "publishing", "opening", "starting", "linking", "comparing", "class")
# Measured only when asked for.
APART = ("lighthouse",)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="three short rounds instead of eleven")
    parser.add_argument("--only", choices=PARTS + APART, help="one part")
    options = parser.parse_args()
    if options.only == "lighthouse":
        lighthouse.report(1 if options.quick else 3)
        return 0
    if not shutil.which("wrk"):
        print("wrk is not installed (Debian: apt-get install wrk).", file=sys.stderr)
        return 1
    length = serving.Length(rounds=3) if options.quick else serving.Length()
    load = os.getloadavg()[0]
    print(
        f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} processors, Python {platform.python_version()}, ", end=""
    )
    print(f"load {load:.1f} before the start{' (others are at work: trust ratios only)' if load > 0.5 else ''}")
    with ExitStack() as stack:
        machines = [stack.enter_context(sqlite())]
        try:
            machines.append(stack.enter_context(postgresql()))
        except NoServer as reason:
            print(f"NOT MEASURED: PostgreSQL ({reason})", file=sys.stderr)
        if options.only in (None, "serving"):
            queries.report(machines)
            serving.report(machines, length)
        if options.only in (None, "publishing"):
            publishing.report(machines)
        if options.only in (None, "opening"):
            opening.report(machines)
        if options.only in (None, "starting"):
            starting.report(machines[0])
        if options.only in (None, "linking"):
            size = {"pages": 1000, "changes": 20} if options.quick else {}
            linking_site.report(machines, **size)
        if options.only in (None, "comparing"):
            matrix.report(machines)
        if options.only in (None, "class"):
            class_page.report(machines)
            class_load.report(machines[-1:])
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{' '.join(failed.cmd)} failed.")
    except KeyboardInterrupt:
        sys.exit(130)
