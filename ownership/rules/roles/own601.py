from ownership.enums import Gap, Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    seat = names.seat(facts["subject"])
    if facts["work"]:
        return (
            f"{seat} is responsible for {names.areas(facts['work'])}, but nobody sits in that seat:"
            " the work waits, or is done by chance."
        )
    return (
        f"{seat} is to be asked or told about {names.areas(facts['areas'])}, but nobody sits in that seat:"
        " what is asked or told there reaches nobody."
    )


RULE = Rule(
    code="OWN601",
    name="vacant-seat",
    title="Empty seat",
    rationale="Whoever sits in a seat takes up its letters; with nobody there they are on paper only.",
    remedy="Fill the seat, or give its letters to somebody who is here.",
    severity=Severity.WARNING,
    subjects=("seat",),
    default=everywhere(ON),
    asks=ASKS_LEAD,
    letters="RCIS",
    flagged="The tech lead of Payments is responsible for Refunds and consulted on Ledger, and nobody is the"
    " tech lead: one finding, about the seat.",
    fine="Nobody sits in a seat that holds nothing. Or it holds an A too: that is OWN103, and more urgent.",
    boundary="Whoever sits there leaves it on 1 May: not flagged on 30 April, flagged on 1 May.",
    sql=f"""SELECT 'seat' AS kind, f.h_seat AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="f.area_id", where="f.letter <> 'A'")},
    'work', {pieces.ids(of="f.area_id", where="f.letter = 'R'")}) AS facts
FROM fact_resolved f
{pieces.limit(code="OWN601", team="f.through_id")}
WHERE f.gap = {Gap.EMPTY_SEAT} AND f.in_use
GROUP BY f.h_seat, l.severity
HAVING bool_or(f.letter <> 'A') AND NOT bool_or(f.letter = 'A' AND NOT f.deputy)""",
    sentence=sentence,
)
