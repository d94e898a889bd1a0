from ownership.measures.base import Measure
from ownership.rules.measures import clear
from ownership.rules.pieces import IN_USE

# Whether an area has an A of its own, and whether it has areas below that want an owner.
_OWN_A = """EXISTS (SELECT FROM ownership_assignment s WHERE s.area_id = {area} AND s.letter = 'A'
  AND NOT s.deputy AND (s.period @> {day}) IS TRUE)"""
_BELOW = f"""EXISTS (SELECT FROM ownership_areaplacement q JOIN ownership_area y ON y.id = q.area_id
  WHERE q.parent_id = {{area}} AND (q.period @> {{day}}) IS TRUE AND q.lifecycle IN {IN_USE}
    AND (y.unowned_until > {{day}}) IS NOT TRUE)"""

MEASURE = Measure(
    code="coverage",
    title="Clearly owned",
    means="Areas for which exactly one person answers: by an accountable of their own or from above, or"
    " because all areas below have one. Shared on purpose with a tie-breaker counts as one.",
    of="areas in use, those unowned on purpose aside",
    unit="%",
    most=100,
    better="higher",
    behind=("matrix", {}, "Who holds what"),
    sql=f"""WITH RECURSIVE down AS (
  SELECT day, area AS top, area FROM measure_reach
  WHERE a_src IS NULL AND NOT on_purpose AND {_BELOW.format(area="area", day="day")}
  UNION
  SELECT d.day, d.top, p.area_id FROM down d
  JOIN ownership_areaplacement p ON p.parent_id = d.area AND (p.period @> d.day) IS TRUE AND p.inherits
  JOIN ownership_area x ON x.id = p.area_id AND (x.unowned_until > d.day) IS NOT TRUE
  WHERE p.lifecycle = 'retired' OR NOT {_OWN_A.format(area="p.area_id", day="d.day")}),
lacking AS (
  SELECT DISTINCT d.day, d.top AS area FROM down d
  JOIN ownership_areaplacement p ON p.area_id = d.area AND (p.period @> d.day) IS TRUE
    AND p.lifecycle IN {IN_USE}
  WHERE d.area <> d.top AND NOT {_BELOW.format(area="d.area", day="d.day")}
  UNION
  SELECT day, area FROM measure_reach
  WHERE a_src IS NULL AND NOT on_purpose AND NOT {_BELOW.format(area="area", day="day")}),
clear AS ({clear(of="measure_held", each="day")}),
judged AS (
  SELECT r.day, r.team, CASE WHEN r.a_src IS NULL THEN k.area IS NULL ELSE c.area_id IS NOT NULL END AS owned
  FROM measure_reach r LEFT JOIN lacking k ON k.day = r.day AND k.area = r.area
  LEFT JOIN clear c ON c.day = r.day AND c.area_id = r.a_src WHERE NOT r.on_purpose)
SELECT s.root, s.day, 100.0 * count(*) FILTER (WHERE j.owned) / count(*) AS value,
  count(*) FILTER (WHERE j.owned) AS part, count(*) AS whole
FROM measure_root s JOIN judged j ON j.day = s.day AND j.team = s.team GROUP BY s.root, s.day""",
)
