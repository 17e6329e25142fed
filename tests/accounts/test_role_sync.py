import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage

from accounts import role_sync
from accounts.roles import EDITOR, ROLES, TEACHER, WRITER, Role

pytestmark = pytest.mark.django_db


def granted(role: Role) -> dict[str, set]:
    group = Group.objects.get(name=role.name)
    return {
        "everywhere": {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()},
        "pages": {(row.page.depth, f"wagtailcore.{row.permission.codename}") for row in group.page_permissions.all()},
        "collections": {
            (row.collection.depth, f"{row.permission.content_type.app_label}.{row.permission.codename}")
            for row in group.collection_permissions.all()
        },
    }


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_migrated_database_grants_what_the_role_says(role):
    assert granted(role) == {
        "everywhere": set(role.permissions),
        "pages": {(1, name) for name in role.page_permissions},
        "collections": {(1, name) for name in role.collection_permissions},
    }


def test_groups_and_workflow_of_wagtail_are_replaced():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Editorial review"]
    assert list(WorkflowPage.objects.values_list("page__depth", flat=True)) == [1]
    task = GroupApprovalTask.objects.get()
    assert set(task.groups.values_list("name", flat=True)) == {"Editor", "Chief editor"}


def test_sync_on_a_synced_database_changes_nothing():
    assert role_sync.sync_roles() == []


def test_sync_takes_back_what_was_granted_by_hand():
    group = Group.objects.get(name=TEACHER.name)
    publish = Permission.objects.get(codename="publish_page")
    group.permissions.add(publish)
    group.page_permissions.create(page=Page.get_first_root_node(), permission=publish)
    group.collection_permissions.create(
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="choose_image", content_type__app_label="wagtailimages"),
    )
    assert role_sync.sync_roles() == [
        "set the permissions of Teacher",
        "set the permissions of Teacher on every page",
        "set the permissions of Teacher on every collection",
    ]
    assert granted(TEACHER) == {"everywhere": set(TEACHER.permissions), "pages": set(), "collections": set()}


def test_sync_gives_back_what_was_taken_by_hand():
    group = Group.objects.get(name=EDITOR.name)
    group.permissions.clear()
    group.page_permissions.all().delete()
    role_sync.sync_roles()
    assert granted(EDITOR)["everywhere"] == set(EDITOR.permissions)
    assert granted(EDITOR)["pages"] == {(1, name) for name in EDITOR.page_permissions}


def test_sync_leaves_groups_that_are_no_role_alone():
    group = Group.objects.create(name="Translators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    assert role_sync.sync_roles() == []
    assert group.permissions.count() == 1


def test_sync_leaves_the_workflow_to_the_chief_editors():
    Workflow.objects.update(name="Two readers")
    WorkflowPage.objects.all().delete()
    assert role_sync.sync_roles() == []
    assert WorkflowPage.objects.count() == 0


def test_sync_without_pages_writes_the_groups_alone():
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    Page.objects.all().delete()
    role_sync.sync_roles()
    assert granted(WRITER) == {
        "everywhere": set(WRITER.permissions),
        "pages": set(),
        "collections": {(1, name) for name in WRITER.collection_permissions},
    }
    assert Workflow.objects.count() == 0


def test_sync_does_without_a_permission_that_does_not_exist():
    role = Role(name="Curator", permissions=("museum.add_exhibit", "wagtailadmin.access_admin"))
    role_sync.sync_roles((role,))
    assert granted(role)["everywhere"] == {"wagtailadmin.access_admin"}


def test_sync_after_migrate_waits_for_pending_migrations(monkeypatch, caplog):
    Group.objects.all().delete()
    monkeypatch.setattr(role_sync.MigrationExecutor, "migration_plan", lambda self, targets: ["one more"])
    role_sync.sync_after_migrate(role_sync.last_app_with_models())
    assert Group.objects.count() == 0
    assert caplog.messages == ["Roles are not written to the database: some migrations have not run yet."]


def test_sync_after_migrate_writes_the_roles():
    Group.objects.all().delete()
    role_sync.sync_after_migrate(role_sync.last_app_with_models())
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}


def test_sync_after_migrate_of_another_database_writes_nothing():
    Group.objects.all().delete()
    role_sync.sync_after_migrate(role_sync.last_app_with_models(), using="archive")
    assert Group.objects.count() == 0
