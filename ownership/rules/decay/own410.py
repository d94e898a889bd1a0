from ownership.enums import Severity
from ownership.rules import freshness, pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed


def sentence(facts: Facts, names: Names) -> str:
    former = listed([names.team(id) for id in facts["teams"]])
    return (
        f"{names.person(facts['subject'])} has moved on from {former} and still has"
        f" {names.areas(facts['areas'])}, which that team owns: it may be time to hand over."
    )


RULE = Rule(
    code="OWN410",
    name="moved-holder",
    title="Moved on, and kept areas of the former team",
    rationale="After a move, areas of the former team compete with the work of the new one, and wait.",
    remedy="Hand the areas over to the team that owns them, or confirm them if they are to stay.",
    severity=Severity.INFO,
    subjects=("person",),
    default=everywhere(ON),
    asks=ASKS_LEAD,
    letters="AR",
    flagged="Ana moved from Payments to Search in March and is still accountable for Refunds, of Payments.",
    fine="Ana moved in March, and Refunds was confirmed, or given to her, after that; or it moved with her.",
    boundary="Ana's first day outside Payments is 1 May: not flagged on 30 April, flagged on 1 May. Confirmed"
    " on 1 May: not flagged. Nor is who is still in Payments for a part, or in no other team.",
    sql=f"""SELECT 'person' AS kind, f.h_person AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('people', jsonb_build_array(f.h_person), 'areas', {pieces.ids(of="f.area_id")},
    'teams', {pieces.ids(of="w.team_id")}) AS facts
FROM ({freshness.LEFT}) w JOIN fact_resolved f ON f.h_person = w.person_id
  AND f.since < w.day
  AND f.owning_team_id = w.team_id AND (f.confirmed_on >= w.day) IS NOT TRUE
{pieces.limit(code="OWN410", at=pieces.TEAM_OF.format(person="f.h_person"))}
WHERE f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND f.gap IS NULL
  AND EXISTS (SELECT FROM teams_membership n
    WHERE n.person_id = f.h_person AND n.team_id IS NOT NULL AND (n.period @> %(on)s::date) IS TRUE)
GROUP BY f.h_person, l.severity""",
    sentence=sentence,
)
