import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_author_family_name"),
        ("historiography", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SectionPosition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "section",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="articles.sectionpage",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="historiography.position",
                    ),
                ),
            ],
            options={"verbose_name": "position", "ordering": ["sort_order"], "abstract": False},
        ),
        migrations.AddConstraint(
            model_name="sectionposition",
            constraint=models.UniqueConstraint(fields=("section", "position"), name="articles_section_position_once"),
        ),
    ]
