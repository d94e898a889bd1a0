from ownership.enums import Acceptance, Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    who, one = names.holders(facts), facts["count"] == 1
    said = f"{who} said no to"
    if facts["waiting"]:
        said = f"{who} {'has' if one else 'have'} not answered whether to take"
    if 0 < facts["waiting"] < facts["count"]:
        said = f"{who} said no or did not answer to"
    return f"{said} {names.area(facts['subject'])}: a name stands there that nobody can rely on."


RULE = Rule(
    code="OWN408",
    name="unaccepted-assignment",
    title="Given to somebody who did not take it",
    rationale="An assignment counts when it is taken. A no, or silence, means that the area is held on paper"
    " only.",
    remedy="Ask what stands in the way. Then give it to somebody else, or take it back.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    threshold=everywhere(14),
    threshold_means="Days in which an answer may come; a no is flagged at once",
    flagged="Ben was made responsible for Refunds and said no.",
    fine="Ben was asked a week ago. Or he said no, and it ended.",
    boundary="Ben was asked on 1 May: not flagged on 14 May, flagged on 15 May, after 14 days.",
    sql=f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'count', count(DISTINCT f.assignment_id), 'waiting',
    count(DISTINCT f.assignment_id) FILTER (WHERE s.acceptance = '{Acceptance.ASKED}')) AS facts
FROM ownership_assignment s JOIN fact_resolved f ON f.assignment_id = s.id
JOIN fact_reach t ON t.area_id = f.area_id
{pieces.limit(code="OWN408", at="t.at_team")}
WHERE s.acceptance <> '{Acceptance.ACCEPTED}' AND f.in_use AND {pieces.COUNTS}
  AND (s.acceptance = '{Acceptance.DECLINED}'
    OR coalesce(s.asked_on, lower(s.period)) + l.threshold <= %(on)s::date)
GROUP BY t.area_id, l.severity""",
    sentence=sentence,
)
