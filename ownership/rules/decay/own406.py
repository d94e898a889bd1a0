from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    one = len(facts["people"]) == 1
    return (
        f'{names.people(facts["people"])}, who decided "{names.decision(facts["subject"])}",'
        f" {'has' if one else 'have all'} left, and nobody is accountable for {names.areas(facts['areas'])}:"
        " nobody can say why it was decided, or change it."
    )


RULE = Rule(
    code="OWN406",
    name="orphaned-decision",
    title="A decision that nobody can answer for",
    rationale="A decision stands as long as somebody can say why it was taken, and may take another one.",
    remedy="Make somebody accountable for the area, who then decides whether the decision still stands;"
    " or mark it as superseded.",
    severity=Severity.WARNING,
    subjects=("decision",),
    default=everywhere(ON),
    wide=True,
    letters="A",
    flagged="Ana and Ben decided to keep card numbers for a year and have both left; Card data has no A.",
    fine="Ana and Ben have left, and Dana is accountable for Card data: she can be asked.",
    boundary="Ben's last day is 30 April: not flagged on 30 April, flagged on 1 May. A decision that is only"
    " proposed, or that names no deciders, is not flagged.",
    sql=f"""WITH orphaned AS (
  SELECT d.id, d.people, array_agg(t.area_id ORDER BY t.area_id) AS areas
  FROM ({pieces.DECIDED}) d JOIN ownership_decisionarea x ON x.decision_id = d.id
  JOIN fact_reach t ON t.area_id = x.area_id
  WHERE d.here = 0 AND t.in_use AND t.a_src IS NULL AND NOT t.stance GROUP BY d.id, d.people)
SELECT 'decision' AS kind, o.id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', to_jsonb(o.areas), 'people', o.people) AS facts
FROM orphaned o JOIN fact_reach t ON t.area_id = o.areas[1]
{pieces.limit(code="OWN406", at="t.at_team")}""",
    sentence=sentence,
)
