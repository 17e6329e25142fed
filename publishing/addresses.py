"""Which addresses belong to the site itself."""

import re
from dataclasses import dataclass
from typing import Literal

RESERVED_SLUGS = frozenset({"history", "compare", "historians", "questions"})
VERSION_SLUG = re.compile(r"v\d+", re.ASCII | re.IGNORECASE)
# The first parts of addresses that the root URL configuration gives to other views.
RESERVED_AT_ROOT = frozenset(
    {"admin", "accounts", "healthz", "media", "static", "report", "editor-bar", "styleguide", "_util"}
    | {"feed", "sitemap.xml", "robots.txt", "search", "teach", "learn", "timeline", "map"}
)


def reserved_slug_fault(slug: str, *, at_root: bool = False) -> str | None:
    """Why a slug cannot be had, or None if it can.

    >>> reserved_slug_fault("v12")
    'The slug “v12” is reserved for the site itself. Choose another, for example “on-v12”.'
    >>> reserved_slug_fault("volunteers") is None
    True
    """
    if slug in RESERVED_SLUGS or VERSION_SLUG.fullmatch(slug) or (at_root and slug in RESERVED_AT_ROOT):
        return f"The slug “{slug}” is reserved for the site itself. Choose another, for example “on-{slug}”."
    return None


NUMBER = r"[1-9][0-9]{0,8}"  # no more digits than databases take
SUFFIX = re.compile(
    rf"^(?P<base>.*/)(?:v(?P<number>{NUMBER})(?:/(?P<part>[a-z]+))?|(?P<history>history)|compare/(?P<old>{NUMBER})/(?P<new>{NUMBER}))/\Z",
    re.DOTALL,
)


@dataclass(frozen=True)
class Address:
    """An address of the site taken apart: whose it is (``base``) and what is asked of it."""

    base: str
    view: Literal["current", "version", "history", "compare"] = "current"
    numbers: tuple[int, ...] = ()
    part: str = ""

    @property
    def suffix(self) -> str:
        """What follows the document's own address.

        >>> split_address("/a/compare/1/2/").suffix
        'compare/1/2/'
        """
        if self.view == "version":
            return f"v{self.numbers[0]}/{self.part}/" if self.part else f"v{self.numbers[0]}/"
        if self.view == "compare":
            return "compare/{}/{}/".format(*self.numbers)
        return "history/" if self.view == "history" else ""


def split_address(address: str) -> Address:
    """Take an address apart.

    >>> split_address("/articles/yalu/v3/")
    Address(base='/articles/yalu/', view='version', numbers=(3,), part='')
    >>> split_address("/articles/yalu/")
    Address(base='/articles/yalu/', view='current', numbers=(), part='')
    >>> split_address("/articles/yalu/v3/cite/").part
    'cite'
    """
    match = SUFFIX.match(address)
    if match is None:
        return Address(address)
    if match["number"]:
        return Address(match["base"], "version", (int(match["number"]),), match["part"] or "")
    if match["history"]:
        return Address(match["base"], "history")
    return Address(match["base"], "compare", (int(match["old"]), int(match["new"])))
