import datetime as dt

from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import number


def sentence(facts: Facts, names: Names) -> str:
    area, since = names.area(facts["subject"]), dt.date.fromisoformat(facts["since"])
    count = facts["count"]
    waits = (
        "A question about {} waits"
        if count == 1
        else f"{number(count).capitalize()} questions about {{}} wait"
    )
    oldest = "" if count == 1 else "the oldest "
    return (
        f"{waits.format(area)} for an answer, {oldest}since {since:%-d %B %Y}:"
        " whoever asked cannot go on, or goes on without one."
    )


RULE = Rule(
    code="OWN409",
    name="unanswered-question",
    title="A question without an answer",
    rationale="Who is not answered stops asking, and what is written is no longer put right.",
    remedy="Answer it, make it a change, or pass it on to who knows.",
    severity=Severity.INFO,
    default=everywhere(ON),
    threshold=everywhere(10),
    threshold_means="Days for which a question may be open",
    by_criticality=True,
    flagged="Li asked 11 days ago whether Refunds is still with Payments, and nobody answered.",
    fine="Li asked 11 days ago, and was answered or took the question back.",
    boundary="A question is open for 10 days: not flagged, on the next day it is.",
    sql=f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('count', count(*), 'since', min(q.asked_on)) AS facts
FROM fact_reach t JOIN ownership_question q ON q.area_id = t.area_id AND q.state = 'open'
{pieces.limit(code="OWN409", at="t.at_team", criticality="t.criticality")}
WHERE t.in_use AND q.asked_on < %(on)s::date - l.threshold
GROUP BY t.area_id, l.severity""",
    sentence=sentence,
)
