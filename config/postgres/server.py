"""Remit's own PostgreSQL: the package's binaries, a server for each data directory, stopped by its last user.

Users are counted with a shared lock on a file: the kernel lets go of it however a process dies.
A second lock lets one process at a time set up, start or stop.
"""

import atexit
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from config.postgres.commands import NOBODY, ServerError, as_root, program, run

CONF = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
work_mem = 16MB
random_page_cost = 1.1
jit = off
fsync = on
synchronous_commit = on
timezone = 'UTC'
log_timezone = 'UTC'
"""
LONGEST_SOCKET_PATH = 80
__all__ = ["ServerError", "ensure", "program", "release", "socket_directory"]

_users: dict[Path, IO[str]] = {}


def ensure(*, data: Path, database: str) -> Path:
    """Start the server of this data directory unless it runs, count this process in, return its socket's folder."""
    data = data.absolute()
    sockets = socket_directory(data=data)
    if data in _users:
        return sockets
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        with _set_up(data):
            users = open(_beside(data, "users"), "a")
            fcntl.flock(users, fcntl.LOCK_SH)
            if not (data / "PG_VERSION").exists():
                _create(data)
            if not _answers(sockets):
                _start(data, sockets)
            _create_database(sockets, database)
    except PermissionError as error:
        raise ServerError(
            f"Remit cannot write to {error.filename or data}. Make it writable, or set REMIT_DATA to a directory that is."
        ) from None
    _users[data] = users
    owner = os.getpid()
    atexit.register(lambda: release(data=data) if os.getpid() == owner else None)
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
        run("pg_ctl", "-D", data, "-w", "-m", "fast", "stop")


def socket_directory(*, data: Path) -> Path:
    """Where the socket lies: beside the data, or in a short private folder where that path is too long for one."""
    data = data.absolute()
    if len(os.fsencode(data)) <= LONGEST_SOCKET_PATH:
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


def _answers(sockets: Path) -> bool:
    return run("pg_isready", "-q", "-t", "1", "-h", sockets, check=False) == 0


def _create(data: Path) -> None:
    """Build in a folder of its own and rename it, so that a half-made one is never taken for the whole."""
    with tempfile.TemporaryDirectory(prefix=f"{data.name}.", dir=data.parent) as folder:
        draft = Path(folder) / "new"
        draft.mkdir(mode=0o700)
        if as_root():
            os.chown(draft, NOBODY, NOBODY)
        # The builtin provider, since these binaries carry no ICU; with LC_CTYPE=C pg_trgm would drop non-ASCII letters.
        run(
            "initdb", "-D", draft, "-U", "postgres", "-E", "UTF8", "--auth=trust", "--no-instructions",
            "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--lc-collate=C", "--lc-ctype=C.UTF-8",
        )  # fmt: skip
        with open(draft / "postgresql.conf", "a") as file:
            file.write("include 'remit.conf'\n")
        (draft / "remit.conf").write_text(CONF)
        draft.rename(data)


def _start(data: Path, sockets: Path) -> None:
    _forget_the_dead(data, sockets)
    (data / "remit.conf").write_text(CONF)
    if sockets != data:
        _own(sockets)
    run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", data / "log", "-o", f"-k '{sockets}'", "start")


def _own(sockets: Path) -> None:
    """Make the folder, or make sure that the one there is ours: the temporary directory is everyone's."""
    sockets.mkdir(mode=0o700, exist_ok=True)
    owner = NOBODY if as_root() else os.geteuid()
    if sockets.is_symlink() or sockets.stat().st_uid not in {owner, os.geteuid()}:
        raise ServerError(f"{sockets} belongs to someone else. Remove it, or set REMIT_DATA to a shorter path.")
    sockets.chmod(0o700)
    if as_root():
        os.chown(sockets, NOBODY, NOBODY)


def _forget_the_dead(data: Path, sockets: Path) -> None:
    """Remove what a killed server left, unless the process named there is a living PostgreSQL."""
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        pid = 0
    if pid and _is_postgres(pid):
        return
    for path in (data / "postmaster.pid", sockets / ".s.PGSQL.5432", sockets / ".s.PGSQL.5432.lock"):
        path.unlink(missing_ok=True)


def _is_postgres(pid: int) -> bool:
    if not Path("/proc/self/stat").exists():
        return True
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        name = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    except FileNotFoundError:
        return False
    return state not in "ZX" and b"postgres" in name


def _create_database(sockets: Path, name: str) -> None:
    with psycopg.connect(host=str(sockets), user="postgres", dbname="postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
