"""Writes the roles and the review workflow to the database."""

import logging

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from accounts.roles import REVIEW_TASK, REVIEW_WORKFLOW, REVIEWED_RECORDS, REVIEWERS, ROLES, Role

logger = logging.getLogger(__name__)


@transaction.atomic
def sync_roles(roles: tuple[Role, ...] = ROLES) -> list[str]:
    """Make every role's group grant exactly what the role says. Returns what was changed, in words."""
    changes = []
    page_root, collection_root = Page.get_first_root_node(), Collection.get_first_root_node()
    for role in roles:
        group, created = Group.objects.get_or_create(name=role.name)
        if created:
            changes.append(f"added the role {role.name}")
        changes += _sync_permissions(group, role)
        if page_root is not None:
            changes += _sync_rows(group, GroupPagePermission, {"page": page_root}, role.page_permissions)
        if collection_root is not None:
            target = {"collection": collection_root}
            changes += _sync_rows(group, GroupCollectionPermission, target, role.collection_permissions)
    if page_root is not None:
        changes += _create_review_workflow(page_root)
        changes += _review_records()
    return changes


def _find_permissions(names: tuple[str, ...]) -> dict[int, str]:
    """Permissions by primary key. One that does not exist is left out: accounts.W001 reports it."""
    if not names:
        return {}
    condition = Q()
    for name in names:
        app_label, _, codename = name.partition(".")
        condition |= Q(content_type__app_label=app_label, codename=codename)
    rows = Permission.objects.filter(condition).values_list("pk", "content_type__app_label", "codename")
    return {pk: f"{app_label}.{codename}" for pk, app_label, codename in rows}


def _sync_permissions(group: Group, role: Role) -> list[str]:
    wanted = set(_find_permissions(role.permissions))
    if wanted == set(group.permissions.values_list("pk", flat=True)):
        return []
    group.permissions.set(wanted)
    return [f"set the permissions of {role.name}"]


def _sync_rows(group: Group, model: type, target: dict, names: tuple[str, ...]) -> list[str]:
    wanted = set(_find_permissions(names))
    right = model.objects.filter(group=group, permission__in=wanted, **target)
    wrong = model.objects.filter(group=group).exclude(pk__in=right.values("pk"))
    missing = wanted - set(right.values_list("permission", flat=True))
    removed, _ = wrong.delete()
    model.objects.bulk_create(model(group=group, permission_id=pk, **target) for pk in sorted(missing))
    if not removed and not missing:
        return []
    return [f"set the permissions of {group.name} on every {next(iter(target))}"]


def _create_review_workflow(root: Page) -> list[str]:
    """Only where there is no workflow at all: afterwards it belongs to the chief editors, who may change it."""
    if Workflow.objects.exists():
        return []
    workflow = Workflow.objects.create(name=REVIEW_WORKFLOW)
    task = GroupApprovalTask.objects.create(name=REVIEW_TASK)
    task.groups.set(Group.objects.filter(name__in=[role.name for role in REVIEWERS]))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
    return [f"added the workflow {REVIEW_WORKFLOW}"]


def _review_records() -> list[str]:
    """Have drafts of records that no workflow is given to reviewed like pages."""
    workflow = Workflow.objects.filter(name=REVIEW_WORKFLOW, active=True).first()
    changes = []
    for label in REVIEWED_RECORDS if workflow else ():
        content_type = ContentType.objects.filter(app_label=label.split(".")[0], model=label.split(".")[1]).first()
        if content_type and not WorkflowContentType.objects.filter(content_type=content_type).exists():
            WorkflowContentType.objects.create(content_type=content_type, workflow=workflow)
            changes.append(f"gave the workflow {REVIEW_WORKFLOW} to {label}")
    return changes


def last_app_with_models() -> AppConfig:
    """The app whose post_migrate signal is sent last: Django sends none for an app without models."""
    return [config for config in apps.get_app_configs() if config.models_module is not None][-1]


def sync_after_migrate(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    if using != DEFAULT_DB_ALIAS:
        return
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        logger.warning("Roles are not written to the database: some migrations have not run yet.")
        return
    # The receiver that makes this last app's own permissions may come after this one.
    create_permissions(sender, verbosity=0, using=using)
    for change in sync_roles():
        logger.info("Roles: %s", change)
