from ownership.enums import Severity
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.pieces import uncovered


def sentence(facts: Facts, names: Names) -> str:
    also = f", nor for {names.areas(facts['areas'])} below it" if facts["areas"] else ""
    return (
        f"Nobody is accountable for {names.area(facts['subject'])}{also},"
        " so nobody can settle a question about it."
    )


def advice(facts: Facts, names: Names) -> str:
    if not facts["areas"]:
        return REMEDY
    return f"Make somebody accountable for {names.area(facts['subject'])}, or for each of the areas below it."


REMEDY = (
    "Make one person, team or seat accountable. If nobody should be for now, mark it as unowned on purpose,"
    " with a reason and an end."
)


RULE = Rule(
    code="OWN101",
    name="missing-accountable",
    title="Nobody is accountable",
    rationale="An area without an A has people who work on it or are asked, but none whose decision counts.",
    remedy=REMEDY,
    advice=advice,
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="A",
    flagged="Refunds has an R and two Cs, and neither it nor an area it inherits from has an A.",
    fine="Payments has no A of its own, and each of the areas below it has one.",
    boundary="Refunds has no A of its own and inherits that of Payments: not flagged. Without inheritance"
    " it is. An A held by somebody who has left counts here: that is OWN401.",
    sql=uncovered(code="OWN101", held=True),
    sentence=sentence,
)
