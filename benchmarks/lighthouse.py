"""What Lighthouse says of the site's own content, as a telephone on a slow network gets it.

``make bench ARGS="--only lighthouse"``. Needs node from version 18.16 on, npm and Chromium. Lighthouse itself is no
part of the project: npm puts the version named here into DATA_DIR/lighthouse, once. It sends nothing anywhere.
The site runs with production's settings on plain http: of localhost Lighthouse takes that for secure, so "best
practices" says nothing of HTTPS, redirects to it or HSTS.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.environment import MANAGE, Machine, environment_of
from benchmarks.servers import get, granian
from benchmarks.tables import show
from scripts.bootstrap import PROJECT

VERSION = "12.8.2"
PORT = int(os.environ.get("PORT") or 8112)
PAGES = {
    "front page": "/",
    "article": "/articles/chinas-intervention-in-the-korean-war/",
    "term": "/glossary/mao-zedong/",
    "question": "/historiography/questions/who-decided/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "LCP s": ("largest-contentful-paint", 1000, 2),
    "TBT ms": ("total-blocking-time", 1, 0),
    "CLS": ("cumulative-layout-shift", 1, 3),
    "KiB": ("total-byte-weight", 1024, 1),
}
TRIES = 3
JUDGED = ("binary", "numeric", "metricSavings")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


class Missing(Exception):
    """What the measurement needs and the machine lacks."""


def installed() -> Path:
    """Lighthouse's program, put in place if it is not. Raises Missing."""
    for program, package in (("node", "nodejs"), ("npm", "npm")):
        if not shutil.which(program):
            raise Missing(f"{program} is not installed (Debian: apt-get install {package})")
    folder = Path(os.environ.get("DATA_DIR") or PROJECT / "var").absolute() / "lighthouse"
    package = folder / "node_modules" / "lighthouse" / "package.json"
    if not package.is_file() or json.loads(package.read_text())["version"] != VERSION:
        print(f"Installing Lighthouse {VERSION} into {folder} …", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts"]
        command = ["npm", "install", "--silent", *options, f"lighthouse@{VERSION}"]
        if subprocess.call(command, stdout=subprocess.DEVNULL):
            raise Missing(f"npm could not install lighthouse@{VERSION}")
    return folder / "node_modules" / ".bin" / "lighthouse"


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise Missing("Chromium is not installed (Debian: apt-get install chromium)")
    return found


@contextmanager
def own_site() -> Iterator[Machine]:
    """A database with the publication itself in it, which is thrown away."""
    with tempfile.TemporaryDirectory(prefix="yalu-bench-", dir=os.environ.get("DATA_DIR")) as name:
        folder = Path(name)
        machine = Machine("SQLite", environment_of(folder, f"sqlite:///{folder}/db.sqlite3"))
        for command in (["migrate"], ["collectstatic", "--no-input"], ["load_content"]):
            machine.run(*MANAGE, *command, "--verbosity", "0")
        yield machine


def measured(program: Path, path: str, folder: Path) -> dict | None:
    """One run over a page, or None. On a busy machine a recording now and then has no beginning: it is tried again."""
    output = folder / "report.json"
    command = [str(program), f"http://localhost:{PORT}{path}", "--output=json", f"--output-path={output}", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    for _ in range(TRIES):
        if not subprocess.call(command, env={**os.environ, "CHROME_PATH": chromium()}, stdout=subprocess.DEVNULL):
            return json.loads(output.read_text())
    return None


def middle_run(runs: list[dict]) -> dict:
    """The run whose performance stands in the middle."""
    return sorted(runs, key=lambda run: run["categories"]["performance"]["score"] or 0)[len(runs) // 2]


def row_of(name: str, run: dict) -> list[str]:
    scores = [run["categories"][category]["score"] for category in CATEGORIES]
    values = [run["audits"][audit]["numericValue"] / unit for audit, unit, _ in METRICS.values()]
    shown = [f"{value:.{places}f}" for value, (_, _, places) in zip(values, METRICS.values(), strict=True)]
    return [name, *("–" if score is None else f"{100 * score:.0f}" for score in scores), *shown]


def failed(run: dict) -> Iterator[tuple[str, str, str]]:
    """The category, the audit and what it says, of all that did not score in full."""
    for category in CATEGORIES:
        for reference in run["categories"][category]["auditRefs"]:
            audit = run["audits"][reference["id"]]
            if audit["scoreDisplayMode"] in JUDGED and audit["score"] is not None and audit["score"] < 1:
                said = " ".join(filter(None, [audit["title"], audit.get("displayValue", ""), *_places(audit)]))
                yield category, f"{reference['id']} ({audit['score']:.2f})", said


def _places(audit: dict) -> list[str]:
    """Where on the page, of the first three."""
    items = (audit.get("details") or {}).get("items") or []
    nodes = [item.get("node") or {} for item in items if isinstance(item, dict)]
    return [f"[{node['snippet'][:120]}]" for node in nodes[:3] if "snippet" in node]


def report(times: int) -> None:
    try:
        program, _ = installed(), chromium()
    except Missing as reason:
        print(f"NOT MEASURED: Lighthouse ({reason})", file=sys.stderr)
        return
    found: dict[str, dict] = {}
    with own_site() as machine, granian(machine, port=PORT), tempfile.TemporaryDirectory() as folder:
        for name, path in PAGES.items():
            status, headers, _ = get(path, port=PORT)
            if status != 200:
                print(f"NOT MEASURED: {name} ({path} is answered with {status})", file=sys.stderr)
                continue
            assert headers.get("content-encoding") == "gzip", f"{path} is not compressed"
            runs = [run for run in (measured(program, path, Path(folder)) for _ in range(times)) if run]
            if runs:
                found[name] = middle_run(runs)
            else:
                print(f"NOT MEASURED: {name} (Lighthouse failed {TRIES} times)", file=sys.stderr)
    heads = ["page", *CATEGORIES, *METRICS]
    how = "one run" if times == 1 else f"the middle of {times} runs"
    title = f"Lighthouse {VERSION}, mobile, simulated slow 4G ({how})"
    show(title, heads, [row_of(name, run) for name, run in found.items()])
    print("\nAudits below 1")
    for name, run in found.items():
        for category, audit, said in failed(run):
            print(f"{name}: {category}: {audit}: {said}")


if __name__ == "__main__":
    report(1)
