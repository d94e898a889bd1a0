"""Remit's own PostgreSQL: the package's binaries, a server for each data directory, stopped by its last user.

Users are counted with a shared lock on a file: the kernel lets go of it however a process dies.
A second lock lets one process at a time set up, start or stop.
"""

import atexit
import fcntl
import hashlib
import os
import re
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from config.postgres.commands import NOBODY, ServerError, as_root, run
from config.postgres.locks import disown_the_dead

CONF = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 512MB
max_wal_size = 4GB
maintenance_work_mem = 256MB
work_mem = 16MB
temp_buffers = 256MB
random_page_cost = 1.1
jit = off
fsync = on
synchronous_commit = on
timezone = 'UTC'
log_timezone = 'UTC'
"""
LONGEST_SOCKET_PATH = 80
ORPHANS_SECONDS = 10
STARTING = 1

_users: dict[Path, IO[str]] = {}


def ensure(*, data: Path, database: str) -> Path:
    """Start this directory's server unless it runs, count this process in, return its socket's folder."""
    data = data.absolute()
    sockets = socket_directory(data=data)
    if data in _users and _listens(sockets):
        return sockets
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        with _set_up(data):
            _count_in(data)
            if not (data / "PG_VERSION").exists():
                _create(data)
            if not _answers(sockets):
                _start(data, sockets)
            _create_database(sockets, database)
    except PermissionError as error:
        raise ServerError(
            f"Remit cannot write to {error.filename or data}. "
            "Make it yours, or let REMIT_DATA name another directory."
        ) from None
    return sockets


def release(*, data: Path) -> None:
    """Count this process out; the last one stops the server."""
    data = data.absolute()
    users = _users.pop(data, None)
    if users is None:
        return
    with _set_up(data), users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        # Unchecked, since a server that was killed is stopped too.
        run("pg_ctl", "-D", data, "-w", "-m", "fast", "stop", check=False)


def socket_directory(*, data: Path) -> Path:
    """Where the socket lies: in the data, or in a private folder where a socket's path cannot be that one.

    Beyond some length the kernel refuses it, and the queue's client does not quote blanks.
    """
    data = data.absolute()
    if len(os.fsencode(data)) <= LONGEST_SOCKET_PATH and re.fullmatch(r"[\w./+:@-]+", str(data)):
        return data
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"remit-{os.geteuid()}-{digest}"


def _beside(data: Path, what: str) -> Path:
    return data.with_name(f"{data.name}.{what}")


@contextmanager
def _set_up(data: Path) -> Iterator[None]:
    with open(_beside(data, "setup"), "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _count_in(data: Path) -> None:
    if data in _users:
        return
    users = open(_beside(data, "users"), "a")  # noqa: SIM115  held until release, or death
    fcntl.flock(users, fcntl.LOCK_SH)
    _users[data] = users
    owner = os.getpid()
    atexit.register(lambda: release(data=data) if os.getpid() == owner else None)


def _listens(sockets: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(sockets / ".s.PGSQL.5432")) == 0


def _answers(sockets: Path) -> bool:
    """Whether the server takes connections; one that is still starting or recovering is waited for."""
    while (status := run("pg_isready", "-q", "-t", "1", "-h", sockets, check=False)) == STARTING:
        time.sleep(0.1)
    return status == 0


def _create(data: Path) -> None:
    """Build in a folder of its own and rename it, so that a half-made one is never taken for the whole."""
    with tempfile.TemporaryDirectory(prefix=f"{data.name}.", dir=data.parent) as folder:
        draft = Path(folder) / "new"
        draft.mkdir(mode=0o700)
        if as_root():
            os.chown(draft, NOBODY, NOBODY)
        # The builtin provider, for want of ICU; with LC_CTYPE=C pg_trgm would drop non-ASCII letters.
        run(
            "initdb", "-D", draft, "-U", "postgres", "-E", "UTF8", "--auth=trust", "--no-instructions",
            "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST",
            "--lc-collate=C", "--lc-ctype=C.UTF-8",
        )  # fmt: skip
        with open(draft / "postgresql.conf", "a") as file:
            file.write("include 'remit.conf'\n")
        (draft / "remit.conf").write_text(CONF)
        draft.rename(data)


def _start(data: Path, sockets: Path) -> None:
    for lock in (data / "postmaster.pid", sockets / ".s.PGSQL.5432.lock"):
        disown_the_dead(lock)
    (data / "remit.conf").write_text(CONF)
    if sockets != data:
        _own(sockets)
    options = f"-k '{sockets}'"
    until = time.monotonic() + ORPHANS_SECONDS
    while True:
        try:
            run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", data / "log", "-o", options, "start")
        except ServerError as error:
            # Children of a killed server may live a moment longer, and PostgreSQL rightly waits for them.
            log = (data / "log").read_text(errors="replace")[-1000:] if (data / "log").exists() else ""
            if "shared memory block" not in log or time.monotonic() > until:
                raise ServerError(f"{error} Its log is {data / 'log'}.") from None
            time.sleep(0.2)
        else:
            return


def _own(sockets: Path) -> None:
    """Make the folder, or make sure that the one there is ours: the temporary directory is everyone's."""
    sockets.mkdir(mode=0o700, exist_ok=True)
    owner = NOBODY if as_root() else os.geteuid()
    if sockets.is_symlink() or sockets.stat().st_uid not in {owner, os.geteuid()}:
        raise ServerError(
            f"{sockets} belongs to someone else. Remove it, or set REMIT_DATA to a shorter path."
        )
    sockets.chmod(0o700)
    if as_root():
        os.chown(sockets, NOBODY, NOBODY)


def _create_database(sockets: Path, name: str) -> None:
    with psycopg.connect(
        host=str(sockets), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
