"""What the buttons of the desk send."""

import re

import pytest

from linking.admin.asking import MOST_AT_ONCE, Asked, Place, Verb, read

WHOLE = "Your choice did not arrive whole. Nothing was changed: choose again, please."


@pytest.mark.parametrize(
    ("act", "chosen", "asked"),
    [
        ("accept|7|suggested:3:", [], Asked(Verb.ACCEPT, (Place(7, "suggested:3:"),))),
        ("never|7|linked:3:4", ["8|x"], Asked(Verb.NEVER, (Place(7, "linked:3:4"),))),
        ("point|7|suggested::|12", [], Asked(Verb.POINT, (Place(7, "suggested::"),), 12)),
        ("reject", ["7|a", "8|b"], Asked(Verb.REJECT, (Place(7, "a"), Place(8, "b")))),
        ("undo|3|4", [], Asked(Verb.UNDO, decisions=(3, 4))),
    ],
)
def test_what_buttons_say_is_understood(act, chosen, asked):
    assert read(act, chosen) == asked


@pytest.mark.parametrize(
    ("act", "chosen", "told"),
    [
        ("", [], WHOLE),
        ("burn|7|x", [], WHOLE),
        ("accept|x|suggested:3:", [], WHOLE),
        ("accept|-7|suggested:3:", [], WHOLE),
        ("accept|٣|suggested:3:", [], WHOLE),
        (f"accept|{10**19}|suggested:3:", [], WHOLE),
        ("accept|7", [], WHOLE),
        ("accept|7|x|8", [], WHOLE),
        ("point|7|x", [], WHOLE),
        ("point", ["7|x"], WHOLE),
        ("undo|x", [], WHOLE),
        ("reject", ["x"], WHOLE),
        ("reject", [], "Nothing is chosen. Tick the places first."),
        (
            "reject",
            [f"{key}|x" for key in range(MOST_AT_ONCE + 1)],
            "Nothing was changed: at most 200 places can be decided at once.",
        ),
    ],
)
def test_what_no_button_says_is_refused_in_words(act, chosen, told):
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        read(act, chosen)
