from ownership.enums import Letter, Severity
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.pieces import crowded


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.crowd(facts)} must be consulted on {names.area(facts['subject'])} ({names.holders(facts)}):"
        " each decision waits for all of them."
    )


RULE = Rule(
    code="OWN203",
    name="crowded-consulted",
    title="Too many to consult",
    rationale="Each one who must be asked before a decision makes it slower.",
    remedy="Keep those whose answer changes the decision, and only inform the others.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    threshold=everywhere(6, lean=8),
    threshold_means="How many holders may be consulted, each counted where it was given the letter",
    by_criticality=True,
    letters="C",
    flagged="Seven holders are consulted on Schema changes.",
    fine="Three are consulted on it, and five on the area above: each counts where it was given.",
    boundary="Six are consulted: not flagged, the seventh is one too many (lean: the ninth).",
    sql=crowded(code="OWN203", letter=Letter.C, severity=Severity.WARNING),
    sentence=sentence,
)
