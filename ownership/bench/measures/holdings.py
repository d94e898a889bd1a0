from django.db import connection

from ownership import holdings, sql
from ownership.bench.registry import measurement
from ownership.bench.sample import Sample

# What anybody would write by hand who needs no teams, seats, leavers, deputies or nearest ones.
BY_HAND = f"""
WITH RECURSIVE chain(area_id, source_id, parent_id) AS (
  SELECT p.area_id, p.area_id, p.parent_id FROM ({sql.placed(on="%(on)s")}) p
  WHERE p.area_id = ANY(%(areas)s)
  UNION ALL
  SELECT c.area_id, p.area_id, p.parent_id
  FROM chain c JOIN ({sql.placed(on="%(on)s")}) p ON p.area_id = c.parent_id)
SELECT c.area_id, c.source_id, s.id, s.letter, s.deputy, s.person_id, s.team_id, s.seat_id
FROM chain c JOIN ownership_assignment s ON s.area_id = c.source_id AND s.period @> %(on)s
"""  # noqa: S608 - composed of our own text alone
COLUMNS = ("area", "source", "assignment", "letter", "deputy", "person", "team", "seat", "gap")


def _by_hand(sample: Sample, areas: list[int]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, {"on": sample.on, "areas": areas})
        return cursor.fetchall()


def _one_by_hand(sample: Sample) -> object:
    return _by_hand(sample, sample.areas[-1:])


def _all_by_hand(sample: Sample) -> object:
    return _by_hand(sample, sample.areas)


@measurement(name="holdings of one area", baseline="its chain by hand", against=_one_by_hand)
def one(sample: Sample) -> object:
    return list(holdings.at(on=sample.on, areas=sample.areas[-1:]).values_list(*COLUMNS))


@measurement(name="holdings of 200 areas", baseline="their chains by hand", against=_all_by_hand)
def many(sample: Sample) -> object:
    return list(holdings.at(on=sample.on, areas=sample.areas).values_list(*COLUMNS))
