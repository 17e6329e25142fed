import pytest

from importing.citations import Citation, Cite
from importing.runs import UNLINKED, Run, is_plain, nested, normal_paragraph, normal_prose
from importing.spaces import one_line, several_lines

B, I, UP, DOWN = (frozenset({style}) for style in ("strong", "emphasis", "superscript", "subscript"))  # noqa: E741


def test_neighbours_of_one_style_become_one_run():
    assert normal_paragraph([Run("a", B), Run("b", B)]) == (Run("ab", B),)


def test_order_of_nesting_makes_no_difference():
    assert normal_paragraph([Run("a", B | I)]) == normal_paragraph([Run("a", I | B)])


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("  a \t b  ")], (Run("a b"),)),
        ([Run("a \n\n b")], (Run("a\nb"),)),
        ([Run("\na\n")], (Run("a"),)),
        ([Run("a\x00\x07b")], (Run("ab"),)),
        ([Run("a"), Run(" b ", I), Run("c")], (Run("a "), Run("b", I), Run(" c"))),
        ([Run("a ", I), Run("b", I)], (Run("a b", I),)),
        ([Run("a", I), Run(" "), Run("b", I)], (Run("a", I), Run(" "), Run("b", I))),
        ([Run("a b", UP)], (Run("a\u00a0b", UP),)),
        ([Run("a", UP | DOWN)], (Run("a", UP),)),
        ([Run("a", link="x"), Run(" "), Run("b", link="x")], (Run("a", link="x"), Run(" "), Run("b", link="x"))),
        ([Run("a "), Run(" ", link="x"), Run("b", link="x")], (Run("a "), Run("b", link="x"))),
        ([Run("   ")], ()),
    ],
)
def test_normal_form_of_spaces_and_styles(runs, expected):
    assert normal_paragraph(runs) == expected


def test_normal_form_is_normal():
    paragraph = normal_paragraph([Run("x", B), Run(" ", B), Run("y", B | I), Run(" ", I), Run("z", I)])
    assert normal_paragraph(paragraph) == paragraph


def test_widest_style_is_nested_outside():
    (outer,) = nested(normal_paragraph([Run("a ", I), Run("b", I | B)]))
    assert (outer.style, [getattr(child, "style", child) for child in outer.children]) == (
        "emphasis",
        ["a", " ", "strong"],
    )


def test_empty_paragraphs_are_left_out():
    assert normal_prose([[Run(" ")], [Run("a")], []]) == ((Run("a"),),)


@pytest.mark.parametrize(
    ("run", "plain"), [(Run("a"), True), (Run("a", B), False), (Run("a", link="x"), False), (Run("a\nb"), False)]
)
def test_plain_is_what_has_no_style_link_or_break(run, plain):
    assert is_plain((run,)) is plain


def test_lines_are_single_spaced():
    assert (one_line(" a \n b\x01 "), several_lines(" a \n\n b \n")) == ("a b", "a\n\nb")


TERM = "term:glossary/mao.md"


def test_link_to_a_term_has_the_styles_of_all_its_words():
    runs = [Run("Mao", B | I, TERM), Run(" ", I, TERM), Run("Zedong", B | UP, TERM), Run(" "), Run("Mao", I, TERM)]
    assert normal_paragraph(runs) == (Run("Mao Zedong", B, TERM), Run(" "), Run("Mao", I, TERM))


def test_line_break_in_a_link_to_a_term_is_a_space():
    assert normal_paragraph([Run("Mao\nZedong", link=TERM)]) == (Run("Mao Zedong", link=TERM),)


def test_citations_stay_apart_and_stand_in_no_link():
    citation = Citation((Cite("chen1994", " 3 "),))
    runs = [Run("", UP, "x", citation), Run("", I, None, citation), Run(" "), Run("a")]
    normal = Citation((Cite("chen1994", "3"),))
    assert normal_paragraph(runs) == (Run("", citation=normal), Run("", I, citation=normal), Run(" a"))


def test_style_stands_around_a_link_to_a_term():
    (group,) = nested(normal_paragraph([Run("Mao", B, TERM)]))
    assert (group.style, group.children[0].link) == ("strong", TERM)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (
            [Run("Mao", B, UNLINKED), Run(" Zedong", link=UNLINKED)],
            (("Mao", B, True), (" ", {}, False), ("Zedong", {}, True)),
        ),
        ([Run("H", link=UNLINKED), Run("2", DOWN, UNLINKED)], (("H", {}, True), ("2", DOWN, False))),
        ([Run("Mao\nZedong", link=UNLINKED)], (("Mao", {}, True), ("\n", {}, False), ("Zedong", {}, True))),
        ([Run(" Mao ", link=UNLINKED), Run("said")], (("Mao", {}, True), (" said", {}, False))),
    ],
)  # fmt: skip
def test_unlinked_words_are_all_in_one_style_and_on_one_line(runs, expected):
    found = normal_paragraph(runs)
    assert found == tuple(Run(text, frozenset(styles), UNLINKED if never else None) for text, styles, never in expected)
    assert normal_paragraph(found) == found


def test_style_stands_around_unlinked_words():
    (group,) = nested(normal_paragraph([Run("Mao", B | I, UNLINKED), Run(" so", I)]))
    inner = group.children[0]
    assert (group.style, inner.style, inner.children[0].link) == ("emphasis", "strong", UNLINKED)
