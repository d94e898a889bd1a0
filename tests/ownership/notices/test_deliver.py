"""A notice is mailed once, to who is concerned, and asks for an answer where one can be given."""

import logging
import time
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from ownership import tasks
from ownership.models import Area, Assignment, Notice
from ownership.notices import deliver
from ownership.operations import ask_question, assign, name_owner, notices, undo
from ownership.reports.sending import Undelivered
from teams.models import Person, User
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, PlaceholderFactory, TeamFactory
from tests.people import TODAY, signed_in
from tests.support.mailbox import free_port


@pytest.fixture(autouse=True)
def mail_is_set_up(settings: Any) -> None:
    settings.MAIL_IS_SENT = True


@pytest.fixture
def alice(db: None) -> User:
    """She leads Payments, which owns whatever is asked for here."""
    user = signed_in(name="Alice", team=TeamFactory(name="Payments"), lead=True).user
    assert user
    return user


def area(user: User, name: str = "Refunds") -> Area:
    owner = Person.objects.get(user=user).memberships.get().team
    found: Area = AreaFactory(name=name, owning_team=owner)
    return found


def send(request_id: Any) -> list[str]:
    return deliver(request_id=request_id, on=TODAY, now=timezone.now)


def states() -> dict[str, str]:
    def state(row: Notice) -> str:
        return "sent" if row.sent_at else "in doubt" if row.begun_at else "waiting"

    return {row.person.name: state(row) for row in Notice.objects.select_related("person")}


def test_it_asks_with_two_links_that_change_nothing(alice: User, mailoutbox: list[Any]) -> None:
    bob = signed_in(name="Bob")
    applied = assign(area=area(alice), letter="A", holder=bob, actor=alice, on=TODAY)
    assert send(applied.request_id) == ["bob@example.org"]
    [mail] = mailoutbox
    url = f"http://localhost:8000/notices/{Notice.objects.get().pk}/"
    assert mail.subject == "Alice asks you to be accountable for Refunds"
    assert mail.body == (
        "Alice asks you to be accountable for Refunds.\n\n"
        "  - Asked of you: accountable for Refunds\n\n"
        f"Accept: {url}#accept\nNot me: {url}#decline\n\n"
        "-- \nSent because somebody changed what you hold, or asked you something. Links open a page where"
        " you confirm;\nopening one changes nothing.\n"
    )
    [(html, kind)] = mail.alternatives
    assert (kind, f'href="{url}#accept"' in html, f'href="{url}#decline"' in html) == (
        "text/html",
        True,
        True,
    )
    assert send(applied.request_id) == []


def test_who_has_no_account_is_told_whom_to_answer(alice: User, mailoutbox: list[Any]) -> None:
    applied = assign(area=area(alice), letter="R", holder=PersonFactory(), actor=alice, on=TODAY)
    send(applied.request_id)
    [mail] = mailoutbox
    said = "You have no account here: answer Alice (alice@example.org), who notes down what you say."
    assert (said in mail.body, "Accept:" in mail.body, mail.reply_to) == (True, False, ["alice@example.org"])


def test_who_has_no_address_gets_no_mail(alice: User, mailoutbox: list[Any]) -> None:
    applied = assign(area=area(alice), letter="R", holder=PlaceholderFactory(), actor=alice, on=TODAY)
    assert (send(applied.request_id), Notice.objects.get().by_mail, mailoutbox) == ([], False, [])


def test_without_a_mail_server_there_are_notices_and_no_mails(
    alice: User, mailoutbox: list[Any], settings: Any
) -> None:
    settings.MAIL_IS_SENT = False
    applied = assign(area=area(alice), letter="R", holder=PersonFactory(), actor=alice, on=TODAY)
    settings.MAIL_IS_SENT = True
    assert (send(applied.request_id), Notice.objects.count(), mailoutbox) == ([], 1, [])


def test_what_waits_for_one_person_is_one_mail(alice: User, mailoutbox: list[Any]) -> None:
    bob, owned = signed_in(name="Bob"), area(alice)
    first = assign(area=owned, letter="A", holder=bob, actor=alice, on=TODAY)
    second = assign(area=area(alice, "Ledger"), letter="R", holder=bob, actor=alice, on=TODAY)
    assert (send(first.request_id), send(second.request_id)) == (["bob@example.org"], [])
    assert [mail.subject for mail in mailoutbox] == [
        "Alice asks you to be accountable for Refunds, and one more thing"
    ]


