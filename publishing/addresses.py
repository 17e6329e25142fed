"""Which addresses belong to the site itself."""

import re

RESERVED_SLUGS = frozenset({"history", "compare", "historians", "questions"})
VERSION_SLUG = re.compile(r"v\d+", re.ASCII | re.IGNORECASE)
# The first parts of addresses that the root URL configuration gives to other views.
RESERVED_AT_ROOT = frozenset(
    {"admin", "accounts", "healthz", "media", "static", "report", "editor-bar", "styleguide", "_util"}
    | {"search", "teach", "learn", "sources", "timeline", "map"}
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
