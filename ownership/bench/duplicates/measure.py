"""Precision and recall of each way to tell areas that are one, and of all together as the rule has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from ownership.rules import alike, facts
from ownership.rules.alike.candidates import FOUND
from ownership.rules.alike.evidence import COUNTED, EVIDENCE
from ownership.rules.alike.judged import LIMIT, OWN, SHARED, WEIGHTS
from ownership.rules.alike.suggested import PAIR
from ownership.rules.registry import RULES

from .pairs import SAME, SINCE, Pair, rounds, write

ON = SINCE + dt.timedelta(days=90)
SIGNS = {**OWN, **SHARED}
# Each way by itself, as a column: what a score of it is made of.
WAYS = {
    "names, in letters (trigrams)": "similarity(one_name, other_name)",
    "names, in words (stems)": "shared::float / greatest(1, m + n - shared)",
    "what one name says, said of the other": f"{SIGNS['said']}",
    "descriptions, in words": "CASE WHEN described THEN words ELSE 0 END",
    "meaning (the model)": "coalesce(meaning, 0)",
    "a holder of both": f"{SIGNS['holders']}",
    "a resource of both": f"{SIGNS['resources']}",
    "names, holders and resources": " + ".join(
        f"{WEIGHTS[sign]} * ({SIGNS[sign]})" for sign in SIGNS if sign != "meaning"
    ),
    "names, meaning, holders and resources": " + ".join(
        f"{WEIGHTS[sign]} * ({SIGNS[sign]})" for sign in SIGNS
    ),
}
RULE = "the rule as it is"


@dataclass(frozen=True)
class Scored:
    """A pair with its score by each way; `suggested` by the rule."""

    pair: Pair
    scores: dict[str, float]
    suggested: bool


@dataclass(frozen=True)
class Figure:
    """Of `said` pairs so many were `right` to say; `same` is the part found of those that are the same."""

    way: str
    limit: float
    said: int
    right: int
    same: float

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0


def score(*, pairs: Sequence[Pair], meaning: bool) -> list[Scored]:
    """Write the pairs as organisations, read them if told to, and ask the rule: nothing of it stays."""
    found: list[Scored] = []
    for members in rounds(pairs=list(pairs)):
        with transaction.atomic():
            ids = write(pairs=members)
            if meaning:
                alike.read(seconds=600)
            facts.gather(on=ON)
            scores, suggested = _scores(ids), _suggested()
            found += [
                Scored(pair, scores.get(each, {}), each in suggested)
                for pair, each in zip(members, ids, strict=True)
            ]
            transaction.set_rollback(True)
    return found


def _scores(ids: list[tuple[int, int]]) -> dict[tuple[int, int], dict[str, float]]:
    """Of these pairs, found or not: how a way would judge if all were looked at."""
    columns = ", ".join(f"({sql})::float" for sql in WAYS.values())
    asked = f"""WITH RECURSIVE {FOUND}, {PAIR.replace("pair AS", "come AS")},
pair AS MATERIALIZED (SELECT v.one, v.other, coalesce(c.claim, false) AS claim, c.meaning
  FROM unnest(%(ones)s::bigint[], %(others)s::bigint[]) v(one, other) LEFT JOIN come c USING (one, other)),
{COUNTED}, likely AS MATERIALIZED (SELECT * FROM counted), {EVIDENCE}
SELECT one, other, {columns} FROM evidence"""
    ones, others = [one for one, _ in ids], [other for _, other in ids]
    with connection.cursor() as cursor:
        cursor.execute(asked, {"on": ON, "ones": ones, "others": others})
        return {(one, other): dict(zip(WAYS, row, strict=True)) for one, other, *row in cursor.fetchall()}


def _suggested() -> set[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, jsonb_array_elements_text(facts -> 'areas')::bigint FROM ({RULES['OWN207'].sql}) o"
            " WHERE severity = 'info'",
            {"on": ON},
        )
        return set(cursor.fetchall())


def best(*, way: str, scored: Iterable[Scored], precision: float = 0.9) -> float:
    """The lowest limit at which so much of what is said is right; infinity if there is none."""
    rows = sorted(scored, key=lambda each: -each.scores.get(way, 0))
    limits = sorted({each.scores.get(way, 0) for each in rows} - {0}, reverse=True)
    well = [limit for limit in limits if figure(way=way, limit=limit, scored=rows).precision >= precision]
    return min(well, default=float("inf"))


def figure(*, way: str, limit: float, scored: Iterable[Scored]) -> Figure:
    """How a way does with a limit; the rule has its own."""
    rows = list(scored)
    said = [each for each in rows if (each.suggested if way == RULE else each.scores.get(way, 0) >= limit)]
    same = [each for each in rows if each.pair.label == SAME]
    return Figure(
        way=way,
        limit=LIMIT if way == RULE else limit,
        said=len(said),
        right=sum(each.pair.alike for each in said),
        same=sum(each.pair.label == SAME for each in said) / max(1, len(same)),
    )
