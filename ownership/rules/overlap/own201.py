from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    both = "both" if facts["count"] == 2 else "all"
    return (
        f"{names.holders(facts)} are {both} accountable for {names.area(facts['subject'])}:"
        " when they disagree, nobody knows whose word counts."
    )


RULE = Rule(
    code="OWN201",
    name="multiple-accountable",
    title="More than one accountable",
    rationale="Where two are accountable each can think that the other decides, or decide the opposite.",
    remedy="Keep one accountable and make the others responsible or consulted. If it is shared on purpose,"
    " say who breaks a tie.",
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="A",
    flagged="Ana and the team Payments, which Ben leads, are both accountable for Refunds.",
    fine="The team Payments has two leads: one holder. Or both share it on purpose and Dana breaks a tie.",
    boundary="Ana and the team Payments, which Ana leads: one person reached twice is one, not flagged.",
    sql=f"""WITH face AS (
  SELECT f.area_id, f.assignment_id, f.h_person, f.h_team, f.h_seat, f.tie_breaker_id,
    array_agg(f.person_id ORDER BY f.person_id) FILTER (WHERE f.person_id IS NOT NULL) AS people
  FROM fact_resolved f WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}
  GROUP BY f.area_id, f.assignment_id, f.h_person, f.h_team, f.h_seat, f.tie_breaker_id),
named AS (
  SELECT *, coalesce('team-' || h_team, 'seat-' || h_seat, 'person-' || h_person) AS party FROM face),
several AS (
  SELECT f.area_id, count(DISTINCT coalesce(people::text, party)) AS holders,
    jsonb_build_object({pieces.HOLDERS}) AS who,
    coalesce(jsonb_object_agg(party, people) FILTER (WHERE cardinality(people) > 1), '{{}}') AS behind
  FROM named f GROUP BY f.area_id
  HAVING count(DISTINCT coalesce(people::text, party)) > 1
    AND NOT (bool_and(tie_breaker_id IS NOT NULL) AND count(DISTINCT tie_breaker_id) = 1))
SELECT 'area' AS kind, s.area_id AS id, coalesce(l.severity, 'error') AS severity,
  s.who || jsonb_build_object('count', s.holders, 'behind', s.behind) AS facts
FROM several s JOIN fact_reach t ON t.area_id = s.area_id
{pieces.limit(code="OWN201", at="t.at_team")}""",
    sentence=sentence,
)
