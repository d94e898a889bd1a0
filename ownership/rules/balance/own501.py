from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    one = len(facts["people"]) == 1
    return (
        f"{names.people(facts['people'])} both {'decides' if one else 'decide'} on"
        f" {names.area(facts['subject'])} and {'does' if one else 'do'} the work,"
        " and its duties are to be separated: nobody else looks at it."
    )


RULE = Rule(
    code="OWN501",
    name="unseparated-duties",
    title="Duties not separated",
    rationale="Where duties are to be separated, who does the work must not be who says that it is right.",
    remedy="Make somebody else accountable, or let somebody else do the work. If nothing demands it, take the"
    " mark for separation of duties off the area.",
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="AR",
    flagged="Payouts is marked for separation of duties, and Ana is both accountable and responsible for it.",
    fine="Ana is accountable and responsible for Refunds, which is not marked.",
    boundary="Ana is accountable for Payouts, and her team is responsible: the team is another holder, not"
    " flagged. The team is accountable, Ana leads it and is responsible herself: flagged.",
    sql=f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('people', {pieces.ids(of="a.person_id")}) AS facts
FROM fact_reach t CROSS JOIN LATERAL
  (SELECT FROM ownership_area x WHERE x.id = t.area_id AND x.separation_of_duties OFFSET 0) marked
JOIN fact_resolved a ON a.area_id = t.a_src AND a.letter = 'A' AND NOT a.deputy
JOIN fact_resolved r ON r.area_id = t.r_src AND r.letter = 'R' AND NOT r.deputy AND r.person_id = a.person_id
{pieces.limit(code="OWN501", at="t.at_team")}
WHERE t.in_use
GROUP BY t.area_id, l.severity""",
    sentence=sentence,
)
