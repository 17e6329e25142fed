"""A bibliography comes in as a file and reaches readers; a source is described by hand."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import PUBLISH, Editor, message_at

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]
BIB = """@book{stueck1995j, author = {Stueck, William}, title = {The Korean War}, publisher = {Princeton}, year = 1995}
@book{broken, title = {No end
"""


def test_imported_source_is_published_and_read(editor, reader):
    page = editor.open("/admin/source-imports/")
    page.get_by_label("Bibliography").set_input_files(
        {"name": "a.bib", "mimeType": "text/plain", "buffer": BIB.encode()}
    )
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="What would be imported")).to_be_visible()
    expect(page.get_by_role("row", name="Stueck 1995: The Korean War")).to_be_visible()
    page.get_by_role("link", name="Faulty (1)").click()
    expect(page.get_by_role("row", name="line 2 (broken)")).to_contain_text("A brace is missing")
    page.get_by_role("button", name="Import drafts").click()
    expect(page.get_by_role("heading", name="Imported: 1 source")).to_be_visible()

    page.get_by_role("link", name="stueck1995j").click()
    Editor(page).press(PUBLISH)
    expect(message_at(page)).to_contain_text("published")
    public = reader.open("/sources/stueck1995j/")
    expect(public.get_by_role("heading", level=1)).to_have_text("The Korean War")
    expect(public.get_by_role("main")).to_contain_text("Stueck, William. The Korean War. Princeton, 1995.")


def test_source_is_described_by_hand_with_a_key_of_its_own(writer):
    page = writer.open("/admin/sources/add/")
    desk = Editor(page)
    page.locator("#id_title").fill("A Work of Nobody Else")
    page.get_by_role("button", name="Add name").click()
    page.locator("#id_names-0-family").fill("Verifier")
    page.locator("#id_names-0-given").fill("Vera")
    page.locator("#id_issued").fill("1993")
    desk.press("Save draft")
    expect(page.locator("#id_key")).to_have_value("verifier1993")
