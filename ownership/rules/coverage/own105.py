from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    here, below = names.area(facts["subject"]), names.areas(facts["areas"])
    what = f"{below}, through {here} above" if facts["areas"] else here
    if facts["itself"] and facts["areas"]:
        what = f"{here} and on {below} below it"
    return (
        f"Only {names.people(facts['people'])} can decide on {what}, and no deputy is named:"
        " during an absence it waits."
    )


RULE = Rule(
    code="OWN105",
    name="missing-deputy",
    title="No deputy for a critical area",
    rationale="A critical area cannot wait until its one accountable person is back.",
    remedy="Name a deputy: somebody who may decide during an absence.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    threshold=everywhere(1, regulated=2),
    bounds=(1, 2),
    threshold_means="Which areas need a deputy: 1 for critical ones, 2 for important ones too",
    letters="A",
    flagged="Ana alone is accountable for Card payments, which is critical, and has no deputy.",
    fine="Payments is accountable and has two leads: either can decide. Or nobody is: other rules say so.",
    boundary="An important area without a deputy: flagged in the regulated profile, not in the others.",
    sql=f"""WITH answer AS ({pieces.ALONE})
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('people', jsonb_build_array(a.person_id), 'itself', bool_or(x.area_id = t.area_id)::int,
    'areas', {pieces.ids(of="x.area_id", where="x.area_id <> t.area_id")}) AS facts
FROM fact_reach x JOIN answer a ON a.area_id = x.a_src JOIN fact_reach t ON t.area_id = x.a_src
{pieces.limit(code="OWN105", at="t.at_team")}
WHERE x.in_use AND NOT x.deputised
  AND (x.criticality = 'critical' OR l.threshold >= 2 AND x.criticality = 'important')
GROUP BY t.area_id, l.severity, a.person_id""",
    sentence=sentence,
)
