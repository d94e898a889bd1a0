from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import number


def sentence(facts: Facts, names: Names) -> str:
    count, name = number(facts["count"]).capitalize(), names.area(facts["subject"])
    same = f"{count} areas are called {name} or nearly so, and who decides differs ({names.holders(facts)})"
    return f"{same}: whoever asks gets another answer at each."


PLAIN = r"""regexp_replace(regexp_replace(x.sort_name, '([^s[:space:][:punct:]]{2})s\M', '\1', 'g'),
    '[[:space:][:punct:]]', '', 'g')"""

RULE = Rule(
    code="OWN207",
    name="duplicate-area",
    title="The same area twice",
    rationale="One thing that is entered twice has two owners, and each of them is right.",
    remedy="Merge them, or name each by what sets it apart. If they are one, let one holder answer for both.",
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="A",
    flagged='Payments has "Refund" and "Refunds" below it: Ana is accountable for one, Ben for the other.',
    fine='Five teams, one of them below another, have an area "On-call" each, in places of their own.',
    boundary='Ana is accountable for both "Refund" and "Refunds": not flagged. Ben is for one, in another'
    " place: flagged if one team owns both.",
    wide=True,
    # Alike are those of one name in one place, or of one team. The lowest id goes from place to team and
    # back, so that what hangs together is one finding.
    sql=f"""WITH named AS MATERIALIZED (
  SELECT t.area_id, t.a_src, coalesce(t.owning_team_id, -t.area_id) AS team,
    coalesce(p.parent_id, 0) AS place, a.holders, {PLAIN} AS plain
  FROM fact_reach t JOIN ({sql.placed(on="%(on)s::date")}) p ON p.area_id = t.area_id
  JOIN ownership_area x ON x.id = t.area_id JOIN ({pieces.ANSWERS}) a ON a.area_id = t.a_src WHERE t.in_use),
alike AS MATERIALIZED (SELECT n.* FROM named n WHERE plain <> '' AND plain IN (
  SELECT plain FROM named GROUP BY plain HAVING count(DISTINCT holders) > 1)),
a AS (SELECT k.*, min(area_id) OVER (PARTITION BY plain, place) AS low FROM alike k),
b AS (SELECT a.*, min(low) OVER (PARTITION BY plain, team) AS lower FROM a),
one AS (SELECT b.*, min(lower) OVER (PARTITION BY plain, place) AS lowest FROM b)
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="k.area_id", where="k.area_id <> t.area_id")}, {pieces.HOLDERS},
    'count', count(DISTINCT k.area_id)) AS facts
FROM one k JOIN fact_reach t ON t.area_id = k.lowest
{pieces.limit(code="OWN207", team="t.owning_team_id")}
JOIN fact_resolved f ON f.area_id = k.a_src AND f.letter = 'A' AND NOT f.deputy
GROUP BY t.area_id, l.severity HAVING count(DISTINCT k.holders) > 1""",
    sentence=sentence,
)
