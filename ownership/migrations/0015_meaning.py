import django.contrib.postgres.fields
import ownership.models.meaning
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAME, TASK = "Reading what areas mean", "ownership.read_meaning"


def create_schedule(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Made once, as those before it: it does nothing while nothing is new, or where no model is installed."""
    crontabs = apps.get_model("django_celery_beat", "CrontabSchedule").objects
    days = dict.fromkeys(("hour", "day_of_week", "day_of_month", "month_of_year"), "*")
    when = {"minute": "*/10", "timezone": settings.TIME_ZONE, **days}
    crontab = crontabs.filter(**when).first() or crontabs.create(**when)
    tasks = apps.get_model("django_celery_beat", "PeriodicTask").objects
    tasks.get_or_create(name=NAME, defaults={"task": TASK, "crontab": crontab})


class Migration(migrations.Migration):
    dependencies = [
        ("ownership", "0014_measures"),
        ("django_celery_beat", "0019_alter_periodictasks_options"),
    ]

    operations = [
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("one", models.CharField(max_length=64)),
                ("other", models.CharField(max_length=64)),
                ("likeness", ownership.models.meaning.Real()),
            ],
            options={
                "verbose_name_plural": "likenesses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "one", "other"),
                        name="likeness_once",
                        violation_error_code="duplicate",
                        violation_error_message="These texts are already compared.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=ownership.models.meaning.Real(), size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "digest"),
                        name="meaning_once",
                        violation_error_code="duplicate",
                        violation_error_message="This text is already read.",
                    )
                ],
            },
        ),
        migrations.RunPython(create_schedule, migrations.RunPython.noop),
    ]
