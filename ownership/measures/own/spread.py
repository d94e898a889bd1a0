from ownership.measures.base import Measure

MEASURE = Measure(
    code="spread",
    title="Evenly spread",
    means="How evenly deciding and doing the work are spread over the people of the team: 100 % if each has"
    " as many areas as the others, 0 % if one has them all (the Gini index, turned round). Letters of a team"
    " count for nobody, those of a seat for who sits in it.",
    of="people of the team",
    unit="%",
    most=100,
    better="higher",
    about_people=True,
    counts="{whole} people",
    nothing="Nobody of it holds an area of it yet.",
    behind=("matrix", {"columns": "people"}, "By people"),
    sql="""WITH holds AS (
  SELECT DISTINCT r.day, r.team, r.area, f.person_id FROM measure_reach r
  JOIN measure_held f ON f.day = r.day AND f.area_id = r.area AND NOT f.deputy AND f.person_id IS NOT NULL),
people AS (
  SELECT DISTINCT s.root, s.day, m.person FROM measure_root s
  JOIN measure_member m ON m.day = s.day AND m.team = s.team),
counted AS (
  SELECT s.root, s.day, h.person_id, count(*) AS n FROM measure_root s
  JOIN holds h ON h.day = s.day AND h.team = s.team GROUP BY s.root, s.day, h.person_id),
placed AS (
  SELECT p.root, p.day, coalesce(c.n, 0) AS n,
    row_number() OVER (PARTITION BY p.root, p.day ORDER BY coalesce(c.n, 0)) AS place
  FROM people p LEFT JOIN counted c ON c.root = p.root AND c.day = p.day AND c.person_id = p.person)
SELECT root, day, 100.0 * (1 - (2.0 * sum(place * n) / (count(*) * sum(n)) - (count(*) + 1.0) / count(*))
    * count(*) / (count(*) - 1)) AS value,
  NULL::bigint AS part, count(*) AS whole
FROM placed GROUP BY root, day HAVING sum(n) > 0 AND count(*) > 1""",
)
