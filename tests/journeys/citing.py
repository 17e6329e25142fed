"""The dialogue of a citation, as a person uses it who writes a section."""

import json
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from tests.journeys.browsing import Visit
from tests.journeys.desk import Editor, open_editor

LOVELACE, BABBAGE = "Lovelace 1843", "Babbage 1864"


@dataclass
class Desk:
    """The editor of a section of the article “Citing”, with the cursor before the full stop of its one sentence."""

    editor: Editor
    block: Locator = field(init=False)
    words: Locator = field(init=False)

    def __post_init__(self):
        self.page = self.editor.page
        self.block = self.editor.block("Text")
        self.words = self.block.locator(".public-DraftEditor-content")
        self.words.click()
        self.go_to_the_full_stop()

    def go_to_the_full_stop(self) -> None:
        self.page.keyboard.press("Control+End")
        self.page.keyboard.press("ArrowLeft")

    @property
    def dialogue(self) -> Locator:
        return self.page.get_by_role("dialog")

    def begin(self) -> None:
        """By the menu of commands, where the cursor is."""
        self.page.keyboard.type(" /cite")
        expect(self.page.get_by_role("option", name="Cite a source")).to_be_visible()
        self.page.keyboard.press("Enter")
        expect(self.search).to_be_focused()

    @property
    def search(self) -> Locator:
        return self.dialogue.get_by_label("Find a source")

    def option(self, name: str) -> Locator:
        return self.dialogue.get_by_role("option", name=name)

    def row(self, name: str) -> Locator:
        return self.dialogue.get_by_role("listitem").filter(has_text=name)

    def press(self, name: str) -> None:
        self.dialogue.get_by_role("button", name=name, exact=True).click()

    def until_closed(self) -> None:
        expect(self.dialogue).to_have_count(0)
        expect(self.words).to_be_focused()

    def change(self, text: str) -> None:
        """Open the dialogue by the citation's own button."""
        self.block.locator(".TooltipEntity", has_text=text).click()
        self.page.locator(".Tooltip").get_by_role("button", name="Edit").click()
        expect(self.dialogue).to_have_accessible_name("Change this citation")

    def shows(self, text: str) -> None:
        expect(self.words).to_have_text(text)

    def stores(self, *citations: list[dict], block: Locator | None = None) -> None:
        """Until the form holds these citations, in order; sources by their short forms."""
        value = (block or self.block).locator("input[type=hidden][name$='-value']")
        wanted = json.dumps(citations)
        known = {str(key): name for name, key in self.keys.items()}
        self.page.wait_for_function(
            """([field, wanted, known]) => {
                const { blocks, entityMap } = JSON.parse(field.value) ?? { blocks: [], entityMap: {} };
                const ranges = blocks.flatMap((block) => block.entityRanges.toSorted((a, b) => a.offset - b.offset));
                const held = ranges.map(({ key }) => entityMap[key]).filter(({ type }) => type === "CITATION");
                const rows = held.map(({ data }) => JSON.parse(data.items).map(({ source, ...said }) =>
                    ({ source: known[source], ...said })));
                return JSON.stringify(rows) === JSON.stringify(JSON.parse(wanted));
            }""",
            arg=[value.element_handle(), wanted, known],
        )

    @property
    def keys(self) -> dict[str, int]:
        """The primary keys of the sources, as the dialogue's search knows them."""
        found = {}
        for name in (LOVELACE, BABBAGE):
            answer = self.page.request.get(f"{self.page.url.partition('/admin/')[0]}/admin/citations/search/?q={name}")
            found[name] = int(answer.json()["options"].partition('data-source="')[2].partition('"')[0])
        return found


def desk_of(visit: Visit, section: str) -> Desk:
    return Desk(open_editor(visit, f"/articles/citing/{section}/"))
