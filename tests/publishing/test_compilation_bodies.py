import pytest

from publishing.compilation.bodies import block_contents, distinct, with_block_contents
from publishing.compilation.structure import Block, Compilation

BLOCKS = (
    Block("aaaaaaaa-1", "text", "<p>One</p>"),
    Block("aaaaaaaa-2", "quotation", '<div class="inner">Two</div>\n<p>and</p>'),
    Block("definition", "definition", ""),
)
BODY = Compilation(title="T", anchor="s7", blocks=BLOCKS).body


def test_contents_of_a_body_are_those_of_its_blocks():
    assert list(block_contents(BODY).values()) == [block.html for block in BLOCKS]
    assert list(block_contents(BODY)) == distinct(block.short_id for block in BLOCKS)
    assert block_contents("") == {}


def test_body_with_its_own_contents_is_the_same():
    assert with_block_contents(BODY, block_contents(BODY)) == BODY


@pytest.mark.parametrize("place", range(len(BLOCKS)))
def test_one_block_is_changed_and_the_others_are_not(place):
    key = list(block_contents(BODY))[place]
    changed = block_contents(with_block_contents(BODY, {key: "<p>New</p>"}))
    assert changed == block_contents(BODY) | {key: "<p>New</p>"}
