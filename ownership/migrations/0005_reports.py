from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q, UniqueConstraint

SCHEDULES = [
    ("Weekly report", "ownership.report", {"minute": "0", "hour": "7", "day_of_week": "1"}),
    ("Nightly scan", "ownership.scan", {"minute": "30", "hour": "2", "day_of_week": "*"}),
]


def create_schedules(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Made once: what an administrator edits, disables or deletes afterwards stays as they left it."""
    crontabs = apps.get_model("django_celery_beat", "CrontabSchedule").objects
    tasks = apps.get_model("django_celery_beat", "PeriodicTask").objects
    for name, task, days in SCHEDULES:
        when = {"day_of_month": "*", "month_of_year": "*", "timezone": settings.TIME_ZONE, **days}
        crontab = crontabs.filter(**when).first() or crontabs.create(**when)
        tasks.get_or_create(name=name, defaults={"task": task, "crontab": crontab})


class Migration(migrations.Migration):
    dependencies = [
        ("ownership", "0004_holdings"),
        ("django_celery_beat", "0019_alter_periodictasks_options"),
    ]

    operations = [
        migrations.AddField("report", "issued_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "report",
            UniqueConstraint(
                fields=["on", "team"],
                condition=Q(issued_at__isnull=False),
                nulls_distinct=False,
                name="report_once",
                violation_error_code="duplicate",
                violation_error_message="The report of this day was already sent.",
            ),
        ),
        migrations.AddField("delivery", "begun_at", models.DateTimeField(null=True)),
        migrations.RunPython(create_schedules, migrations.RunPython.noop),
    ]
