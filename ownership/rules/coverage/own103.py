from ownership.enums import Gap, Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    areas = names.areas(facts["areas"])
    if facts["teams"]:
        team = names.team(facts["subject"])
        return f"{team} is accountable for {areas} but has no lead: nobody can say yes or no."
    seat = names.seat(facts["subject"])
    return f"{seat} is accountable for {areas}, but nobody sits in that seat: nobody can say yes or no."


def advice(facts: Facts, names: Names) -> str:
    first = "Name a lead" if facts["teams"] else "Fill the seat"
    return f"{first}, or make a person accountable instead."


RULE = Rule(
    code="OWN103",
    name="unanswerable-accountable",
    title="Team without a lead, or empty seat",
    rationale='"Who decides?" must end at a person. A team answers by its lead and a seat by who sits in it.',
    remedy="Name a lead, or fill the seat; or make a person accountable instead.",
    advice=advice,
    severity=Severity.ERROR,
    subjects=("team", "seat"),
    default=everywhere(ON),
    asks=ASKS_LEAD,
    letters="A",
    flagged="Payments is accountable for Refunds and Invoices, and has no lead: one finding, about Payments.",
    fine="Payments has two leads: the answer is Ana or Ben. Or it holds only an R, which needs no name.",
    boundary="The lead's membership ends on 1 May: not flagged on 30 April, flagged on 1 May."
    " Closed teams and retired seats are OWN402, people who have left OWN401.",
    sql=f"""SELECT CASE WHEN f.h_team IS NOT NULL THEN 'team' ELSE 'seat' END AS kind,
  coalesce(f.h_team, f.h_seat) AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="f.area_id")}, {pieces.HOLDERS}) AS facts
FROM fact_resolved f
{pieces.limit(code="OWN103", team="f.through_id")}
WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.gap IN ({Gap.NO_LEAD}, {Gap.EMPTY_SEAT})
GROUP BY f.h_team, f.h_seat, l.severity""",
    sentence=sentence,
)
