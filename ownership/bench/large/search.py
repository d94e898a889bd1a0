"""Who decides, asked in a large organisation a thousand times over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from random import Random

from django.db import connection

from ownership.bench.large.asked import queries
from ownership.bench.timing import took
from ownership.who.find import find
from ownership.who.reply import reply
from ownership.who.shown import shown

COUNT, LISTED = 1_000, 8
# What one would write by hand: the text as it stands, anywhere in a name.
BY_HAND = """
SELECT 'area', id, name FROM ownership_area WHERE name ILIKE %(like)s
UNION ALL SELECT 'person', id, name FROM teams_person WHERE name ILIKE %(like)s
UNION ALL SELECT 'team', id, name FROM teams_team WHERE name ILIKE %(like)s
LIMIT 24
"""


def answers(*, on: dt.date, random: Random, count: int = COUNT) -> list[float]:
    """Found, and answered in whole: what the page of the answer is made of."""
    return _timed(lambda text: reply(text=text, on=on), queries(random=random, count=count))


def suggestions(*, on: dt.date, random: Random, count: int = COUNT) -> list[float]:
    """What stands below the box while somebody types."""

    def suggest(text: str) -> object:
        found = find(text=text)
        return shown(matches=(found.known or found.matches)[:LISTED], query=found.query, on=on)

    return _timed(suggest, queries(random=random, count=count))


def by_hand(*, on: dt.date, random: Random, count: int = COUNT) -> list[float]:
    def like(text: str) -> object:
        with connection.cursor() as cursor:
            cursor.execute(BY_HAND, {"like": f"%{text}%"})
            return cursor.fetchall()

    return _timed(like, queries(random=random, count=count))


def _timed(work: Callable[[str], object], texts: list[str]) -> list[float]:
    return [took(partial(work, text)) for text in texts]
