"""Where mail goes: the SMTP server of REMIT_SMTP_URL, else files in the data directory."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.environment import text

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_settings(data: Path) -> dict[str, Any]:
    """Return Django's EMAIL_ settings for ``smtp://``, ``smtp+tls://`` (STARTTLS) or ``smtps://user:password@host:port``."""
    common = {
        "DEFAULT_FROM_EMAIL": text("REMIT_MAIL_FROM", "Remit <remit@localhost>"),
        "SERVER_EMAIL": text("REMIT_MAIL_FROM", "Remit <remit@localhost>"),
        "EMAIL_SUBJECT_PREFIX": "",
        "EMAIL_TIMEOUT": 20,
    }
    address = text("REMIT_SMTP_URL")
    if not address:
        files = "django.core.mail.backends.filebased.EmailBackend"
        return {**common, "EMAIL_BACKEND": files, "EMAIL_FILE_PATH": data / "mail"}
    url = urlsplit(address)
    if url.scheme not in PORTS or not url.hostname:
        raise ImproperlyConfigured(
            "REMIT_SMTP_URL must be like smtp+tls://user:password@mail.example.org:587."
        )
    return {
        **common,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or PORTS[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_USE_SSL": url.scheme == "smtps",
    }
