from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    here, below = names.area(facts["subject"]), names.areas(facts["areas"])
    what = f"{below}, through {here} above" if facts["areas"] else here
    if facts["itself"] and facts["areas"]:
        what = f"{here} and {below} below it"
    return (
        f"Only one person could go on with {what}: nobody else decides, does the work or stands in, so any"
        " absence stops it."
    )


RULE = Rule(
    code="OWN303",
    name="no-second-person",
    title="Nobody else knows the area",
    rationale="Where one person decides and does the work and nobody stands in, an absence stops both, and"
    " what only that person knows goes with them.",
    remedy="Name a deputy, or let somebody share the work.",
    severity=Severity.WARNING,
    severity_means="Error if one of the areas is critical, warning if important",
    default=everywhere(ON),
    letters="AR",
    flagged="Ana is accountable and responsible for Card payments, which is critical, and has no deputy.",
    fine="Ana is accountable and the team Payments, in which Ben is too, is responsible: Ben could go on."
    " Or Card payments is of normal weight, or none is set.",
    boundary="Ana decides and Ben does the work; Ben leaves on 1 May: not flagged on 30 April, flagged on"
    " 1 May. That nobody at all answers is said by OWN101, OWN103 and OWN401.",
    sql=f"""WITH a AS (
{pieces.cover(areas="t.in_use AND t.a_src IS NOT NULL AND t.criticality IN ('critical', 'important')")})
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity,
    CASE WHEN bool_or(x.criticality = 'critical') THEN 'error' ELSE 'warning' END) AS severity,
  jsonb_build_object('people', {pieces.ids(of="a.person_id")}, 'itself', bool_or(x.area_id = t.area_id)::int,
    'areas', {pieces.ids(of="x.area_id", where="x.area_id <> t.area_id")}) AS facts
FROM a JOIN fact_reach x ON x.area_id = a.area_id JOIN fact_reach t ON t.area_id = x.a_src
{pieces.limit(code="OWN303", at="t.at_team")}
WHERE EXISTS (SELECT FROM fact_resolved f WHERE f.area_id = x.a_src AND f.letter = 'A' AND NOT f.deputy
  AND f.person_id = a.person_id)
GROUP BY t.area_id, l.severity""",
    sentence=sentence,
)
