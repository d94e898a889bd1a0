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


def _both(holder: str) -> str:
    """Who has to do with areas of both perspectives."""
    return f"""SELECT f.{holder} AS id FROM fact_resolved f JOIN sided s USING (area_id)
  WHERE f.{holder} IS NOT NULL AND f.letter IN ('A', 'R', 'C') AND f.in_use
  GROUP BY f.{holder} HAVING bool_or(s.perspective = 'system') AND bool_or(s.perspective = 'product')"""


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
    sql=f"""WITH sided AS MATERIALIZED (SELECT t.area_id, c.perspective
  FROM fact_reach t JOIN ownership_category c ON c.id = t.category_id),
bridged AS (
  SELECT m.team_id FROM fact_member m JOIN ({_both("person_id")}) b ON b.id = m.person_id
  WHERE m.team_id IS NOT NULL
  UNION {_both("h_team")})
SELECT 'team' AS kind, t.owning_team_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="t.area_id")},
    'system', count(*) FILTER (WHERE s.perspective = 'system'),
    'product', count(*) FILTER (WHERE s.perspective = 'product')) AS facts
FROM fact_reach t JOIN sided s USING (area_id)
JOIN ({pieces.SIZES}) k ON k.team_id = t.owning_team_id
{pieces.limit(code="OWN502", at="t.at_team")}
WHERE t.in_use AND k.size >= l.threshold AND t.owning_team_id NOT IN (SELECT team_id FROM bridged)
GROUP BY t.owning_team_id, l.severity
HAVING count(*) FILTER (WHERE s.perspective = 'system') >= 2
  AND count(*) FILTER (WHERE s.perspective = 'product') >= 2
  AND NOT {sql.closed(team="t.owning_team_id", on="%(on)s::date")}""",
    sentence=sentence,
)
