"""People at their browsers: each a thread with a session of its own, asking over HTTP."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from random import Random
from secrets import token_hex
from threading import Thread
from typing import Any

from django.conf import settings
from django.test import Client

from ownership.bench.large.serving import HOST
from teams.models import User

PATIENCE = 60
MADE = re.compile(r'data-made="([^"]*)"')


@dataclass(frozen=True)
class Done:
    """One acknowledged edit: the letter C was given to a person in an area, or taken."""

    # None where there was nothing to change.
    request: str | None
    area: int
    person: int
    given: bool


@dataclass
class Visitor(Thread):
    """Asks one thing after the other until the time is over; what it was told is kept."""

    user: User
    port: int
    random: Random
    until: float
    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        client = Client(SERVER_NAME="localhost")
        client.force_login(self.user)
        self.session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.token = token_hex(16)

    __hash__ = Thread.__hash__

    def run(self) -> None:
        self.asked = HTTPConnection(HOST, self.port, timeout=PATIENCE)
        while time.monotonic() < self.until:
            try:
                self.step()
            except Exception as error:  # an answer that is not understood is no answer either
                self.errors.append(repr(error))
                self.asked.close()
        self.asked.close()

    def step(self) -> None:
        raise NotImplementedError

    def ask(self, method: str, path: str, sent: Any = None) -> tuple[int, str]:
        """Timed from the first byte sent to the last received."""
        cookies = {settings.SESSION_COOKIE_NAME: self.session, settings.CSRF_COOKIE_NAME: self.token}
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": self.token,
            "Content-Type": "application/json",
        }
        begun = time.perf_counter()
        self.asked.request(method, path, body=None if sent is None else json.dumps(sent), headers=headers)
        answer = self.asked.getresponse()
        body = answer.read().decode()
        self.took.append((time.perf_counter() - begun) * 1000)
        return answer.status, body


@dataclass
class Reader(Visitor):
    paths: Sequence[str] = ()

    __hash__ = Thread.__hash__

    def step(self) -> None:
        path = self.random.choice(self.paths)
        status, _ = self.ask("GET", path)
        if status != 200:
            self.errors.append(f"{status} {path}")


@dataclass
class Editor(Visitor):
    """Gives people of a team the C of its areas, and takes it again, as the grid does."""

    cells: Sequence[tuple[int, int]] = ()
    done: list[Done] = field(default_factory=list)
    seen: dict[tuple[int, int], str] = field(default_factory=dict)

    __hash__ = Thread.__hash__

    def step(self) -> None:
        area, person = cell = self.random.choice(self.cells)
        seen = self.seen.get(cell, "")
        wanted: dict[str, Any] = {"take": ["C"]} if seen else {"give": {"C": False}}
        sent = {
            "cells": [{"area": area, "holder": f"person-{person}", "seen": seen, **wanted}],
            "view": {"address": "", "columns": [f"person-{person}"], "rows": [area]},
        }
        status, body = self.ask("POST", "/matrix/cells/", sent)
        answer = json.loads(body) if status == 200 else {}
        if status != 200 or answer["refused"]:
            self.errors.append(f"{status} {body[:300]}")
            return
        self.done.append(Done(answer["undo"], area, person, given=not seen))
        found = [made[1] for row in answer["rows"] if (made := MADE.search(row))]
        self.seen[cell] = found[0] if found else ""
