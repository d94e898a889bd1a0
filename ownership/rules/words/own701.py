from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    return (
        f'The name "{names.area(facts["subject"])}" does not say what is owned,'
        " so nobody can tell what belongs to it."
    )


RULE = Rule(
    code="OWN701",
    name="vague-area",
    title="Vague name",
    rationale='Whoever owns "misc" owns whatever nobody else wants.',
    remedy="Give it a name that says what is owned, or move what is in it to areas of their own.",
    severity=Severity.INFO,
    default=everywhere(ON),
    flagged='Areas called "Misc", "Other", "TBD" or "X".',
    fine='An area called "Other people\'s data" or "General ledger": only the whole name counts.',
    boundary='A name of one letter is flagged, one of two letters, such as "CI", is not.',
    sql=f"""SELECT 'area' AS kind, x.id, coalesce(l.severity, 'info') AS severity, '{{}}'::jsonb AS facts
FROM fact_reach t CROSS JOIN LATERAL (SELECT * FROM ownership_area x WHERE x.id = t.area_id OFFSET 0) x
{pieces.limit(code="OWN701", at="t.at_team")}
WHERE t.in_use
  AND x.name ~* '^\\s*(misc|misc\\.|miscellaneous|general|various|others?|tbd|tba|[[:alpha:]])\\s*$'""",
    sentence=sentence,
)
