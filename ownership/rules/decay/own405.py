from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import TRY, Facts, Names, Rule, everywhere

WITHIN = 90


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"Who decides on {names.area(facts['subject'])} changed {facts['count']} times in {WITHIN} days,"
        f" to {names.holders(facts)}: nobody can know whose word holds tomorrow."
    )


RULE = Rule(
    code="OWN405",
    name="churning-ownership",
    title="Accountability keeps changing hands",
    rationale="What is handed on every few weeks is decided anew each time, and nobody sees it through.",
    remedy="Find out why nobody keeps it: often the area is too large, or in the wrong team.",
    severity=Severity.WARNING,
    default=everywhere(TRY),
    threshold=everywhere(2),
    threshold_means=f"Changes within {WITHIN} days; several on one day count once",
    by_criticality=True,
    letters="A",
    flagged="Within 90 days the A of Refunds went from Ana to Ben, to Dana, and back to Ana.",
    fine="On one day a bulk change gave it to Ben, was undone and done again. Or Ana's was renewed: she kept"
    " it. Or somebody had it for the first time.",
    boundary="It changed three times, the first of them 89 days ago: flagged. A day later: not flagged.",
    sql=f"""WITH every AS MATERIALIZED (
  SELECT s.area_id, lower(s.period) AS day, s.person_id AS h_person, s.team_id AS h_team, s.seat_id AS h_seat
  FROM fact_reach t JOIN ownership_assignment s ON s.area_id = t.area_id AND s.letter = 'A' AND NOT s.deputy
  WHERE t.in_use AND lower(s.period) > %(on)s::date - {WITHIN} AND lower(s.period) <= %(on)s::date),
turns AS (SELECT * FROM every WHERE area_id IN (
  SELECT y.area_id FROM every y GROUP BY y.area_id HAVING count(*) > {pieces.least(code="OWN405")}))
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'count', count(DISTINCT f.day)) AS facts
FROM turns f JOIN fact_reach t ON t.area_id = f.area_id
{pieces.limit(code="OWN405", at="t.at_team", criticality="t.criticality")}
CROSS JOIN LATERAL (
  SELECT bool_or(NOT same) IS TRUE AND NOT bool_or(same AND b.period @> f.day - 1) IS TRUE AS changed
  FROM ownership_assignment b CROSS JOIN LATERAL (
    SELECT (b.person_id, b.team_id, b.seat_id) IS NOT DISTINCT FROM (f.h_person, f.h_team, f.h_seat)) y(same)
  WHERE b.area_id = f.area_id AND b.letter = 'A' AND NOT b.deputy AND lower(b.period) < f.day) former
WHERE former.changed
GROUP BY t.area_id, l.severity, l.threshold
HAVING count(DISTINCT f.day) > l.threshold""",
    sentence=sentence,
)
