import re

from hypothesis import given
from hypothesis import strategies as st

from publishing.compilation import Block, Compilation, Heading
from publishing.compilation.headings import LONGEST_ANCHOR, anchor_headings, anchor_text


def heading_block(text: str, key: str, level: int = 3) -> Block:
    return Block(id=key, kind="heading", html=f"<h{level}>{text}</h{level}>")


def compile_headings(*blocks: Block, before: dict[str, str] | None = None) -> Compilation:
    return anchor_headings(Compilation(title="", anchor="s1", blocks=blocks, previous_anchors=before or {}))


def anchors(*blocks: Block, before: dict[str, str] | None = None) -> list[str]:
    return [heading.anchor for heading in compile_headings(*blocks, before=before).contents]


def test_anchor_of_a_new_heading_is_made_of_its_words():
    compiled = compile_headings(heading_block("A &amp; B", "k1", 4))
    assert compiled.contents == (Heading(level=4, text="A & B", anchor="s1-a-b", block="k1"),)
    assert compiled.blocks == (Block(id="k1", kind="heading", html='<h4 id="s1-a-b">A &amp; B</h4>'),)


def test_anchor_of_a_reworded_heading_is_kept():
    assert anchors(heading_block("Quite other words", "k1"), before={"k1": "s1-first-words"}) == ["s1-first-words"]


def test_anchor_of_a_moved_heading_is_kept_and_a_new_one_gives_way():
    blocks = heading_block("Causes", "new"), heading_block("Causes", "old")
    assert anchors(*blocks, before={"old": "s1-causes"}) == ["s1-causes-2", "s1-causes"]


def test_anchor_of_a_removed_heading_is_free_again():
    assert anchors(heading_block("Causes", "new"), before={"gone": "s1-causes"}) == ["s1-causes"]


def test_anchors_of_equal_headings_are_counted():
    blocks = [heading_block("Sources", f"k{number}") for number in range(3)]
    assert anchors(*blocks) == ["s1-sources", "s1-sources-2", "s1-sources-3"]


def test_anchors_of_blocks_with_the_same_id_differ():
    blocks = heading_block("Causes", "same"), heading_block("Aims", "same")
    assert anchors(*blocks, before={"same": "s1-causes"}) == ["s1-causes", "s1-aims"]


def test_anchor_of_chinese_and_korean_words_keeps_them():
    assert anchors(heading_block("抗美援朝", "k1"), heading_block("한국 전쟁", "k2")) == ["s1-抗美援朝", "s1-한국-전쟁"]


def test_anchor_of_a_right_to_left_heading_keeps_its_words():
    assert anchor_text("الحرب الكورية") == "الحرب-الكورية"


def test_anchor_of_combining_marks_is_the_composed_form():
    assert anchor_text("Cafe\u0301") == anchor_text("Caf\u00e9") == "caf\u00e9"


def test_anchor_of_a_heading_without_words_is_named_heading():
    assert anchors(heading_block("🔥", "k1"), heading_block("…", "k2")) == ["s1-heading", "s1-heading-2"]


def test_anchor_of_a_long_heading_is_cut():
    assert anchor_text("word " * 40) == "-".join(["word"] * 12)


def test_blocks_of_other_kinds_pass_unchanged():
    block = Block(id="k1", kind="text", html="<h3>Not a heading block</h3>")
    compiled = compile_headings(block)
    assert (compiled.blocks, compiled.contents) == ((block,), ())


@given(st.text())
def test_anchor_text_is_short_and_can_stand_in_an_id(text):
    anchor = anchor_text(text)
    assert re.fullmatch(r"[\w-]+", anchor)
    assert len(anchor) <= LONGEST_ANCHOR
    assert anchor_text(anchor) == anchor


@given(
    texts=st.lists(st.sampled_from(["a", "A!", "b", "a 2", "…", ""]), max_size=8),
    kept=st.dictionaries(st.integers(0, 7), st.sampled_from(["s1-a", "s1-b", "s1-a-2"]), max_size=3),
)
def test_anchors_are_unique_if_those_kept_are(texts, kept):
    before = {f"k{key}": anchor for key, anchor in kept.items()}
    if len(set(before.values())) < len(before):
        return
    found = anchors(*(heading_block(text, f"k{number}") for number, text in enumerate(texts)), before=before)
    assert len(set(found)) == len(texts)
