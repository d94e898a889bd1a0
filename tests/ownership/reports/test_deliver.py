import logging
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail.backends.locmem import EmailBackend

from ownership.models import Delivery, Report
from ownership.reports.deliver import Undelivered, deliver, doubtful
from tests.factories import AreaFactory
from tests.ownership.reports.conftest import MONDAY, Reliability, published, seven
from tests.support.mailbox import free_port


@pytest.fixture
def two_readers(reliability: Reliability) -> Reliability:
    AreaFactory.create(name="Colours", owning_team=reliability.engineering)
    return reliability


def states() -> dict[str, str]:
    def state(row: Delivery) -> str:
        return "sent" if row.sent_at else "in doubt" if row.begun_at else "waiting"

    return {row.address: state(row) for row in Delivery.objects.all()}


def to(messages: list[Any]) -> list[str]:
    return sorted(message.to[0] for message in messages)


def again(report: Report) -> list[str]:
    return deliver(report=report, now=lambda: seven(MONDAY))


BOTH = ["mara@example.org", "marta@example.org"]


def test_sends_to_each_reader_once(two_readers: Reliability, mailoutbox: list[Any]) -> None:
    report = published(MONDAY)
    assert to(mailoutbox) == BOTH
    assert states() == dict.fromkeys(BOTH, "sent")
    assert again(report) == []
    assert to(mailoutbox) == BOTH


def test_sends_nothing_when_nothing_is_asked(reliability: Reliability, mailoutbox: list[Any]) -> None:
    reliability.name_owner()
    report = published(MONDAY)
    assert (report.content["new"], mailoutbox, states()) == ([], [], {})


class CrashingBackend(EmailBackend):
    """The process dies after the mail has gone out and before that is known."""

    def send_messages(self, messages: Any) -> int:
        super().send_messages(messages)
        raise SystemExit


def test_what_may_have_gone_out_is_not_sent_again_and_not_forgotten(
    reliability: Reliability, mailoutbox: list[Any], settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.CrashingBackend"
    with pytest.raises(SystemExit):
        published(MONDAY)
    assert (to(mailoutbox), states()) == (["marta@example.org"], {"marta@example.org": "in doubt"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with caplog.at_level(logging.ERROR):
        published(MONDAY)
    assert to(mailoutbox) == ["marta@example.org"]
    assert [str(row) for row in doubtful()] == ["Report of 2026-11-23 to marta@example.org"]
    said = "Nobody knows whether the mail of Report of 2026-11-23 to marta@example.org went out:"
    assert caplog.messages == [f"{said} it is not sent again."]


def test_a_crash_before_the_first_mail_loses_nothing(
    reliability: Reliability, mailoutbox: list[Any], settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DyingBackend"
    with pytest.raises(SystemExit):
        published(MONDAY)
    assert states() == {"marta@example.org": "waiting"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    published(MONDAY)
    assert to(mailoutbox) == ["marta@example.org"]


class DyingBackend(EmailBackend):
    def open(self) -> bool:
        raise SystemExit


class Choosy:
    """Takes mail for all but those it refuses; drops the connection at a bad moment for some."""

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.dropped: set[str] = set()
        self.taken: list[str] = []

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken += envelope.rcpt_tos
        if self.dropped & set(envelope.rcpt_tos):
            assert server.transport
            server.transport.close()
        return "250 OK"


@pytest.fixture
def choosy(settings: Any) -> Iterator[Choosy]:
    handler, port = Choosy(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    controller.stop()


def test_a_refused_mail_waits_and_the_others_get_theirs(two_readers: Reliability, choosy: Choosy) -> None:
    choosy.refused = {"mara@example.org"}
    with pytest.raises(Undelivered, match=r"^Not sent to mara@example.org: .*550.*No such mailbox"):
        published(MONDAY)
    assert states() == {"mara@example.org": "waiting", "marta@example.org": "sent"}
    choosy.refused = set()
    published(MONDAY)
    assert choosy.taken == ["marta@example.org", "mara@example.org"]
    assert states() == dict.fromkeys(BOTH, "sent")


def test_a_connection_that_breaks_leaves_one_in_doubt_and_the_rest_waiting(
    two_readers: Reliability, choosy: Choosy
) -> None:
    choosy.dropped = {"mara@example.org"}
    with pytest.raises(Undelivered, match="the connection broke, and it may have gone out"):
        published(MONDAY)
    assert states() == {"mara@example.org": "in doubt", "marta@example.org": "waiting"}
    published(MONDAY)
    assert choosy.taken == ["mara@example.org", "marta@example.org"]
    assert states() == {"mara@example.org": "in doubt", "marta@example.org": "sent"}


def test_without_a_mail_server_everything_waits(two_readers: Reliability, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with pytest.raises(
        Undelivered, match=r"^Not sent to mara@example.org: the mail server cannot be reached"
    ):
        published(MONDAY)
    assert states() == dict.fromkeys(BOTH, "waiting")
