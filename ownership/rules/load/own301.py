from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{len(facts['areas'])} areas wait on {names.person(facts['subject'])} for an answer"
        f" ({names.areas(facts['areas'])}): an absence stops them all."
    )


RULE = Rule(
    code="OWN301",
    name="overloaded-accountable",
    title="Many areas wait on one person",
    rationale="Where one person answers for many areas, each waits; and all do when that person is away.",
    remedy="Hand some areas to others in the team, or make a deputy accountable."
    " It is the areas that wait: this says nothing about the person.",
    severity=Severity.WARNING,
    subjects=("person",),
    default=everywhere(ON),
    threshold=everywhere(10, lean=14),
    threshold_means="Areas that may wait on one person: a simple one counts half, a complex one twice, others"
    " once; inherited ones count once, where the A was given",
    asks=ASKS_LEAD,
    letters="A",
    flagged="Ana is accountable for 11 areas, some by herself and some as the lead of Payments.",
    fine="Ana is accountable for Payments, from which 30 areas inherit: that is one.",
    boundary="Ana is accountable for 10 areas: not flagged. One of them becomes complex, which counts twice:"
    " flagged.",
    personal=True,
    sql=f"""WITH waiting AS (
  SELECT DISTINCT f.person_id, f.area_id, f.complexity FROM fact_resolved f
  WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.person_id IS NOT NULL)
SELECT 'person' AS kind, w.person_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('people', jsonb_build_array(w.person_id), 'areas', {pieces.ids(of="w.area_id")}) AS facts
FROM waiting w
{pieces.limit(code="OWN301", at=pieces.TEAM_OF.format(person="w.person_id"))}
GROUP BY w.person_id, l.severity, l.threshold
HAVING sum(CASE w.complexity WHEN 'simple' THEN 0.5 WHEN 'complex' THEN 2 ELSE 1 END) > l.threshold""",
    sentence=sentence,
)
