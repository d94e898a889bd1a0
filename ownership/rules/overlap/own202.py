from ownership.enums import Letter, Severity
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.pieces import crowded


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.crowd(facts)} are responsible for {names.area(facts['subject'])} ({names.holders(facts)}):"
        " each can think that another does the work."
    )


RULE = Rule(
    code="OWN202",
    name="crowded-responsible",
    title="Too many responsible",
    rationale="Where many do the work, each can think that another does it.",
    remedy="Keep those who really do the work and make the others supporting, consulted or informed;"
    " or split the area.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    threshold=everywhere(5),
    threshold_means="How many holders may be responsible, each counted where it was given the letter",
    by_criticality=True,
    letters="R",
    flagged="Six people are responsible for Refunds.",
    fine="The team Payments, of twelve people, is responsible: one holder.",
    boundary="Five people are responsible: not flagged, the sixth is one too many.",
    sql=crowded(code="OWN202", letter=Letter.R, severity=Severity.WARNING),
    sentence=sentence,
)
