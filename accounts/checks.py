"""System checks of the accounts."""

from django.apps import apps
from django.core import checks

from accounts.roles import ROLES, Role


def defined_permissions() -> set[str]:
    """Every permission that the models of the installed apps define, read from the models: no database is needed."""
    found = set()
    for model in apps.get_models():
        opts = model._meta
        codenames = [f"{action}_{opts.model_name}" for action in opts.default_permissions]
        codenames += [codename for codename, _name in opts.permissions]
        found.update(f"{opts.app_label}.{codename}" for codename in codenames)
    return found


def unknown_permissions(roles: tuple[Role, ...] = ROLES) -> list[tuple[Role, str]]:
    known = defined_permissions()
    return [(role, name) for role in roles for name in role.all_permissions() if name not in known]


def check_roles(app_configs, **kwargs) -> list[checks.CheckMessage]:
    # A warning, not an error: an error would stop the migrate that may be on its way to mend it.
    return [
        checks.Warning(
            f"The role “{role.name}” names the permission “{name}”, which no installed app defines.",
            hint="Correct it in accounts/roles.py. Until then the role does without it.",
            id="accounts.W001",
        )
        for role, name in unknown_permissions()
    ]
