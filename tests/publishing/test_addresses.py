import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.addresses import Address, reserved_slug_fault, split_address

slugs = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda slug: reserved_slug_fault(slug) is None)
bases = st.lists(slugs, max_size=3).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
numbers = st.integers(1, 10**9 - 1)
suffixes = st.one_of(
    st.just(("current", ())),
    st.just(("history", ())),
    st.tuples(st.just("version"), st.tuples(numbers)),
    st.tuples(st.just("compare"), st.tuples(numbers, numbers)),
)


@given(base=bases, suffix=suffixes)
def test_address_put_together_comes_apart_again(base, suffix):
    view, parts = suffix
    address = Address(base, view, parts)
    assert split_address(base + address.suffix) == address


@given(st.text(max_size=40))
def test_any_text_comes_apart_into_itself(text):
    address = split_address(text)
    assert address.base + address.suffix == text


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("/v2/", Address("/", "version", (2,))),
        ("/history/", Address("/", "history")),
        ("/a/v1/v2/", Address("/a/v1/", "version", (2,))),
        ("/a/v02/", Address("/a/v02/")),
        ("/a/v2", Address("/a/v2")),
        ("/a/compare/1/", Address("/a/compare/1/")),
        ("/a/compare/1/2/", Address("/a/", "compare", (1, 2))),
        ("/a/v١/", Address("/a/v١/")),
        ("/a/v1١/", Address("/a/v1١/")),
        ("/a/v1000000000/", Address("/a/v1000000000/")),
        ("/a/compare/1/1000000000/", Address("/a/compare/1/1000000000/")),
    ],
)
def test_address_comes_apart(address, parts):
    assert split_address(address) == parts
