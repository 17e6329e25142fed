"""Takes the pictures of docs/teaching.md: of a site made for it, or of a running one that has the demo class.

python -m tests.journeys.picturing
python -m tests.journeys.picturing http://localhost:8000 <folder> --email … --password … --nickname … --pin …
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.journeys.browsing import PHONE, Visit, find_chromium, open_browser
from tests.journeys.running import running_site
from tests.servers.databases import PROJECT, Database

FOLDER = PROJECT / "docs" / "images" / "teaching"
DESK = {"width": 1120, "height": 860}
CURRENT, MARKED = "One decision, two stories", "Why did China go to war?"  # assignments of the demo class
TO_TOP = "(element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 8)"
# The first sentence of the last paragraph that begins without a link.
MARK_SENTENCE = """() => {
    const node = [...document.querySelectorAll("[data-text] .prose p")].map((each) => each.firstChild).findLast(
        (each) => each instanceof Text && each.data.includes(". "));
    node.parentElement.scrollIntoView({ block: "center" });
    getSelection().setBaseAndExtent(node, 0, node, node.data.indexOf(". ") + 1);
}"""
COLOURS = 64  # enough for pages of text and small for a repository


@dataclass(frozen=True)
class Way:
    """How the teacher of the demo class and one of its pupils get in."""

    address: str
    email: str
    password: str
    nickname: str
    pin: str


def main(arguments: list[str]) -> str | None:
    """Return what went wrong."""
    told = _parser().parse_args(arguments)
    executable = find_chromium()
    if executable is None:
        return "Chromium is not installed (Debian: apt-get install chromium; or set CHROMIUM to its path)"
    told.folder.mkdir(parents=True, exist_ok=True)
    with _way_in(told) as way, open_browser(executable) as browser:
        return "\n".join(take(browser, way, told.folder)) or None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", help="a running site; without it, one is made and thrown away")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    for name in ("email", "password", "nickname", "pin"):
        parser.add_argument(f"--{name}", default="", help="printed when the demo account and class are made")
    return parser


@contextmanager
def _way_in(told: argparse.Namespace) -> Iterator[Way]:
    if told.address:
        yield Way(told.address.rstrip("/"), told.email, told.password, told.nickname, told.pin)
        return
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/pictures.sqlite3", Path(folder))
        database.run("migrate")
        with running_site(database) as site:
            yield Way(address=site.address, **json.loads(site.act("demo").splitlines()[-1]))


def take(browser: Browser, way: Way, folder: Path) -> list[str]:
    """Take all pictures. Returns what went wrong on the pages meanwhile."""
    teacher = Visit(way.address, browser.new_context(viewport=DESK))
    code = _of_teacher(teacher, way, folder)
    pupil = Visit(way.address, browser.new_context(viewport=PHONE, has_touch=True, device_scale_factor=1.5))
    _of_pupil(pupil, way, code, folder)
    for visit in (teacher, pupil):
        visit.context.close()
    return teacher.faults + pupil.faults


def _of_teacher(visit: Visit, way: Way, folder: Path) -> str:
    """What teachers see. Returns the code of the class."""
    page = visit.open("/accounts/login/")
    page.get_by_label("Email").fill(way.email)
    page.get_by_label("Password").fill(way.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/teach/")
    page.locator(".class-entry__name a").first.click()
    page.wait_for_url("**/teach/*/")
    progress = page.url
    page.goto(f"{progress}?assignment=all")
    _save(_from_class(page), folder / "class.png")

    page.goto(f"{progress}code/")
    code = page.locator(".poster__code").inner_text().replace(" ", "")
    _save(page.locator(".poster"), folder / "code.png")

    page.goto(f"{progress}assignments/")
    page.locator(".assignments__title a", has_text=CURRENT).click()
    page.wait_for_url("**/assignments/*/")
    _save(_from_class(page), folder / "builder.png")

    page.goto(f"{progress}assignments/")
    page.locator(".assignments__row", has_text=MARKED).get_by_role("link", name="Results").click()
    page.locator(".results__question", has_text="Mark a passage as evidence").locator("a").first.click()
    page.wait_for_url("**/questions/*/")
    page.locator(".page-head").evaluate(TO_TOP)
    _save(page, folder / "question.png")
    return code


def _of_pupil(visit: Visit, way: Way, code: str, folder: Path) -> None:
    """What a pupil sees on a phone. Nothing is written."""
    page = visit.open(f"/learn/{code}/")
    page.get_by_label("Your nickname").fill(way.nickname)
    page.get_by_label("Your PIN").fill(way.pin)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="To do").wait_for()
    _save(page, folder / "pupil.png")
    page.locator("#due ~ ol .task__title a").first.click()
    page.locator(".tasks .task__title a").first.click()
    page.locator(".question").first.wait_for()
    page.evaluate(MARK_SENTENCE)
    page.get_by_role("button", name="Highlight").wait_for()
    _save(page, folder / "reading.png")


def _from_class(page: Page) -> Page:
    """Scrolled down to the navigation of the class: what is above is the same on all pages."""
    page.locator(".teaching__navigation").evaluate(TO_TOP)
    return page


def _save(shown: Page | Locator, path: Path) -> None:
    """An element, or the part of a page that its window shows, in few colours."""
    page = shown if isinstance(shown, Page) else shown.page
    page.wait_for_load_state("networkidle")
    with Image.open(BytesIO(shown.screenshot(animations="disabled"))) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
