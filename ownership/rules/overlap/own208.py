from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed


def sentence(facts: Facts, names: Names) -> str:
    claim = f"{names.areas([facts['subject'], *facts['areas']])} claim {listed(facts['resources'], most=4)}"
    return f"{claim}, and who decides differs ({names.holders(facts)}): each can change it without the other."


PLAIN = r"rtrim(regexp_replace(sort_key(btrim(r.value)), '^(https?://(www\.)?|#|\.?/+)', ''), '/*')"

RULE = Rule(
    code="OWN208",
    name="shared-resource",
    title="Two areas claim one resource",
    rationale="What two areas claim is changed by either, and mended by neither.",
    remedy="Leave it with the area that decides on it, or put one area below the other.",
    severity=Severity.ERROR,
    default=everywhere(ON),
    letters="A",
    flagged="Refunds and Ledger both list services/ledger/**: Ana is accountable for one, Ben for the other.",
    fine="Ledger is below Payments, and both list services/ledger/**: the nearer one counts. Or both list the"
    " channel of their team, in which many things are talked of.",
    boundary="Refunds lists services/ledger/** and Ledger services/ledger: the same. Ledger lists"
    " services/ledger/tests: another. Or Ana is accountable for both areas: not flagged.",
    wide=True,
    sql=f"""WITH RECURSIVE claim AS MATERIALIZED (
  SELECT t.area_id, a.holders, r.kind, r.value, {PLAIN} AS plain FROM ownership_resource r
  JOIN fact_reach t ON t.area_id = r.area_id AND t.in_use JOIN ({pieces.ANSWERS}) a ON a.area_id = t.a_src
  WHERE r.kind <> 'channel'),
shared AS MATERIALIZED (
  SELECT k.* FROM claim k JOIN (SELECT kind, plain FROM claim WHERE plain <> ''
    GROUP BY kind, plain HAVING count(DISTINCT holders) > 1) s USING (kind, plain)),
above(area_id, above_id) AS (
  SELECT area_id, area_id FROM shared
  UNION
  SELECT u.area_id, p.parent_id FROM above u JOIN ({sql.placed(on="%(on)s::date")}) p
    ON p.area_id = u.above_id AND p.parent_id IS NOT NULL),
clash AS (
  SELECT a.kind, a.plain, least(a.value, b.value) AS value, a.area_id, b.area_id AS other_id FROM shared a
  JOIN shared b ON b.kind = a.kind AND b.plain = a.plain AND b.area_id > a.area_id AND b.holders <> a.holders
  WHERE (a.area_id, b.area_id) NOT IN (SELECT area_id, above_id FROM above)
    AND (b.area_id, a.area_id) NOT IN (SELECT area_id, above_id FROM above)),
party AS (
  SELECT min(c.area_id) OVER (PARTITION BY c.kind, c.plain) AS subject, each.area_id,
    min(c.value) OVER (PARTITION BY c.kind, c.plain) AS value
  FROM clash c CROSS JOIN LATERAL (VALUES (c.area_id), (c.other_id)) each(area_id))
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="k.area_id", where="k.area_id <> t.area_id")}, {pieces.HOLDERS},
    'resources', to_jsonb(array_agg(DISTINCT k.value ORDER BY k.value))) AS facts
FROM party k JOIN fact_reach t ON t.area_id = k.subject
{pieces.limit(code="OWN208", at="t.at_team")}
JOIN fact_reach g ON g.area_id = k.area_id
JOIN fact_resolved f ON f.area_id = g.a_src AND f.letter = 'A' AND NOT f.deputy
GROUP BY t.area_id, l.severity""",
    sentence=sentence,
)
