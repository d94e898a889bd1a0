"""The command of a scan: how far it is on a terminal, interrupted, and cancelled from elsewhere."""

import io
import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ownership.enums import ScanState
from ownership.models import Finding, Scan
from ownership.rules.evaluating import steps
from tests.factories import AreaFactory, ScanFactory

pytestmark = pytest.mark.django_db(transaction=True)


class Terminal(io.StringIO):
    """One that somebody looks at; `at` is the step at which something is done."""

    def __init__(self, *, at: int = 0, do: Any = None) -> None:
        super().__init__()
        self.at, self.do = at, do

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.do and f"Looking: {self.at} of" in text:
            self.do()
        return super().write(text)


def interrupt() -> None:
    raise KeyboardInterrupt


def in_a_thread(do: Any) -> None:
    thread = threading.Thread(target=do)
    thread.start()
    thread.join(30)


def test_a_terminal_shows_one_line_that_goes_at_the_end() -> None:
    out, seen = io.StringIO(), Terminal()
    call_command("scan", stdout=out, stderr=seen)
    shown = seen.getvalue().split("\r\x1b[K")
    assert shown[1:-1] == [f"Looking: {step} of {steps() + 1}" for step in range(1, steps() + 2)]
    assert (shown[0], shown[-1]) == ("", "")
    assert out.getvalue().startswith("Scan of ")


def test_elsewhere_nothing_is_shown_but_the_end() -> None:
    seen = io.StringIO()
    call_command("scan", stdout=io.StringIO(), stderr=seen)
    assert seen.getvalue() == ""


def test_interrupted_it_says_that_nothing_was_recorded() -> None:
    AreaFactory()
    with pytest.raises(CommandError) as stopped:
        call_command("scan", stderr=Terminal(at=3, do=interrupt))
    assert (str(stopped.value), stopped.value.returncode) == ("Cancelled. Nothing was recorded.", 130)
    assert (Scan.objects.get().state, Finding.objects.count()) == (ScanState.CANCELLED, 0)


def test_cancelled_from_another_terminal() -> None:
    AreaFactory()
    out = io.StringIO()

    def cancel() -> None:
        call_command("scan", "--cancel", stdout=out)
        connection.close()

    elsewhere = Terminal(at=2, do=lambda: in_a_thread(cancel))
    with pytest.raises(CommandError, match=r"^Somebody cancelled the scan\. Nothing was recorded\.$"):
        call_command("scan", stderr=elsewhere)
    assert out.getvalue().endswith(" is cancelled.\n")
    assert Scan.objects.get().state == ScanState.CANCELLED


def test_with_none_running_there_is_nothing_to_cancel() -> None:
    ScanFactory(state=ScanState.RUNNING)
    with pytest.raises(CommandError, match=r"^No scan is running\.$"):
        call_command("scan", "--cancel")
