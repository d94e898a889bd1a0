from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from ownership.management.schema import WithTables
from ownership.rules import alike
from ownership.rules.alike.model import INSTALL

LONG = 24 * 60 * 60


class Command(WithTables):
    help = "Read what areas mean, so that the next scan compares them by meaning too."

    def handle(self, **options: Any) -> None:
        found = alike.standing()
        if found.missing:
            raise CommandError(f"Nothing is read, since {found.missing}. The model comes with {INSTALL}")
        read = alike.read(seconds=LONG, step=lambda done: self._progress(done, found.unread))
        if self.stderr.isatty():
            self.stderr.write("\r\x1b[K", ending="")
        self.stdout.write(f"{read} read. {alike.standing().sentence}")

    def _progress(self, done: int, all: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[KReading: {done} of {all}", style_func=str, ending="")
            self.stderr.flush()
