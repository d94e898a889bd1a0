"""What can be known to fail before anything is installed or started."""

import errno
import os
import socket
from pathlib import Path

from bootstrap.install import ROOT
from bootstrap.refusal import Refusal


def data_directory() -> Path:
    """Return REMIT_DATA, by default var/ in the checkout, made and writable."""
    path = Path(os.environ.get("REMIT_DATA") or ROOT / "var").absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(_unwritable(path, error.strerror)) from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise Refusal(_unwritable(path, "Permission denied"))
    return path


def _unwritable(path: Path, why: str | None) -> str:
    return (
        f"The data directory {path} cannot be written ({why}). "
        "Make it yours, or set REMIT_DATA to a directory that is."
    )


def port_is_free(*, host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = {
                errno.EADDRINUSE: "is taken by another program",
                errno.EACCES: "may be opened by root alone",
            }.get(error.errno or 0, f"cannot be opened ({error.strerror})")
            raise Refusal(
                f"Port {port} {why}: choose another with --port, for example --port {_free(host)}."
            ) from None


def _free(host: str) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        try:
            probe.bind((host, 0))
        except OSError:
            return 8001
        return int(probe.getsockname()[1])


def sheet_is_readable(*, sheet: Path) -> None:
    try:
        sheet.open("rb").close()
    except OSError as error:
        raise Refusal(f"The sheet {sheet} cannot be read ({error.strerror}): name a file that can.") from None
