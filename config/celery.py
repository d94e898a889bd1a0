import os
import warnings
from typing import Any

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Remit runs as root too, and reads no pickles, which is what this is about.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")

app = Celery("remit")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def start_database(**_: Any) -> None:
    """The broker lives in the database, and the embedded one starts with the first connection."""
    from django.db import connection

    if connection.connection is None:
        connection.ensure_connection()
        connection.close()


for _signal in (signals.worker_init, signals.beat_init, signals.before_task_publish):
    _signal.connect(start_database, weak=False)
