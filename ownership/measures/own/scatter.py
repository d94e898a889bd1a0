from ownership.measures.base import Measure
from ownership.rules.pieces import COUNTS

MEASURE = Measure(
    code="scatter",
    title="Scatter",
    means="Over how many teams the deciding and the work of one area lie, on average, counted where they were"
    " given. A person counts for the owning team if in it, else for their first team.",
    of="areas with somebody accountable or responsible of their own",
    unit="teams",
    better="lower",
    counts="{whole} areas",
    nothing="No area of it has an accountable or a responsible of its own yet.",
    behind=("findings", {"rule": "OWN205"}, "Areas in many teams"),
    sql=f"""WITH holder AS (
  SELECT DISTINCT r.day, r.team AS owner, r.area, f.h_person, f.h_team, f.h_seat
  FROM measure_reach r JOIN measure_held f ON f.day = r.day AND f.area_id = r.area
  WHERE NOT f.deputy AND {COUNTS}),
part AS (
  SELECT h.day, h.owner, h.area, count(DISTINCT coalesce(h.h_team, seat.team_id, m.team_id)) AS n
  FROM holder h LEFT JOIN teams_seat seat ON seat.id = h.h_seat
  LEFT JOIN LATERAL (SELECT m.team_id FROM teams_membership m
    WHERE m.person_id = h.h_person AND (m.period @> h.day) IS TRUE AND m.team_id IS NOT NULL
    ORDER BY m.team_id <> h.owner, m.team_id LIMIT 1) m ON true
  GROUP BY h.day, h.owner, h.area)
SELECT s.root, s.day, avg(p.n) AS value, NULL::bigint AS part, count(*) AS whole
FROM measure_root s JOIN part p ON p.day = s.day AND p.owner = s.team AND p.n > 0 GROUP BY s.root, s.day""",
)
