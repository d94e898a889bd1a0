"""Many at once: readers and editors at the web server, and whether each edit is there afterwards."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID

from django.apps import apps

from ownership.bench.large.serving import served
from ownership.bench.large.visited import cells, paths
from ownership.bench.large.visitors import Done, Editor, Reader
from ownership.models import Assignment
from teams.models import User

READERS, EDITORS, SECONDS = 50, 5, 60


@dataclass(frozen=True)
class Result:
    """Milliseconds of each answer; what was no answer; the acknowledged edits, and those not there."""

    reads: list[float]
    edits: list[float]
    errors: Counter[str]
    acknowledged: int
    lost: list[Done]


def many(
    *,
    on: dt.date,
    random: Random,
    readers: int = READERS,
    editors: int = EDITORS,
    seconds: float = SECONDS,
) -> Result:
    """It edits the organisation, whose administrator must be known: only one that was made up."""
    users = list(User.objects.filter(is_active=True, person__isnull=False).order_by("pk")[: 20 * readers])
    pages, own = paths(random=random), cells(random=random, on=on, editors=editors)
    admin = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")[0]
    with served() as port:
        until = time.monotonic() + seconds

        def each(user: User) -> tuple[User, int, Random, float]:
            return user, port, Random(random.random()), until  # noqa: S311 - the same each time

        reading = [Reader(*each(user), paths=pages) for user in random.sample(users, readers)]
        editing = [Editor(*each(admin), cells=each_own) for each_own in own]
        for visitor in (*reading, *editing):
            visitor.until += time.monotonic() - (until - seconds)
        for visitor in (*reading, *editing):
            visitor.start()
        for visitor in (*reading, *editing):
            visitor.join()
    done = [each for visitor in editing for each in visitor.done]
    return Result(
        [took for visitor in reading for took in visitor.took],
        [took for visitor in editing for took in visitor.took],
        Counter(error for visitor in (*reading, *editing) for error in visitor.errors),
        len(done),
        list(_lost(done, on)),
    )


def _lost(done: list[Done], on: dt.date) -> Iterator[Done]:
    """Edits that the change log does not have, and last ones of a cell that are not so."""
    event = apps.get_model("ownership", "AssignmentEvent")
    logged = event.objects.filter(pgh_context__in={UUID(each.request) for each in done if each.request})
    known = set(logged.values_list("pgh_context", "area", "person"))
    live = Assignment.objects.filter(letter="C", period__contains=on, area__in={each.area for each in done})
    held = set(live.values_list("area", "person"))
    last = {(each.area, each.person): each for each in done}
    for each in done:
        if each.request and (UUID(each.request), each.area, each.person) not in known:
            yield each
    for cell, each in last.items():
        if (cell in held) != each.given:
            yield each