def test_what_was_taken_back_or_answered_meanwhile_is_not_mailed(alice: User, mailoutbox: list[Any]) -> None:
    bob, owned = signed_in(name="Bob"), area(alice)
    undone = assign(area=owned, letter="A", holder=bob, actor=alice, on=TODAY)
    undo(request_id=undone.request_id, actor=alice, on=TODAY)
    answered = assign(area=owned, letter="R", holder=bob, actor=alice, on=TODAY)
    Assignment.objects.update(acceptance="accepted")
    assert (send(undone.request_id), send(answered.request_id), mailoutbox) == ([], [], [])


def test_losing_and_being_asked_a_question_are_said(alice: User, mailoutbox: list[Any]) -> None:
    bob, owned = signed_in(name="Bob"), area(alice)
    AssignmentFactory(area=owned, person=bob)
    question = ask_question(
        area=owned, text="<b>Why</b>?\nReally", actor=signed_in(name="Eve").user, on=TODAY
    )
    lost = name_owner(area=owned, holder=Person.objects.get(user=alice), actor=alice, on=TODAY)
    assert send(lost.request_id) == ["bob@example.org"]
    assert send(question.request_id) == ["alice@example.org"]
    to_bob, to_alice = mailoutbox
    assert to_bob.subject == "Eve asks about Refunds, and one more thing"
    assert "No longer yours: accountable for Refunds" in to_bob.body
    assert "“<b>Why</b>?\nReally”" in to_alice.body
    assert "&lt;b&gt;Why&lt;/b&gt;?" in to_alice.alternatives[0][0]
    assert "<b>Why" not in to_alice.alternatives[0][0]


class CrashingBackend(EmailBackend):
    """The process dies after the mail has gone out and before that is known."""

    def send_messages(self, messages: Any) -> int:
        super().send_messages(messages)
        raise SystemExit


def test_what_may_have_gone_out_is_not_sent_again(
    alice: User, mailoutbox: list[Any], settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    applied = assign(area=area(alice), letter="A", holder=signed_in(name="Bob"), actor=alice, on=TODAY)
    settings.EMAIL_BACKEND = f"{__name__}.CrashingBackend"
    with pytest.raises(SystemExit):
        send(applied.request_id)
    assert (len(mailoutbox), states()) == (1, {"Bob": "in doubt"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with caplog.at_level(logging.ERROR):
        assert send(applied.request_id) == []
    assert len(mailoutbox) == 1
    said = f"Nobody knows whether the mail of Notice {Notice.objects.get().pk} for Bob went out:"
    assert caplog.messages == [f"{said} it is not sent again."]


def test_while_the_server_is_away_it_waits(alice: User, settings: Any, mailoutbox: list[Any]) -> None:
    applied = assign(area=area(alice), letter="A", holder=signed_in(name="Bob"), actor=alice, on=TODAY)
    locmem = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with pytest.raises(Undelivered, match=r"^Not sent to Bob: the mail server cannot be reached"):
        send(applied.request_id)
    assert states() == {"Bob": "waiting"}
    settings.EMAIL_BACKEND = locmem
    assert send(applied.request_id) == ["bob@example.org"]


@pytest.mark.django_db(transaction=True)
def test_it_arrives_once_through_a_real_worker_and_server(
    smtp_server: list[EmailMessage], worker: Any, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "AFTER", 0)
    bob = signed_in(name="Bob")
    applied = assign(area=area(alice), letter="A", holder=bob, actor=alice, on=timezone.localdate())
    tasks.tell.delay(request=str(applied.request_id))
    until = time.monotonic() + 30
    while not smtp_server and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(2)  # for a second mail, if the second task were to send one
    [message] = smtp_server
    assert (message["To"], message["Subject"]) == (
        "bob@example.org",
        "Alice asks you to be accountable for Refunds",
    )
    assert states() == {"Bob": "sent"}
