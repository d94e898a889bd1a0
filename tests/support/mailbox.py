"""A real SMTP server on the loopback address, for as long as a test needs it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings


class _Keep:
    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        message = message_from_bytes(
            envelope.original_content or b"", _class=EmailMessage, policy=policy.default
        )
        assert isinstance(message, EmailMessage)
        message["X-Delivered-To"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 Kept"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve() -> Iterator[list[EmailMessage]]:
    """Yield the messages received so far; what is started meanwhile mails here too."""
    keep = _Keep()
    host, port = "127.0.0.1", free_port()
    controller = Controller(keep, hostname=host, port=port)
    controller.start()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    before = os.environ.get("REMIT_SMTP_URL")
    os.environ["REMIT_SMTP_URL"] = f"smtp://{host}:{port}"
    try:
        with override_settings(EMAIL_BACKEND=backend, EMAIL_HOST=host, EMAIL_PORT=port):
            yield keep.messages
    finally:
        controller.stop()
        if before is None:
            del os.environ["REMIT_SMTP_URL"]
        else:
            os.environ["REMIT_SMTP_URL"] = before
