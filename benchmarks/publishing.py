"""What publishing costs, by code and by the admin's button over HTTP."""

import http.client
import json
import sys
import time
from statistics import median
from urllib.parse import urlencode

from benchmarks import site
from benchmarks.environment import Machine
from benchmarks.servers import PORT, granian
from benchmarks.tables import show

TIMES = 12


def report(machines: list[Machine]) -> None:
    rows = []
    for machine in machines:
        results = json.loads(machine.run(sys.executable, "-m", "benchmarks.writing").splitlines()[-1])
        rows += [
            [f"{machine.database}: {name}", *(f"{found[key]:,.0f}" for key in ("median", "p90", "queries", "writes"))]
            for name, found in results.items()
        ]
        rows += [
            [f"{machine.database}: {name} in the admin, by HTTP", f"{median(taken):,.0f}", f"{max(taken):,.0f}", "", ""]
            for name, taken in by_button(machine).items()
        ]
    show(
        "Writing (PostgreSQL without waiting for the disk; the last rows: slowest instead of slowest tenth)",
        ["what", "median ms", "p90 ms", "queries", "writes"],
        rows,
    )


def by_button(machine: Machine) -> dict[str, list[float]]:
    """Milliseconds of each press of a button, by button."""
    forms = json.loads(machine.run(sys.executable, "-m", "benchmarks.editor", str(TIMES)).splitlines()[-1])
    with granian(machine):
        return {
            "save a draft of 1,000 words": [press(forms, form) for form in forms["drafts"]][1:],
            "publish 1,000 words": [press(forms, form) for form in forms["publications"]][1:],
        }


def press(forms: dict, form: list[list[str]]) -> float:
    headers = {
        "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{forms['session_cookie']}; {forms['csrf_cookie']}",
        "X-CSRFToken": forms["csrf_token"],
    }
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    began = time.perf_counter()
    connection.request("POST", forms["path"], urlencode([tuple(field) for field in form]), headers)
    response = connection.getresponse()
    page = response.read().decode(errors="replace")
    seconds = time.perf_counter() - began
    connection.close()
    if response.status != 302:
        sys.exit(f"{site.LONG} was not saved: status {response.status}\n{page[:2000]}")
    return 1000 * seconds
