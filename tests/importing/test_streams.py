from importing.body import Heading, ItemList, Text
from importing.references import References
from importing.runs import Run
from importing.streams import StreamReader, updated_stream


def text(words):
    return Text(((Run(words),),))


def stream(*blocks):
    return updated_stream([], blocks, References())


def ids(raw):
    return [block["id"] for block in raw]


def test_unchanged_blocks_stay_as_they_are():
    old = stream(text("a"), Heading("B", 3), ItemList(True, (((Run("c"),),),)))
    assert updated_stream(old, (text("a"), Heading("B", 3), ItemList(True, (((Run("c"),),),))), References()) == old


def test_markup_of_the_editor_stays_where_the_text_is_the_same():
    old = [{"type": "text", "value": '<p data-block-key="k">a</p>', "id": "1"}]
    assert updated_stream(old, (text("a"),), References()) == old


def test_block_edited_in_place_keeps_its_id():
    old = stream(text("a"), Heading("B", 3), text("c"))
    new = updated_stream(old, (text("a"), Heading("B", 3), text("d")), References())
    assert (ids(new), new[2]["value"]) == (ids(old), "<p>d</p>")


def test_blocks_after_one_that_is_inserted_keep_their_ids():
    old = stream(text("a"), text("b"))
    new = updated_stream(old, (text("x"), text("a"), Heading("H", 3), text("b")), References())
    assert [new[1]["id"], new[3]["id"]] == ids(old)
    assert len(set(ids(new))) == 4


def test_block_of_another_type_gets_an_id_of_its_own():
    old = stream(Heading("a", 3), text("b"))
    new = updated_stream(old, (text("b2"),), References())
    assert ids(new) == [old[1]["id"]]


def test_removed_blocks_are_gone():
    old = stream(text("a"), text("b"), text("c"))
    assert updated_stream(old, (text("a"), text("c")), References()) == [old[0], old[2]]


def test_unknown_block_and_figure_without_image_are_told():
    notes = []
    raw = [
        {"type": "video", "value": {}, "id": "1"},
        {"type": "figure", "value": {"image": None, "alt_text": "", "caption": ""}, "id": "2"},
    ]
    assert StreamReader(References(), notes.append).body(raw) == ()
    assert notes == ["a block of the type “video” was left out.", "a figure without its image was left out."]


def test_lines_in_a_cell_are_joined_and_told():
    notes = []
    value = {
        "caption": "T",
        "note": "",
        "table": {
            "columns": [{"type": "text", "heading": "A"}, {"type": "number", "heading": "B"}],
            "rows": [{"values": ["<p>a</p><p>b</p>", None]}],
            "caption": "",
        },
    }
    (table,) = StreamReader(References(), notes.append).body([{"type": "table", "value": value, "id": "1"}])
    assert (table.rows, notes) == (
        (((Run("a b"),), ""),),
        ["a cell of a table has one line only: its lines were joined."],
    )
