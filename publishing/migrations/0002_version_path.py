from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="version",
            name="path",
            field=models.CharField(
                default="/", help_text="The document's address when this version was published.", max_length=800
            ),
            preserve_default=False,
        ),
    ]
