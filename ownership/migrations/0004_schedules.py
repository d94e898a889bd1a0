from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SCHEDULES = [
    ("Weekly report", "ownership.report", {"minute": "0", "hour": "7", "day_of_week": "1"}),
    ("Nightly scan", "ownership.scan", {"minute": "30", "hour": "2"}),
    # It does nothing while nothing is new, or where no model is installed.
    ("Reading what areas mean", "ownership.read_meaning", {"minute": "*/10"}),
]
ALWAYS = dict.fromkeys(("hour", "day_of_week", "day_of_month", "month_of_year"), "*")


def create_schedules(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Made once: what an administrator edits, disables or deletes afterwards stays as they left it."""
    crontabs = apps.get_model("django_celery_beat", "CrontabSchedule").objects
    tasks = apps.get_model("django_celery_beat", "PeriodicTask").objects
    for name, task, days in SCHEDULES:
        when = {**ALWAYS, **days, "timezone": settings.TIME_ZONE}
        crontab = crontabs.filter(**when).first() or crontabs.create(**when)
        tasks.get_or_create(name=name, defaults={"task": task, "crontab": crontab})


class Migration(migrations.Migration):
    dependencies = [
        ("ownership", "0003_holdings"),
        ("django_celery_beat", "0019_alter_periodictasks_options"),
    ]
    replaces = [("ownership", "0005_reports"), ("ownership", "0015_meaning")]
    operations = [migrations.RunPython(create_schedules, migrations.RunPython.noop)]
