from ownership.enums import Letter, Severity
from ownership.rules.base import TRY, Facts, Names, Rule, everywhere
from ownership.rules.pieces import crowded


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.crowd(facts)} are informed of {names.area(facts['subject'])} ({names.holders(facts)}):"
        " news for so many is read by few."
    )


RULE = Rule(
    code="OWN204",
    name="crowded-informed",
    title="Too many to inform",
    rationale="News that everybody gets is read by nobody.",
    remedy="Inform a team or a channel instead of each person, or drop those who do not need it.",
    severity=Severity.INFO,
    default=everywhere(TRY),
    threshold=everywhere(8),
    threshold_means="How many holders may be informed, each counted where it was given the letter",
    by_criticality=True,
    letters="I",
    flagged="Nine people are informed of Release notes.",
    fine="The team Support, of thirty people, is informed: one holder.",
    boundary="Eight are informed: not flagged, the ninth is one too many.",
    sql=crowded(code="OWN204", letter=Letter.I, severity=Severity.INFO),
    sentence=sentence,
)
