from ownership.measures.base import FEWEST, Measure
from ownership.measures.facts import given

MEASURE = Measure(
    code="hands-on",
    title="Hands-on seniors",
    means="Seniors who still do work themselves: responsible for an area, by themselves or in a seat, or with"
    " counted work in the 90 days before. Senior is who has a level in the upper half of their job role's, in"
    " a role of the system or the product track, as it is today. Of"
    f" fewer than {FEWEST} seniors nothing is said.",
    of="seniors of the team",
    unit="%",
    most=100,
    better="higher",
    about_people=True,
    counts="{part} of {whole} seniors",
    nothing="Too few seniors to say.",
    behind=("matrix", {"columns": "people", "letter": "R"}, "Who does the work"),
    sql=f"""WITH senior AS (
  SELECT p.id FROM teams_person p JOIN teams_jobrole j ON j.id = p.job_role_id
    AND j.track IN ('system', 'product')
  WHERE 2 * (array_position(j.levels, p.level) - 1) >= cardinality(j.levels)),
here AS (
  SELECT DISTINCT s.root, s.day, m.person FROM measure_root s
  JOIN measure_member m ON m.day = s.day AND m.team = s.team JOIN senior ON senior.id = m.person),
each AS MATERIALIZED (SELECT DISTINCT day, person FROM here),
sat AS MATERIALIZED (SELECT * FROM teams_membership
  WHERE person_id = ANY(ARRAY(SELECT DISTINCT person FROM each)) AND seat_id IS NOT NULL),
works AS (
  SELECT e.day, e.person FROM ({given(holder="person_id", of="person", table="each")}) s
  JOIN each e ON e.person = s.person_id AND s.period @> e.day WHERE s.letter = 'R' AND NOT s.deputy
  UNION
  SELECT e.day, e.person FROM sat m JOIN each e ON e.person = m.person_id AND m.period @> e.day
  JOIN ({given(holder="seat_id", of="seat_id", table="sat")}) s ON s.seat_id = m.seat_id AND s.period @> e.day
  WHERE s.letter = 'R' AND NOT s.deputy
  UNION
  SELECT e.day, e.person FROM each e JOIN ownership_contribution c ON c.person_id = e.person
    AND c.month <= e.day AND c.month > e.day - 90 AND c.count > 0 AND NOT c.bot)
SELECT h.root, h.day, 100.0 * count(w.person) / count(*) AS value, count(w.person) AS part, count(*) AS whole
FROM here h LEFT JOIN works w ON w.day = h.day AND w.person = h.person
GROUP BY h.root, h.day HAVING count(*) >= {FEWEST}""",
)
