"""Remove the groups and the workflow that Wagtail's migrations make: the roles of accounts/roles.py stand in their place."""

from django.db import migrations


def remove_defaults(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()
    # On a new database these are the ones of Wagtail's own migration ("Moderators approval"); nothing can wait in them.
    Workflow = apps.get_model("wagtailcore", "Workflow")
    if not apps.get_model("wagtailcore", "WorkflowState").objects.exists():
        Workflow.objects.filter(name="Moderators approval").delete()
        apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(remove_defaults, migrations.RunPython.noop)]
