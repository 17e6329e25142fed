"""Lists of words, written as texts."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(words_of("of the"))
    ['of', 'the']
    """
    return frozenset(text.split())
