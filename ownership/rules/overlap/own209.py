from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    has = "has" if facts["count"] == 1 else "have"
    return (
        f"{names.holders(facts)} {has} A or R of {names.area(facts['subject'])} and C or I beside it,"
        " which adds nothing: who decides or does the work is asked and told anyway."
    )


RULE = Rule(
    code="OWN209",
    name="redundant-letters",
    title="Asked and told what one decides or does oneself",
    rationale="A C or an I beside an A or an R says nothing and makes the matrix harder to read.",
    remedy="Drop the C and the I of whoever has A or R there.",
    severity=Severity.INFO,
    default=everywhere(ON),
    letters="CI",
    flagged="Ana is accountable for Refunds and also consulted on it.",
    fine="Ana is accountable and responsible for Refunds: both say something.",
    boundary="Ana is accountable for Refunds and consulted through the team Payments: another holder, not"
    " flagged."
    " Nor is one letter inherited and the other her own.",
    sql=f"""SELECT 'area' AS kind, f.area_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'count', count(DISTINCT (f.h_person, f.h_team, f.h_seat))) AS facts
FROM fact_resolved f
JOIN fact_resolved g ON g.area_id = f.area_id AND g.letter IN ('C', 'I') AND (g.h_person, g.h_team, g.h_seat)
  IS NOT DISTINCT FROM (f.h_person, f.h_team, f.h_seat)
JOIN fact_reach t ON t.area_id = f.area_id
{pieces.limit(code="OWN209", team="t.owning_team_id")}
WHERE f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}
GROUP BY f.area_id, l.severity""",
    sentence=sentence,
)
