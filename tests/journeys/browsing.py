"""Browsers that notice what must not happen on any page: errors, refused content, requests to other hosts."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.journeys.people import Person

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MILLISECONDS = 60_000  # that a busy machine may take for one step
expect.set_options(timeout=MILLISECONDS)
# Wagtail's editor tells by an event alone that it has begun to look for changes.
NOTES_WATCHING = """addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watchesEdits = "";
});"""
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person's browser, with what went wrong in it. ``expected`` holds status codes that are no fault."""

    address: str
    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def __post_init__(self):
        self.context.set_default_timeout(MILLISECONDS)
        self.context.add_init_script(NOTES_WATCHING)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self.faults.append(f"Exception: {error.error}"))
        self.context.on("request", self._on_request)
        self.context.on("response", self._on_response)

    def open(self, path: str = "") -> Page:
        page = self.context.new_page()
        if path:
            self.go(page, path)
        return page

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def go(self, page: Page, path: str) -> Response:
        return page.goto(self.at(path))

    def sign_in(self, person: Person) -> Page:
        """At the site's own login, which leads who edits to the dashboard."""
        from tests.factories.accounts import PASSWORD  # needs Django, which nothing else of browsers does

        page = self.open("/accounts/login/")
        page.get_by_label("Email").fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/admin/")
        return page

    def _on_console(self, message: ConsoleMessage) -> None:
        # The status of every answer is looked at by itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"Console: {message.text} ({message.location['url']})")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.address).netloc:
            self.faults.append(f"Request to another host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"Status {response.status}: {response.request.method} {response.url}")


# Of axe's rules those whose answer another colour scheme can change.
OF_COLOURS = ("color-contrast", "link-in-text-block")


def axe_faults(page: Page, context: str | None = None, *, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong with a page, or with the part of it that a selector names; by all its rules or by some."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [f"{each['id']}: {each['help']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def axe_faults_in_both_schemes(page: Page) -> list[str]:
    found = []
    for scheme, rules in (("light", ()), ("dark", OF_COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found += [f"{page.viewport_size['width']} {scheme}: {fault}" for fault in axe_faults(page, rules=rules)]
    return found


def width_beyond_window(page: Page) -> int:
    """Pixels by which the page can be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
