from ownership import sql
from ownership.measures.base import Measure

_BY_THEMSELVES = " UNION ".join(
    f"""SELECT r.day, r.area, r.team, f.person_id FROM measure_reach r JOIN measure_source s
    ON s.day = r.day AND s.area = r.area
  JOIN measure_held f ON f.day = s.day AND f.area_id = s.source AND f.letter = '{letter}'
    AND f.person_id IS NOT NULL
  WHERE CASE WHEN f.deputy THEN s.far <= coalesce(r.{far}, s.far) ELSE s.far = r.{far} END"""
    for letter, far in (("A", "a_far"), ("R", "r_far"))
)

MEASURE = Measure(
    code="losing",
    title="Bus factor",
    means="How many people would have to be away at once before over half of the areas had nobody left who"
    " decides, does the work or stands in. People are taken away one after the other: first whoever alone"
    " covers the most areas, then whoever covers the most. After Avelino et al.",
    of="areas that anybody covers",
    unit="people",
    better="higher",
    about_people=True,
    counts="{whole} areas that anybody covers",
    nothing="Nobody covers an area of it yet.",
    behind=("matrix", {"letter": "A"}, "Who decides"),
    sql=f"""WITH works AS MATERIALIZED (
  SELECT DISTINCT day, area_id, h_team FROM measure_held
  WHERE letter = 'R' AND NOT deputy AND h_team IS NOT NULL AND gap IS NULL),
members AS MATERIALIZED (
  SELECT DISTINCT w.day, m.team_id, m.person_id FROM (SELECT * FROM teams_membership
    WHERE team_id = ANY(ARRAY(SELECT DISTINCT h_team FROM works)) OFFSET 0) m
  JOIN (SELECT DISTINCT day, h_team FROM works) w ON w.h_team = m.team_id AND m.period @> w.day
  WHERE {sql.here(person="m.person_id", on="w.day")}),
cover AS (
  {_BY_THEMSELVES} UNION
  SELECT r.day, r.area, r.team, m.person_id FROM measure_reach r
  JOIN works f ON f.day = r.day AND f.area_id = r.r_src
  JOIN members m ON m.team_id = f.h_team AND m.day = r.day),
counted AS (SELECT day, area, team, person_id, count(*) OVER (PARTITION BY day, area) AS people FROM cover),
known AS (
  SELECT s.root, s.day, c.area, c.person_id,
    count(*) FILTER (WHERE c.people = 1) OVER (PARTITION BY s.root, s.day, c.person_id) AS alone,
    count(*) OVER (PARTITION BY s.root, s.day, c.person_id) AS areas
  FROM measure_root s JOIN counted c ON c.day = s.day AND c.team = s.team),
ranked AS (
  SELECT root, day, area,
    dense_rank() OVER (PARTITION BY root, day ORDER BY alone DESC, areas DESC, person_id) AS place
  FROM known),
lost AS (SELECT root, day, area, max(place) AS place FROM ranked GROUP BY root, day, area)
SELECT root, day, (array_agg(place ORDER BY place))[count(*) / 2 + 1] AS value, NULL::bigint AS part,
  count(*) AS whole FROM lost GROUP BY root, day""",
)
