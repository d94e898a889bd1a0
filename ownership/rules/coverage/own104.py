from ownership.enums import Severity
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.pieces import uncovered


def sentence(facts: Facts, names: Names) -> str:
    also = f", nor for {names.areas(facts['areas'])} below it" if facts["areas"] else ""
    return (
        f"Nobody is named for {names.area(facts['subject'])}{also}:"
        " nobody decides, does the work or is asked."
    )


RULE = Rule(
    code="OWN104",
    name="unowned-area",
    title="Nobody is named at all",
    rationale="What nobody holds is found out on the day that it breaks.",
    remedy="Make one person, team or seat accountable, or retire the area. If nobody should own it for now,"
    " mark it as unowned on purpose, with a reason and an end.",
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="A",
    flagged="Kafka upgrades has no letter of its own and none comes from above.",
    fine="Kafka upgrades inherits the A and the R of Event pipeline.",
    boundary="One person is informed of Kafka upgrades and that is all: not this rule, it is OWN101.",
    sql=uncovered(code="OWN104", held=False),
    sentence=sentence,
)
