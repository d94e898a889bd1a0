from ownership.enums import Gap, Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.person(facts['subject'])} has left but is still named in {names.areas(facts['areas'])}:"
        " whoever asks there gets no answer."
    )


RULE = Rule(
    code="OWN401",
    name="departed-holder",
    title="Someone who left is still named",
    rationale="Who looks for an answer finds a name, and behind it nobody.",
    remedy="Name a successor for each area, or take the name away where others are enough.",
    severity=Severity.ERROR,
    subjects=("person",),
    default=everywhere(ON),
    asks=ASKS_LEAD,
    flagged="Ana left in March and is still accountable for two areas and consulted on one: one finding.",
    fine="Ana left in March and her letters ended with her last day.",
    boundary="Ana's employment ends on 1 May: not flagged on 30 April, flagged on 1 May.",
    sql=f"""SELECT 'person' AS kind, f.h_person AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('people', jsonb_build_array(f.h_person), 'areas', {pieces.ids(of="f.area_id")},
    'count', count(DISTINCT f.assignment_id)) AS facts
FROM fact_resolved f
{pieces.limit(code="OWN401", at=pieces.TEAM_OF.format(person="f.h_person"))}
WHERE f.gap = {Gap.DEPARTED}
GROUP BY f.h_person, l.severity""",
    sentence=sentence,
)
