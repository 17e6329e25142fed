"""Wagtail's page editor as a person uses it."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import MILLISECONDS, Visit

# Names of the buttons at the foot of the editor.
SAVE, SUBMIT, PUBLISH, APPROVE = "Save draft", "Submit to Editorial review", "Publish", "Approve and Publish"

MOMENT = 700  # milliseconds within which Wagtail notices a change


class Editor:
    """The editor of the page that is open in a browser."""

    def __init__(self, page: Page):
        self.page = page
        self.body = page.locator("#body-root")
        self.blocks = self.body.locator("section")
        # Wagtail notices changes from about two seconds after it has opened a page.
        expect(page.locator("html[data-watches-edits]")).to_be_attached()

    @property
    def key(self) -> int:
        """The key of the edited page, once it is saved."""
        return int(re.search(r"/pages/(\d+)/", self.page.url)[1])

    @property
    def title(self) -> Locator:
        return self.page.locator("#id_title")

    def block(self, kind: str, number: int = 0) -> Locator:
        """The block of its kind ("Text", "Heading") that has this place among them."""
        label = self.page.locator("h2[data-panel-heading]", has_text=re.compile(rf"^\s*{kind}\b"))
        return self.blocks.filter(has=label).nth(number)

    def add_block(self, kind: str) -> Locator:
        """A new block at the end of the body."""
        count = self.blocks.count()
        self.body.get_by_title("Insert a block").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        expect(self.blocks).to_have_count(count + 1)
        return self.blocks.nth(count)

    def add_text(self, words: str) -> None:
        self.write(self.add_block("Text"), words)

    def write(self, block: Locator, words: str) -> None:
        """Put the cursor at the end of a block's text and type."""
        block.locator(".public-DraftEditor-content").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)
        # The text editor hands over to the form a quarter of a second after the last key: no person is quicker.
        field = block.locator("input[type=hidden][name$='-value']")
        expect(field).to_have_value(re.compile(re.escape(words.strip())))

    def add_heading(self, words: str, level: str = "Heading") -> None:
        heading = self.add_block("Heading")
        heading.get_by_role("textbox").fill(words)
        heading.get_by_role("combobox").select_option(label=level)

    def say_what_changes(self, kind: str, note: str = "") -> None:
        self.page.locator("#id_change_kind").select_option(label=kind)
        self.page.locator("#id_change_note").fill(note)

    def button(self, name: str) -> Locator:
        """A button at the foot; all but the first are behind an arrow."""
        button = self.page.locator("footer").get_by_role("button", name=name, exact=True)
        if not button.is_visible():
            self.page.get_by_role("button", name="More actions").click()
        return button

    def press(self, name: str) -> None:
        self.settle()
        self.button(name).click()

    def settle(self) -> None:
        """Wait for a moment after the last key, until nothing is being saved any more."""
        self.page.wait_for_timeout(MOMENT)
        form = self.page.locator("[data-edit-form]")
        expect(form).not_to_have_attribute("data-w-unsaved-has-edits-value", "true")

    def wait_until_saved(self, words: str) -> None:
        """Until the site has these words, which no button has sent."""
        deadline = time.monotonic() + MILLISECONDS / 1000
        while words not in self.page.request.get(self.page.url).text():
            assert time.monotonic() < deadline, f"“{words}” was not saved by itself."
            self.page.wait_for_timeout(300)
        expect(self.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


def message_at(page: Page) -> Locator:
    """What the admin says about what was just done."""
    return page.locator(".messages li").first


def open_editor(visit: Visit, path: str) -> Editor:
    """From what readers see to its editor, by the bar that only editors get."""
    page = visit.open(path)
    page.get_by_role("complementary", name="Editing").get_by_role("link", name="Edit").click()
    return Editor(page)


def add_section(visit: Visit, article: str) -> Editor:
    """The editor of a new section of the article at this path."""
    editor = open_editor(visit, article)
    page = visit.open(f"/admin/pages/{editor.key}/add_subpage/")
    return Editor(page)
