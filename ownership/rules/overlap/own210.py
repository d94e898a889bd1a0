from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, TRY, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"The team {names.team(facts['subject'])} is accountable for {names.areas(facts['areas'])}:"
        " nobody in it is named, and an answer changes with whoever leads it."
    )


RULE = Rule(
    code="OWN210",
    name="group-accountable",
    title="A team is accountable",
    rationale="Who answers must be able to say so in the first person; an auditor asks for a name or an"
    " office, not for a group.",
    remedy="Make a person of the team or a seat in it accountable, and the team responsible.",
    severity=Severity.WARNING,
    subjects=("team",),
    default=everywhere(TRY, regulated=ON),
    asks=ASKS_LEAD,
    letters="A",
    flagged="The team Payments is accountable for Refunds and Invoices: one finding, about Payments.",
    fine="The seat tech lead of Payments is accountable for them. Or Payments is responsible.",
    boundary="Payments is deputy for the A of Refunds, which Ana holds: not flagged. Its A ends on 1 May:"
    " flagged on 30 April, not on 1 May. A closed team is OWN402.",
    sql=f"""SELECT 'team' AS kind, f.h_team AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="f.area_id")}) AS facts
FROM fact_resolved f
{pieces.limit(code="OWN210", team="f.h_team")}
WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.h_team IS NOT NULL AND {pieces.COUNTS}
GROUP BY f.h_team, l.severity""",
    sentence=sentence,
)
