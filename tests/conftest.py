import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from config.celery import app
from config.queue import conninfo
from tests.support import emptied, mailbox, template


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what starts Remit as users do: else one worker waits for it at the end, or starts it too."""
    items.sort(key=lambda item: item.path.name != "test_readme.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have to say beside that they passed: from workers nothing else gets through."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            if name == "said":
                terminalreporter.write_line(value)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template.ensure()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let tasks wait in the test database too; and no test's data needs to outlive a power cut."""
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
        connection.close()
        connection.ops.sql_flush = emptied.statements
    app.conf.broker_transport_options = {
        **app.conf.broker_transport_options,
        "conn_string": conninfo(connection.settings_dict, settings.DATA_DIR),
    }
    yield
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        # The broker's pool keeps connections that would keep the database from being dropped.
        app.pool.force_close_all()
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@pytest.fixture(scope="session", autouse=True)
def static_files_on_demand() -> None:
    """Look for a static file when it is asked for: each client of a test would look for all of them first."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def database_url(db: None) -> str:
    """The test database's address, for programs that a test starts."""
    return template.url(connection.settings_dict["NAME"])


@pytest.fixture
def smtp_server() -> Iterator[list[EmailMessage]]:
    """A real SMTP server, which Django's mail and every ``worker`` deliver to; yields what it received."""
    with mailbox.serve() as messages:
        yield messages


@pytest.fixture
def worker(
    transactional_db: None, database_url: str, request: pytest.FixtureRequest
) -> "Iterator[subprocess.Popen[bytes]]":
    """A real Celery worker on the test database; it mails to ``smtp_server`` if the test names that first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pgmq.purge_queue(queue_name) FROM pgmq.list_queues()")
    command = [sys.executable, "-m", "celery", "-A", "config", "-q", "worker", "-c", "1", "-l", "INFO"]
    command += ["--without-gossip", "--without-mingle"]
    environment = {**os.environ, "DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"}
    log = settings.DATA_DIR / f"worker-{connection.settings_dict['NAME']}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=file, stderr=file, start_new_session=True
        )
    try:
        _wait_for(log, process)
        yield process
    finally:
        # Its farewell takes seconds, and what it would save is dropped with the database.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(log: "os.PathLike[str]", process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with open(log) as file:
            if " ready." in file.read():
                return
        time.sleep(0.1)
    with open(log) as file:
        pytest.fail(f"The worker did not start:\n{file.read()}")
