from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.area(facts['subject'])} is critical, and nothing says what it is:"
        " in an emergency everybody must guess what belongs to it."
    )


RULE = Rule(
    code="OWN702",
    name="undescribed-area",
    title="Critical area without a description",
    rationale="What is critical is looked up in a hurry, often by people who do not know it.",
    remedy="Write one sentence that says what it is.",
    severity=Severity.INFO,
    default=everywhere(ON),
    flagged="Payments is critical and has no description.",
    fine="An area whose criticality is not set, or that is important or less, needs no description.",
    boundary="A description of spaces and empty lines is none: flagged. A single word is one: not flagged.",
    sql=f"""SELECT 'area' AS kind, x.id, coalesce(l.severity, 'info') AS severity, '{{}}'::jsonb AS facts
FROM fact_reach t CROSS JOIN LATERAL (SELECT * FROM ownership_area x WHERE x.id = t.area_id OFFSET 0) x
{pieces.limit(code="OWN702", at="t.at_team")}
WHERE t.in_use AND t.criticality = 'critical' AND x.description !~ '[^[:space:]]'""",
    sentence=sentence,
)
