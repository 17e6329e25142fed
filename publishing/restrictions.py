"""Addresses that are not open to everyone (Wagtail's page view restrictions)."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from wagtail.models import Page, PageViewRestriction, Site


def restricted_paths() -> list[str]:
    """The addresses at and below which readers need an invitation."""
    roots = Site.get_site_root_paths()
    if not roots:
        return []
    prefix = roots[0].root_path
    return [
        "/" + path.removeprefix(prefix) for path in PageViewRestriction.objects.values_list("page__url_path", flat=True)
    ]


def restricted_paths_within(path: str) -> list[str]:
    """The restricted addresses but for those that cover ``path``: who may read there may not read everything below."""
    return [restricted for restricted in restricted_paths() if not path.startswith(restricted)]


def outside(rows: QuerySet, closed: Iterable[str], field: str = "path") -> QuerySet:
    """The rows whose address, which a field holds, is not at or below one of these."""
    for path in closed:
        rows = rows.exclude(**{f"{field}__startswith": path})
    return rows


def open_to_everyone(rows: QuerySet, field: str = "path") -> QuerySet:
    """The rows whose address, which a field holds, is not at or below a restricted one."""
    return outside(rows, restricted_paths(), field)


def url_path(path: str) -> str:
    """The address of the site at which Wagtail knows an address of readers."""
    roots = Site.get_site_root_paths()
    return (roots[0].root_path if roots else "/") + path.removeprefix("/")


def is_restricted(url_path: str) -> Exists:
    """An expression: whether a page with this ``url_path`` is at or below a restricted page."""
    # A subquery, not a join: PostgreSQL would begin the join with all pages.
    restricted = Page.objects.filter(pk=OuterRef("page")).order_by().values("url_path")
    covering = PageViewRestriction.objects.annotate(address=Value(url_path), restricted=Subquery(restricted))
    return Exists(covering.filter(address__startswith=F("restricted")))
