from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, TRY, Facts, Names, Rule, everywhere
from ownership.rules.names import number


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"{names.team(facts['subject'])} owns {number(facts['system'])} system and"
        f" {number(facts['product'])} product areas ({names.areas(facts['areas'])}), and nobody in it has a"
        " part in both: what one side knows does not reach the other."
    )


RULE = Rule(
    code="OWN502",
    name="walled-team",
    title="A wall within a team",
    rationale="Where some look after the system and others after the product, each hand-off loses context.",
    remedy="Let somebody from each side be consulted on, or work on, an area of the other.",
    severity=Severity.INFO,
    subjects=("team",),
    default=everywhere(TRY),
    threshold=everywhere(4),
    threshold_means="People from whom on a team is looked at",
    asks=ASKS_LEAD,
    wide=True,
    flagged="Payments, of five, owns Ledger and Backups (system) and Refunds and Invoices (product), and who"
    " has a letter of the former has none of the latter.",
    fine="Ana is accountable for Ledger and consulted on Refunds. Or the team itself works on both.",
    boundary="A team of four with two areas of each kind is flagged; of three people, or with one area of a"
    " kind, it is not.",
    sql=f"""WITH sided AS (SELECT x.id AS area_id, c.perspective
  FROM ownership_area x JOIN ownership_category c ON c.id = x.category_id),
member AS (SELECT DISTINCT m.team_id, m.person_id FROM teams_membership m
  WHERE m.team_id IS NOT NULL AND m.period @> %(on)s::date
    AND {sql.here(person="m.person_id", on="%(on)s::date")}),
held AS (SELECT f.person_id, f.h_team, f.area_id FROM fact_resolved f
  WHERE f.letter IN ('A', 'R', 'C') AND f.in_use),
bridged AS (
  SELECT m.team_id FROM held f JOIN sided s USING (area_id) JOIN member m USING (person_id)
  GROUP BY m.team_id, m.person_id HAVING count(DISTINCT s.perspective) = 2
  UNION SELECT f.h_team FROM held f JOIN sided s USING (area_id) WHERE f.h_team IS NOT NULL
  GROUP BY f.h_team HAVING count(DISTINCT s.perspective) = 2)
SELECT 'team' AS kind, t.owning_team_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="t.area_id")},
    'system', count(*) FILTER (WHERE s.perspective = 'system'),
    'product', count(*) FILTER (WHERE s.perspective = 'product')) AS facts
FROM fact_reach t JOIN sided s USING (area_id)
JOIN (SELECT team_id, count(*) AS size FROM member GROUP BY team_id) k ON k.team_id = t.owning_team_id
{pieces.limit(code="OWN502", team="t.owning_team_id")}
WHERE t.in_use AND k.size >= l.threshold AND t.owning_team_id NOT IN (SELECT team_id FROM bridged)
GROUP BY t.owning_team_id, l.severity
HAVING count(*) FILTER (WHERE s.perspective = 'system') >= 2
  AND count(*) FILTER (WHERE s.perspective = 'product') >= 2
  AND NOT {sql.closed(team="t.owning_team_id", on="%(on)s::date")}""",
    sentence=sentence,
)
