"""Read settings from the environment; a value that cannot be read is one sentence that names it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    return text(name, default).replace(",", " ").split()


def flag(name: str, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Say yes or no.")


def secret(name: str, path: Path) -> str:
    """Return the variable's value, else the file's; the first to ask writes it, for its owner alone."""
    if value := text(name):
        return value
    try:
        if not path.exists():
            _write_secret(path)
        return path.read_text().strip()
    except PermissionError:
        raise ImproperlyConfigured(
            f"Remit cannot use {path}. Make it yours, or let REMIT_DATA name another directory."
        ) from None


def _write_secret(path: Path) -> None:
    """Write a draft and link it, so that of two processes starting at once both read the first one's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
