from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import TRY, Facts, Names, Rule, everywhere
from ownership.rules.names import number


def sentence(facts: Facts, names: Names) -> str:
    answer = "answers" if facts["count"] == 1 else "answer"
    return (
        f"{names.holders(facts)} {answer} for {names.area(facts['subject'])} from"
        f" {number(facts['levels'])} levels above, with nobody named for the work in between:"
        " too far to see what it needs."
    )


RULE = Rule(
    code="OWN503",
    name="remote-accountable",
    title="Accountable from far above",
    rationale="Who decides from far above the work decides late, or without knowing it.",
    remedy="Make somebody who is nearer accountable, such as who does the work.",
    severity=Severity.INFO,
    default=everywhere(TRY),
    threshold=everywhere(3),
    threshold_means="Levels above, from which on an A is far",
    letters="A",
    flagged="Tokens has an R and takes its A from Commerce, three levels up; nothing between names an R.",
    fine="Tokens names nobody itself: its A and R come from the same area, however far up.",
    boundary="The A is given two levels up: not flagged, three: flagged. An area in between has an R: that"
    " one is looked at, and Tokens is not flagged.",
    sql=f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'levels', t.a_far,
    'count', count(DISTINCT f.holder)) AS facts
FROM fact_reach t JOIN fact_resolved f ON f.area_id = t.a_src AND f.letter = 'A' AND NOT f.deputy
JOIN ownership_areaplacement p ON p.area_id = t.area_id AND (p.period @> %(on)s::date) IS TRUE
JOIN fact_reach u ON u.area_id = p.parent_id
LEFT JOIN fact_reach w ON w.area_id = u.r_src
{pieces.limit(code="OWN503", at="t.at_team")}
WHERE t.in_use AND t.r_src = t.area_id AND t.a_far >= l.threshold
  AND (w.a_src = t.a_src AND w.a_far > 0) IS NOT TRUE
GROUP BY t.area_id, l.severity, t.a_far""",
    sentence=sentence,
)
