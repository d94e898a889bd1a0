"""Areas that are worth a comparison, as offenders: the cause is the one entered first."""

from ownership.rules import pieces

from .candidates import FOUND
from .evidence import COUNTED, EVIDENCE
from .judged import JUDGED, LIKELY
from .model import MODEL
from .spoken import DIGEST

# Of more than so many the best are named.
MOST = 4
# From here on a likeness of meaning alone is reason enough to look at two.
NEAR = 0.6
# Found by words or resources, or near each other in meaning, as far as that was read.
PAIR = f"""spoken AS MATERIALIZED (SELECT n.area_id, {DIGEST} AS digest
  FROM named n JOIN ownership_area x ON x.id = n.area_id WHERE EXISTS (SELECT FROM ownership_meaning)),
near AS MATERIALIZED (
  SELECT least(a.area_id, b.area_id) AS one, greatest(a.area_id, b.area_id) AS other,
    max(k.likeness) AS meaning
  FROM (SELECT one, other, likeness FROM ownership_likeness WHERE model = '{MODEL}'
    UNION ALL SELECT digest, digest, 1 FROM spoken GROUP BY digest HAVING count(*) > 1) k
  JOIN spoken a ON a.digest = k.one JOIN spoken b ON b.digest = k.other AND b.area_id <> a.area_id
  GROUP BY 1, 2),
pair AS MATERIALIZED (SELECT one, other, coalesce(f.claim, false) AS claim, n.meaning::float AS meaning
  FROM found f FULL JOIN near n USING (one, other) WHERE f.one IS NOT NULL OR n.meaning >= {NEAR})"""


def _all(what: str) -> str:
    return f"bool_and({what})"


def _both(kind: str) -> str:
    """Ids of the holders of one kind whom they have in common, with the first at least."""
    ids = f"""SELECT DISTINCT split_part(h, '-', 2)::bigint AS id FROM unnest(string_to_array(
      string_agg(array_to_string(k.holders, ','), ','), ',')) h WHERE split_part(h, '-', 1) = '{kind}'"""
    return f"'{kind}', (SELECT coalesce(jsonb_agg(id ORDER BY id), '[]') FROM ({ids}) i)"


# Where a third is like both of two, it tells of both. CTEs that end with `alike`.
ALIKE = f"""{FOUND}, {PAIR}, {COUNTED}, {LIKELY}, {EVIDENCE}, {JUDGED},
best AS (SELECT j.*, row_number() OVER (PARTITION BY one ORDER BY score DESC, other) AS place FROM judged j
  WHERE NOT EXISTS (SELECT FROM judged a JOIN judged b ON b.one = a.one
      WHERE a.other = j.one AND b.other = j.other)
    AND NOT EXISTS (SELECT FROM twice w WHERE j.one = ANY(w.all_of_them) OR j.other = ANY(w.all_of_them))),
alike AS (
  SELECT 'area' AS kind, k.one AS id, 'info' AS severity, jsonb_build_object(
    'areas', {pieces.ids(of="k.other")}, 'compared', {pieces.ids(of="k.other")},
    'named', {_all("shared = m AND shared = n AND shared > 0")}, 'said', {_all("said = 1")},
    'meant', {_all(f"coalesce(meaning >= {NEAR}, false)")}, 'listed', {_all("resources <> '{{}}'")},
    'resources', to_jsonb(string_to_array(min(array_to_string(resources, E'\\n')), E'\\n')),
    'held', {_all("holders <> '{{}}'")}, 'shared', jsonb_build_object({_both("people")}, {_both("teams")},
      {_both("seats")})) AS facts
  FROM best k JOIN fact_reach t ON t.area_id = k.one
  {pieces.limit(code="OWN207", at="t.at_team")}
  WHERE k.place <= {MOST} GROUP BY k.one)"""
