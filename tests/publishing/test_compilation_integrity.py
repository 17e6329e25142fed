import pytest

from publishing.compilation import Block, Compilation, Fault, Heading
from publishing.compilation.integrity import LONG_BODY, LONGEST_BODY, report_faults


def faults(**fields) -> list[Fault]:
    return list(report_faults(Compilation(title="T", anchor="s1", **fields)).faults)


def levels(*numbers: int) -> tuple[Heading, ...]:
    return tuple(Heading(level=n, text="H", anchor=f"a{i}", block=f"k{i}") for i, n in enumerate(numbers))


@pytest.mark.parametrize("numbers", [(), (3,), (3, 4), (3, 3, 4, 4, 3), (3, 4, 3, 4)])
def test_headings_in_order_have_no_fault(numbers):
    assert faults(contents=levels(*numbers)) == []


@pytest.mark.parametrize("numbers", [(4,), (4, 3), (4, 4)])
def test_subheading_without_a_heading_is_an_error_at_its_block(numbers):
    message = "“H” is a subheading without a heading above it. Make it a heading, or add one."
    assert faults(contents=levels(*numbers)) == [Fault("error", message, block="k0")]


def test_empty_heading_is_an_error_at_its_block():
    heading = Heading(level=3, text="", anchor="s1-heading", block="k1")
    assert faults(contents=(heading,)) == [Fault("error", "This heading is empty. Write it or remove it.", block="k1")]


@pytest.mark.parametrize("kind", ["text", "list", "quotation", "extract"])
def test_empty_block_is_an_error(kind):
    block = Block(id="k1", kind=kind, html="<p> &nbsp;</p>")
    assert faults(blocks=(block,)) == [Fault("error", "This block is empty. Write its text or remove it.", block="k1")]


def test_figure_without_image_is_an_error():
    block = Block(id="k1", kind="figure", html="<figure><figcaption>Text</figcaption></figure>")
    message = "The image of this figure is missing. Choose another or remove it."
    assert faults(blocks=(block,)) == [Fault("error", message, block="k1")]


def test_figure_with_image_has_no_fault():
    assert faults(blocks=(Block(id="k1", kind="figure", html='<img src="/a">'),)) == []


def test_required_body_without_blocks_is_an_error_of_the_field():
    message = "There is no text yet. Add at least one block before publishing."
    assert faults(body_required=True) == [Fault("error", message, field="body")]


def test_page_without_body_may_have_no_blocks():
    assert faults(body_required=False) == []


def test_long_text_is_a_warning_above_the_limit_only():
    assert faults(plain_text="x" * LONG_BODY) == []
    assert [(f.severity, f.field) for f in faults(plain_text="x" * (LONG_BODY + 1))] == [("warning", "body")]


def test_text_beyond_the_longest_is_an_error():
    assert [(f.severity, f.field) for f in faults(plain_text="x" * LONGEST_BODY)] == [("warning", "body")]
    [fault] = faults(plain_text="x" * (LONGEST_BODY + 1))
    assert fault == Fault(
        "error", "The text has 1,000,001 characters; 1,000,000 is the limit. Divide it into sections.", field="body"
    )


def test_faults_of_earlier_steps_come_first():
    earlier = Fault("warning", "earlier")
    assert faults(faults=(earlier,), body_required=True)[0] == earlier


def test_errors_are_the_faults_that_refuse_publication():
    error, warning = Fault("error", "e"), Fault("warning", "w")
    assert Compilation(title="", anchor="", faults=(warning, error)).errors == (error,)
