from ownership.measures.base import Measure
from ownership.models import Area

_EVENTS = Area.pgh_event_model._meta.db_table  # type: ignore[attr-defined]

MEASURE = Measure(
    code="confirmed",
    title="Confirmed in rhythm",
    means="Areas of which whoever answers for them said within the agreed time that they are still right, or"
    " got them within it: the area's own rhythm, else that of rule OWN403 as it is set for the owning team.",
    of="areas with an accountable of their own who is here",
    unit="%",
    most=100,
    better="higher",
    about_people=True,
    nothing="Nobody is accountable for an area of its own yet.",
    behind=("findings", {"rule": "OWN403"}, "What is not confirmed"),
    sql=f"""WITH given AS (
  SELECT r.day, r.team, r.area, min(f.since) AS since FROM measure_reach r
  JOIN measure_held f ON f.day = r.day AND f.area_id = r.area AND f.letter = 'A' AND NOT f.deputy
    AND f.gap IS NULL
  GROUP BY r.day, r.team, r.area),
-- Every day of a confirmation is in the log, and carries its own date.
said AS (
  SELECT g.*, x.criticality, x.review_days, greatest(g.since,
    CASE WHEN x.confirmed_on <= g.day THEN x.confirmed_on END,
    (SELECT max(e.confirmed_on) FROM {_EVENTS} e WHERE e.pgh_obj_id = g.area AND e.confirmed_on <= g.day)
  ) AS fresh FROM given g JOIN ownership_area x ON x.id = g.area),
-- An area is judged once, however many teams are above it.
judged AS MATERIALIZED (
  SELECT s.day, s.team, s.day - s.fresh <= coalesce(s.review_days, w.days) AS fine FROM said s
  JOIN measure_rhythm w ON w.team = coalesce(
      (SELECT min(k.team) FROM measure_rhythm k WHERE k.team = s.team), 0)
    AND w.criticality = coalesce(
      (SELECT min(k.criticality) FROM measure_rhythm k WHERE k.criticality = s.criticality), '')),
counted AS (
  SELECT day, team, count(*) FILTER (WHERE fine) AS fine, count(*) AS areas FROM judged GROUP BY day, team)
SELECT s.root, s.day, 100.0 * sum(j.fine) / sum(j.areas) AS value, sum(j.fine)::bigint AS part,
  sum(j.areas)::bigint AS whole
FROM measure_root s JOIN counted j ON j.day = s.day AND j.team = s.team GROUP BY s.root, s.day""",
)
