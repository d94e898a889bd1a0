"""What was acknowledged survives kill -9: of the web processes, of the server, of both at once."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.postgres import server
from tests.support.mailbox import free_port

ROOT = Path(__file__).parents[2]
EMAIL, PASSWORD = "ana@example.org", "a long pass phrase"


class Remit:
    """A served Remit with a data directory of its own; PostgreSQL is held up by this process too."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        dropped = ("DATABASE_URL", "REMIT_SMTP_URL")
        inherited = {name: value for name, value in os.environ.items() if name not in dropped}
        self.environment = {**inherited, "REMIT_DATA": str(data)}

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--worker-class", "gthread", "--threads", "2", "--no-control-socket"]
        with (self.data / "web.log").open("ab") as log:
            self.web = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.wait_until_well()

    def wait_until_well(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail((self.data / "web.log").read_text())

    def kill_web(self) -> None:
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()

    def end(self) -> None:
        """Leave no server behind: the last one stops it, and a killed one lets go a moment later."""
        self.kill_web()
        database = self.data / "postgres"
        until = time.monotonic() + 10
        while (database / "postmaster.pid").exists():
            assert time.monotonic() < until, "The server is still there."
            server.ensure(data=database, database="remit")
            server.release(data=database)

    def kill_database(self) -> None:
        os.kill(int((self.data / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def shell(self, code: str) -> str:
        return self.manage("shell", "--verbosity", "0", "-c", code)

    def sessions(self) -> list[str]:
        imports = "from django.contrib.sessions.models import Session"
        return self.shell(f"{imports}; print(*Session.objects.values_list('pk', flat=True))").split()


@pytest.fixture(scope="module")
def remit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remit]:
    remit = Remit(tmp_path_factory.mktemp("data"))
    # Held by this process as well, so that no command of the test stops it in good order between two kills.
    server.ensure(data=remit.data / "postgres", database="remit")
    remit.manage("migrate", "--verbosity", "0")
    make = f"User.objects.create_superuser(email='{EMAIL}', password='{PASSWORD}')"
    remit.shell(f"from teams.models import User; {make}")
    remit.start()
    try:
        yield remit
    finally:
        remit.end()


def acknowledged_session(remit: Remit) -> str:
    """Sign in over HTTP and return the session that the answer names: a row the web process wrote."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar), _StayHere()
    )
    page = opener.open(f"{remit.url}/accounts/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1], "login": EMAIL, "password": PASSWORD}
    answer = opener.open(f"{remit.url}/accounts/login/", urllib.parse.urlencode(form).encode())
    assert answer.status == 302
    return next(str(cookie.value) for cookie in jar if cookie.name == "sessionid")


class _StayHere(urllib.request.HTTPRedirectHandler):
    def http_error_302(self, req, fp, code, msg, headers):  # type: ignore[no-untyped-def]
        return fp


def test_it_survives_the_killing_of_the_web_process(remit: Remit) -> None:
    session = acknowledged_session(remit)
    remit.kill_web()
    remit.start()
    assert session in remit.sessions()


def test_it_survives_the_killing_of_the_server_and_the_pages_come_back(remit: Remit) -> None:
    session = acknowledged_session(remit)
    remit.kill_database()
    remit.wait_until_well()
    assert session in remit.sessions()


def test_it_survives_the_killing_of_both_at_once(remit: Remit) -> None:
    session = acknowledged_session(remit)
    remit.kill_database()
    remit.kill_web()
    remit.start()
    assert session in remit.sessions()


def test_the_served_database_waits_for_the_disk(remit: Remit) -> None:
    names = "['fsync', 'full_page_writes', 'synchronous_commit']"
    query = (
        f"k.execute('SELECT name, setting FROM pg_settings WHERE name = ANY(%s) ORDER BY name', [{names}])"
    )
    found = remit.shell(
        f"from django.db import connection as c; k = c.cursor(); {query}; print(k.fetchall())"
    )
    assert found == "[('fsync', 'on'), ('full_page_writes', 'on'), ('synchronous_commit', 'on')]"
