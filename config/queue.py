"""Where tasks wait: the same database by default, else the broker of REMIT_BROKER_URL (amqp:// or redis://)."""

from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo

from config.environment import text
from config.postgres.server import socket_directory

# A killed worker's task is given out again after this long: longer than the longest, or it runs twice.
VISIBILITY_SECONDS = 900


def queue_settings(database: dict[str, Any], data: Path) -> dict[str, Any]:
    broker = text("REMIT_BROKER_URL", "pgmq://localhost")
    settings = {
        "CELERY_BROKER_URL": broker,
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_TASK_ACKS_LATE": True,
        "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
        "CELERY_TASK_IGNORE_RESULT": True,
        "CELERY_TASK_TIME_LIMIT": VISIBILITY_SECONDS - 60,
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 4,
        "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
        "CELERY_BEAT_SCHEDULER": "config.schedule:Scheduler",
    }
    if broker.startswith("pgmq:"):
        # Remote control names its queues beyond the 47 characters that pgmq allows.
        settings["CELERY_WORKER_ENABLE_REMOTE_CONTROL"] = False
        settings["CELERY_BROKER_TRANSPORT_OPTIONS"] = {
            "conn_string": conninfo(database, data),
            "init_extension": False,
            "visibility_timeout": VISIBILITY_SECONDS,
            "wait_time_seconds": 0,
            "polling_interval": 0.1,
            "pool_size": 4,
        }
    return settings


def conninfo(database: dict[str, Any], data: Path) -> str:
    """Return Django's database settings as libpq's connection string."""
    embedded = database["ENGINE"] == "config.postgres"
    parts = {
        "dbname": database["NAME"],
        "user": database.get("USER"),
        "password": database.get("PASSWORD"),
        "host": str(socket_directory(data=data / "postgres")) if embedded else database.get("HOST"),
        "port": database.get("PORT"),
        **{key: value for key, value in database.get("OPTIONS", {}).items() if key.startswith("ssl")},
    }
    return make_conninfo("", **{key: value for key, value in parts.items() if value})
