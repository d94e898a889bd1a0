"""Areas of one name in one place, or of one team, whose answers differ: as offenders."""

from ownership import sql
from ownership.rules import pieces


def _several(column: str) -> str:
    """Whether a row `n` has its name in common with another of the same place or team."""
    return f"""(n.plain, n.{column}) IN (
  SELECT plain, {column} FROM called GROUP BY plain, {column} HAVING count(*) > 1)"""


# Alike are those of one name in one place, or of one team. The lowest id goes from place to team and back, so
# that what hangs together is one finding. CTEs that end with `twice`, which lists all their areas besides.
TWICE = f"""called AS MATERIALIZED (
  SELECT t.area_id, t.a_src, coalesce(t.owning_team_id, -t.area_id) AS team,
    coalesce(p.parent_id, 0) AS place, a.holders, x.plain_name AS plain
  FROM fact_reach t JOIN ({sql.placed(on="%(on)s::date")}) p ON p.area_id = t.area_id
  JOIN ownership_area x ON x.id = t.area_id JOIN ({pieces.ANSWERS}) a ON a.area_id = t.a_src WHERE t.in_use),
same AS MATERIALIZED (
  SELECT n.* FROM called n WHERE plain <> '' AND ({_several("place")} OR {_several("team")})),
placed AS (SELECT k.*, min(area_id) OVER (PARTITION BY plain, place) AS low FROM same k),
owned AS (SELECT a.*, min(low) OVER (PARTITION BY plain, team) AS lower FROM placed a),
one AS (SELECT b.*, min(lower) OVER (PARTITION BY plain, place) AS lowest FROM owned b),
twice AS MATERIALIZED (
  SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'error') AS severity,
    jsonb_build_object('areas', {pieces.ids(of="k.area_id", where="k.area_id <> t.area_id")},
      {pieces.HOLDERS}, 'count', count(DISTINCT k.area_id)) AS facts,
    array_agg(DISTINCT k.area_id) AS all_of_them
  FROM one k JOIN fact_reach t ON t.area_id = k.lowest
  {pieces.limit(code="OWN207", at="t.at_team")}
  JOIN fact_resolved f ON f.area_id = k.a_src AND f.letter = 'A' AND NOT f.deputy
  GROUP BY t.area_id, l.severity HAVING count(DISTINCT k.holders) > 1)"""
