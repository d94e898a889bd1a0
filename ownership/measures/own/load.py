from ownership.measures.base import Measure

MEASURE = Measure(
    code="load",
    title="Team load",
    means="What the teams look after against what Team Topologies advises that one can: one complex area and"
    " nothing beside, one complicated with one simple, or three simple ones make 100 %. Of areas within one"
    " another the topmost counts; areas whose complexity is not set are left out, and it is taken as it is"
    " today.",
    of="teams that own an area with a complexity, on average",
    unit="%",
    better="lower",
    about_people=True,
    counts="teams over 100 %: {part} of {whole}",
    nothing="No area of it has a complexity yet: it is set where an area is edited.",
    behind=("areas", {}, "Its areas"),
    sql="""WITH topmost AS (
  SELECT r.day, r.team, sum(CASE x.complexity WHEN 'simple' THEN 1 WHEN 'complicated' THEN 2 ELSE 3 END) AS n
  FROM measure_reach r JOIN ownership_area x ON x.id = r.area AND x.complexity IS NOT NULL
  LEFT JOIN measure_area up ON up.day = r.day AND up.area = r.parent AND up.team = r.team
  WHERE up.area IS NULL GROUP BY r.day, r.team)
SELECT s.root, s.day, 100.0 * avg(t.n) / 3 AS value, count(*) FILTER (WHERE t.n > 3) AS part,
  count(*) AS whole
FROM measure_root s JOIN topmost t ON t.day = s.day AND t.team = s.team GROUP BY s.root, s.day""",
)
