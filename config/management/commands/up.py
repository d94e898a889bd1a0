import os
import sys
import time
import urllib.request
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.error import URLError

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config.first_start import fill, sign_ins
from config.processes import Group
from ownership.management.schema import bring_up_to_date

HEALTH_SECONDS = 60


class Command(BaseCommand):
    help = "Migrates the database, then serves pages, tasks and the schedule until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--demo", action="store_true", help="begin with the demo organisation if there is no data"
        )
        parser.add_argument(
            "--sheet", type=Path, help="begin with this sheet instead of the demo organisation"
        )
        parser.add_argument(
            "--reset", action="store_true", help="drop the data of Remit's own database first"
        )
        parser.add_argument("--only", choices=("web", "worker", "beat"), help="start this part alone")

    def handle(
        self,
        *,
        host: str,
        port: int,
        demo: bool,
        sheet: Path | None,
        reset: bool,
        only: str | None,
        **options: Any,
    ) -> None:
        began = time.monotonic()
        if reset:
            call_command("drop_data", interactive=False)
        bring_up_to_date()
        fill(demo=demo, sheet=sheet, out=self.stdout)
        group = Group()
        group.listen()
        self._start(group, host, port, only)
        if self._is_well(group, f"http://{host}:{port}/healthz"):
            self.stdout.write(f"\nRemit is at {address(port)} (after {time.monotonic() - began:.0f} s)")
            self.stdout.write(f"{sign_ins()}Ctrl-C ends it.")
            self.stdout.flush()
        status = group.wait()
        if status:
            raise CommandError("Remit has ended.", returncode=status)

    def _start(self, group: Group, host: str, port: int, only: str | None) -> None:
        environment = {
            **os.environ,
            "REMIT_URL": address(port),
            "REMIT_DATA": str(settings.DATA_DIR),
            "PYTHONUNBUFFERED": "1",
        }
        for name, module in parts(host, port).items():
            if only not in (None, name):
                continue
            command = [sys.executable, "-m", *module]
            group.start(name=name, command=command, environment=environment, folder=settings.BASE_DIR)

    def _is_well(self, group: Group, url: str) -> bool:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        until = time.monotonic() + HEALTH_SECONDS
        while not group.ended and time.monotonic() < until:
            try:
                with opener.open(url, timeout=2):
                    return True
            except (URLError, TimeoutError, ConnectionError):
                time.sleep(0.1)
        return False


def address(port: int) -> str:
    return os.environ.get("REMIT_URL") or f"http://localhost:{port}"


def parts(host: str, port: int) -> dict[str, list[str]]:
    """Return what runs, each a Python module with its arguments."""
    level = os.environ.get("REMIT_LOG_LEVEL", "WARNING")
    app = ["celery", "-A", "config", "-q"]
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    web = ["--bind", bind, "--workers", "2", "--threads", "4"]
    web += ["--worker-class", "gthread", "--log-level", level.lower(), "--no-control-socket"]
    return {
        "web": ["gunicorn", "config.wsgi", *web],
        "worker": [*app, "worker", "-l", level, "-c", "2", "--without-gossip", "--without-mingle"],
        "beat": [*app, "beat", "-l", level, "--pidfile", ""],
    }
