"""What of the site everyone may have: for lists of addresses that are made for machines."""

from django.db.models import QuerySet

from publishing.restrictions import restricted_paths


def open_to_everyone(rows: QuerySet, path: str) -> QuerySet:
    """The rows whose address (the name of its field) is not at or below a restricted one."""
    for restricted in restricted_paths():
        rows = rows.exclude(**{f"{path}__startswith": restricted})
    return rows
