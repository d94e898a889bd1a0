import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ownership", "0008_log"),
        ("teams", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="FiguresSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="teams.person"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "figures seen",
                "indexes": [models.Index(fields=["person", "-on"], name="figuresseen_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("by", "person", "on"),
                        name="figuresseen_once",
                        violation_error_code="duplicate",
                        violation_error_message="This was noted today already.",
                    )
                ],
            },
        ),
    ]
