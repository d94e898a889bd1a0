from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    decide, do = ("decides", "does") if facts["count"] == 1 else ("decide", "do")
    return (
        f"{names.holders(facts)} already {decide} on {names.area(facts['subject'])} or {do} the work:"
        " to be asked or told as well adds nothing."
    )


RULE = Rule(
    code="OWN209",
    name="redundant-letters",
    title="Needless C or I",
    rationale="A C or an I beside an A or an R says nothing and makes the matrix harder to read.",
    remedy="Drop the C or I of whoever decides or does the work.",
    severity=Severity.INFO,
    default=everywhere(ON),
    letters="CI",
    flagged="Ana is accountable for Refunds and also consulted on it.",
    fine="Ana is accountable and responsible for Refunds: both say something.",
    boundary="Ana is accountable for Refunds and consulted through the team Payments: another holder, not"
    " flagged."
    " Nor is one letter inherited and the other her own.",
    sql=f"""SELECT 'area' AS kind, f.area_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'count', count(DISTINCT f.holder)) AS facts
FROM fact_resolved f
JOIN fact_resolved g ON g.area_id = f.area_id AND g.letter IN ('C', 'I') AND g.holder = f.holder
JOIN fact_reach t ON t.area_id = f.area_id
{pieces.limit(code="OWN209", at="t.at_team")}
WHERE f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}
GROUP BY f.area_id, l.severity""",
    sentence=sentence,
)
