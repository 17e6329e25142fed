"""How long an editor waits until she can write: Wagtail's page editor in Chromium, on a section with many links.

``python -m benchmarks.opening`` in a measured site's environment makes the drafts that are opened and prints their
addresses, the queries that each takes, and a session.
"""

import json
import os
import shutil
import sys
import time
from statistics import median

import django
from playwright.sync_api import Browser, sync_playwright

from benchmarks import site
from benchmarks.environment import Machine
from benchmarks.servers import PORT, granian
from benchmarks.tables import show

TIMES = 11
MARKS = 30  # of each of the two kinds
# Counts from the request; a text editor that takes keys is one whose script has come to rest.
WAIT = """(count) => new Promise((resolve) => {
    const look = () => {
        const editors = document.querySelectorAll(".public-DraftEditor-content[contenteditable=true]").length;
        if (editors === count) requestIdleCallback(() => resolve(performance.now()));
        else requestAnimationFrame(look);
    };
    look();
})"""


def drafts() -> dict[str, list]:
    """Marks of 1,000 words each: what a section of the site has, and what would ask Wagtail's own converter most."""
    from articles.models import SectionPage
    from benchmarks.texts import citation, link
    from glossary.models import TermPage
    from sources.models import Source

    terms, sources = list(TermPage.objects.order_by("pk")), list(Source.objects.order_by("pk"))
    sections = list(SectionPage.objects.order_by("pk"))
    pages = [link(sections[number % len(sections)].pk) for number in range(MARKS)]
    cites = [citation(sources[number % len(sources)].pk, 10 + number) for number in range(MARKS)]
    return {
        "without links": [],
        "30 terms, 30 citations": site.marks_of(terms, sources, 0, MARKS, MARKS),
        "30 links to pages, 30 citations": [mark for pair in zip(pages, cites, strict=True) for mark in pair],
    }


def prepare() -> dict:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from accounts.models import User
    from articles.models import SectionPage
    from benchmarks.texts import body

    client = Client()
    client.force_login(User.objects.get(email="bench@localhost"))
    article = SectionPage.objects.get(document__path=site.LONG).get_parent()
    pages = {}
    for number, (name, marks) in enumerate(drafts().items()):
        text = body(site.LONG_SECTION, marks=marks, seed=300 + number)
        section = SectionPage(title=name, slug=f"opened-{number}", body=text, live=False)
        article.add_child(instance=section)
        section.save_revision()
        address = reverse("wagtailadmin_pages:edit", args=[section.pk])
        client.get(address, HTTP_HOST="localhost", secure=True)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, HTTP_HOST="localhost", secure=True)
        assert response.status_code == 200, response.status_code
        pages[name] = {"address": address, "queries": len(queries), "editors": text.count('"type": "text"')}
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    return {"pages": pages, "cookie": cookie}


def report(machines: list[Machine]) -> None:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        print("NOT MEASURED: opening the editor (Chromium is not installed)", file=sys.stderr)
        return
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        for machine in machines:
            prepared = json.loads(machine.run(sys.executable, "-m", "benchmarks.opening").splitlines()[-1])
            with granian(machine):
                for name, page in prepared["pages"].items():
                    taken = opened(browser, prepared["cookie"], page)
                    rows.append(
                        [
                            f"{machine.database}: {name}",
                            *(f"{median(each):,.0f}" for each in taken),
                            f"{max(taken[1]):,.0f}",
                            str(page["queries"]),
                        ]
                    )
        browser.close()
    show(
        "Opening the editor on a section of 1,000 words (files kept by the browser)",
        ["draft", "answer ms", "ready ms", "slowest", "queries"],
        rows,
    )


def opened(browser: Browser, cookie: dict, wanted: dict) -> tuple[list[float], list[float]]:
    """Milliseconds until the page has come, and until its text editors take keys; the first time is left out."""
    context = browser.new_context()
    context.add_cookies([{**cookie, "domain": "localhost", "path": "/", "secure": True}])
    answers, ready = [], []
    for _ in range(TIMES + 1):
        page = context.new_page()
        page.goto(f"http://localhost:{PORT}{wanted['address']}", wait_until="commit")
        ready.append(page.evaluate(WAIT, wanted["editors"]))
        answers.append(page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd"))
        page.close()
        time.sleep(0.5)  # the editor asks for a preview once it is open
    context.close()
    return answers[1:], ready[1:]


if __name__ == "__main__":
    django.setup()
    print(json.dumps(prepare()))
