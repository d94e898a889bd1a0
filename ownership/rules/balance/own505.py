from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f'"{names.decision(facts["subject"])}" was decided by {names.people(facts["people"])}, who neither'
        f" answered for {names.areas(facts['areas'])} nor did the work on that day: those who"
        " did may not know, or not agree."
    )


RULE = Rule(
    code="OWN505",
    name="decided-elsewhere",
    title="Decided by others",
    rationale="What is decided past those who answer for an area is not carried out, or decided twice.",
    remedy="Let those who have the area confirm the decision or replace it; or give the letters to those who"
    " really decide.",
    severity=Severity.WARNING,
    subjects=("decision",),
    default=everywhere(ON),
    wide=True,
    letters="AR",
    flagged="Ana decided in March on how Refunds are paid; Ben had been accountable since January and Li did"
    " the work.",
    fine="Ana is in the team that did the work on Refunds that day, or stood in for Ben.",
    boundary="The first letter of Refunds was given on the very day of the decision: not flagged. Given the"
    " day before: flagged. A decision that names nobody who decided is not.",
    sql=f"""WITH told AS (SELECT d.id, d.date, d.people, x.area_id
  FROM ({pieces.DECIDED}) d JOIN ownership_decisionarea x ON x.decision_id = d.id
  JOIN fact_reach t ON t.area_id = x.area_id
  WHERE t.in_use AND EXISTS (SELECT FROM ownership_assignment s
    WHERE s.area_id = x.area_id AND lower(s.period) < d.date)),
day AS (SELECT date, array_agg(DISTINCT area_id) AS areas FROM told GROUP BY date),
held AS (SELECT day.date, h.* FROM day CROSS JOIN LATERAL holdings(day.date, day.areas, '{{A,R}}') h),
owner AS (SELECT date, area_id, person_id FROM held
  UNION SELECT h.date, h.area_id, m.person_id FROM held h JOIN teams_membership m ON m.team_id = h.team_id
  WHERE h.letter = 'R' AND h.seat_id IS NULL AND h.gap IS NULL AND (m.period @> h.date) IS TRUE),
elsewhere AS (SELECT o.id, o.people, array_agg(o.area_id ORDER BY o.area_id) AS areas FROM told o
  WHERE NOT EXISTS (SELECT FROM owner w JOIN ownership_decisionparty y ON y.person_id = w.person_id
    WHERE w.date = o.date AND w.area_id = o.area_id AND y.decision_id = o.id AND y.part = 'decider')
  GROUP BY o.id, o.people)
SELECT 'decision' AS kind, o.id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', to_jsonb(o.areas), 'people', o.people) AS facts
FROM elsewhere o JOIN fact_reach t ON t.area_id = o.areas[1]
{pieces.limit(code="OWN505", at="t.at_team")}""",
    sentence=sentence,
)
