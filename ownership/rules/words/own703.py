from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed
from ownership.rules.worked import DAYS, MANY_NAMED, MOST, WORKED


def sentence(facts: Facts, names: Names) -> str:
    share = f"{facts['share']} %" if "share" in facts else f"At least {facts['limit']} %"
    teams = listed([names.team(id) for id in facts["teams"]])
    return (
        f"{share} of the work on {names.area(facts['subject'])} in the last {DAYS} days came from outside"
        f" those who are named for it{f', most of it from {teams}' if teams else ''}:"
        " whoever turns to those who are named turns to the wrong ones."
    )


RULE = Rule(
    code="OWN703",
    name="declared-not-actual",
    title="Others do the work than are named",
    rationale="Who is named and who does the work drift apart quietly; alarms and questions go to the named.",
    remedy="Make those who do the work responsible, or agree with them on how it comes back.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    threshold=everywhere(50),
    threshold_means="Percent of the work: from so much on from outside it is flagged",
    letters="R",
    flagged="Payments is responsible for Refunds; of its 40 changes in 90 days 30 came from Platform.",
    fine="They came from a team below Payments, from whoever answers for Refunds, or from somebody who was"
    " responsible until last month. Bots do not count, nor do names that nobody has matched with a person.",
    boundary="Of ten changes five came from outside: flagged. Four of ten, or nine of nine: not flagged."
    " A month counts if it began within the 90 days.",
    wide=True,
    # Where those who are named are few, the exact share would say how much one of them does.
    sql=f"""WITH RECURSIVE {WORKED}, {MOST}
SELECT 'area' AS kind, w.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('limit', l.threshold, 'teams', to_jsonb(ARRAY(
    SELECT most.team_id FROM most WHERE most.area_id = w.area_id ORDER BY 1)))
  || CASE WHEN {MANY_NAMED.format(area="w.area_id", team="w.owning_team_id")}
     THEN jsonb_build_object('share', trunc(sum(w.n) FILTER (WHERE w.outside) * 100 / sum(w.n)))
     ELSE '{{}}' END AS facts
FROM worked w
{pieces.limit(code="OWN703", at="w.at_team")}
GROUP BY w.area_id, w.owning_team_id, l.severity, l.threshold
HAVING sum(w.n) >= 10 AND sum(w.n) FILTER (WHERE w.outside) * 100 >= l.threshold * sum(w.n)""",
    sentence=sentence,
)
