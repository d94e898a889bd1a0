"""A migrated database to copy: migrating for every run and worker takes seconds, a copy a tenth of one."""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from config.queue import conninfo

PREFIX = "remit_template_"


def ensure() -> str:
    """Return the name of a database with exactly this checkout's migrations, made if there is none."""
    name = PREFIX + _digest()
    connection.ensure_connection()
    connection.close()
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (
        open(settings.DATA_DIR / "template.lock", "w") as lock,
        psycopg.connect(url("postgres"), autocommit=True) as admin,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = admin.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        names = {row[0] for row in found.fetchall()}
        if name not in names:
            for old in names:
                admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
            _build(admin, name)
    return name


def _build(admin: "psycopg.Connection[tuple[Any, ...]]", name: str) -> None:
    """Migrate under another name and rename, so that a half-migrated one is never copied."""
    draft = f"{PREFIX}draft"
    admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env={**os.environ, "DATABASE_URL": url(draft)}, check=True)
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name))
    )


def url(name: str) -> str:
    """Return the address of a database of the server that the tests use."""
    parts = psycopg.conninfo.conninfo_to_dict(conninfo(settings.DATABASES["default"], settings.DATA_DIR))
    secret = f":{parts['password']}" if parts.get("password") else ""
    host = str(parts.get("host", "")).replace("/", "%2F")
    return f"postgres://{parts.get('user', '')}{secret}@{host}:{parts.get('port', 5432)}/{name}"


def _digest() -> str:
    digest = hashlib.sha256()
    files = [*settings.BASE_DIR.glob("*/migrations/*.py"), settings.BASE_DIR / "requirements.txt"]
    for path in sorted(files):
        digest.update(str(Path(path).name).encode() + path.read_bytes())
    return digest.hexdigest()[:12]
