from glossary.texts import plain_texts, with_headings

BODY = (
    '<div class="block block-definition" id="s7-bdefinition"><p>A river'
    '<sup class="note-reference"><a href="#s7-n1" id="s7-r1" role="doc-noteref">1</a></sup>.</p></div>\n'
    '<div class="block block-critical_perspective" id="s7-bcritical_perspective"><p id="s7-x">Whose?</p></div>'
)
NOTES = '\n<section class="notes"><ol><li id="s7-n1">Chen.</li></ol></section>'


def test_headings_stand_at_the_beginning_of_their_texts():
    html = with_headings(BODY + NOTES, {"definition": "<h2>D</h2>", "critical_perspective": "<h2>C</h2>"})
    assert html.count("<h2>") == 2
    assert '<div class="block block-definition" id="s7-bdefinition"><h2>D</h2><p>A river' in html
    assert '<div class="block block-critical_perspective" id="s7-bcritical_perspective"><h2>C</h2><p id' in html
    assert html.endswith(NOTES)


def test_text_without_a_heading_stays_as_it_is():
    assert with_headings(BODY, {}) == BODY


def test_plain_texts_have_no_ids_and_lead_to_no_notes():
    assert plain_texts(BODY) == {"definition": "<p>A river.</p>", "critical_perspective": "<p>Whose?</p>"}
