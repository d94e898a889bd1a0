"""The web server as it runs in production, on this database, for as long as somebody measures it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection

from django.conf import settings
from django.db import connection

HOST, WAIT = "127.0.0.1", 30


@contextmanager
def served() -> Iterator[int]:
    """The port at which it answers."""
    port = _free()
    environment = {**os.environ, "DATABASE_URL": _address(), "REMIT_DATA": str(settings.DATA_DIR)}
    environment["REMIT_URL"] = f"http://{HOST}:{port}"
    command = [sys.executable, "manage.py", "up", "--port", str(port), "--only", "web"]
    process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(2 * WAIT)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        try:
            with closing(HTTPConnection(HOST, port, timeout=2)) as asked:
                asked.request("GET", "/healthz")
                asked.getresponse().read()
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The web server did not start.")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _address() -> str:
    """Of the database that this process works on, which may be one made to be measured."""
    known = connection.get_connection_params()
    secret = f":{known['password']}" if known.get("password") else ""
    host = str(known.get("host", "")).replace("/", "%2F")
    return f"postgres://{known.get('user', '')}{secret}@{host}:{known.get('port', 5432)}/{known['dbname']}"
