from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import TRY, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.people(facts['people'])} alone answers for {names.area(facts['subject'])} and, above it, for"
        f" {names.areas(facts['areas'])}, and nobody above that: an objection ends with whom it is about."
    )


RULE = Rule(
    code="OWN507",
    name="escalation-loop",
    title="An objection comes back to the same person",
    rationale="Who disagrees must be able to ask somebody else, further up.",
    remedy="Make somebody else accountable for one of the two, or for an area above them.",
    severity=Severity.WARNING,
    default=everywhere(TRY),
    letters="A",
    flagged="Ana is accountable for Refunds and for Payments above it, and nobody for Commerce above that.",
    fine="Ana is accountable for Refunds and Payments, and Mara for Commerce above them.",
    boundary="Refunds has no A of its own and takes that of Payments, Ana's: it is the same A, not flagged."
    " Payments has two leads, and Ana, one of them, has Refunds: there is another to ask, not flagged.",
    sql=f"""WITH alone AS MATERIALIZED ({pieces.ALONE}),
above AS (SELECT p.area_id, u.a_src
  FROM ({sql.placed(on="%(on)s::date")}) p JOIN fact_reach u ON u.area_id = p.parent_id
  WHERE p.inherits)
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('people', jsonb_build_array(a.person_id), 'areas', jsonb_build_array(u.a_src)) AS facts
FROM fact_reach t JOIN alone a ON a.area_id = t.area_id JOIN above u ON u.area_id = t.area_id
JOIN alone b ON b.area_id = u.a_src AND b.person_id = a.person_id
LEFT JOIN above v ON v.area_id = u.a_src
{pieces.limit(code="OWN507", at="t.at_team")}
WHERE t.in_use AND t.a_far = 0 AND v.a_src IS NULL""",
    sentence=sentence,
)
