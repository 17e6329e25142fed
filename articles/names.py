"""Names of authors, taken apart as citations need them."""


def family_and_given(name: str, family: str) -> tuple[str, str, bool] | None:
    """The family name, the rest, and whether the family name stands first; None where it does neither begin nor end it.

    >>> family_and_given("Ada Byron", "Byron")
    ('Byron', 'Ada', False)
    >>> family_and_given("Chen Jian", "Chen")
    ('Chen', 'Jian', True)
    """
    words = " ".join(name.split())
    family = " ".join(family.split())
    if not family or words == family:
        return (family, "", False) if family else None
    if words.endswith(f" {family}"):
        return family, words.removesuffix(family).strip(), False
    if words.startswith(f"{family} "):
        return family, words.removeprefix(family).strip(), True
    return None
