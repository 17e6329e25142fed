"""System checks of what must hold in the database."""

from django.core import checks
from django.db import connections

from publishing.models import Version
from publishing.triggers import missing


def check_triggers(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """Every trigger that keeps versions unchanged exists and is switched on."""
    faults = []
    for alias in databases or []:
        connection = connections[alias]
        if Version._meta.db_table not in connection.introspection.table_names():
            continue
        absent = missing(connection)
        if absent:
            faults.append(
                checks.Error(
                    f"Versions are not protected in the database “{alias}”; missing: {', '.join(sorted(absent))}.",
                    hint="Run: manage.py migrate (it installs them anew).",
                    id="publishing.E001",
                )
            )
    return faults
