from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, TRY, Facts, Names, Rule, everywhere

OTHER = {"product": "system", "system": "product"}


def sentence(facts: Facts, names: Names) -> str:
    side = facts["side"]
    return (
        f"{names.team(facts['subject'])} owns {side} areas alone ({names.areas(facts['areas'])}) and no"
        f" {OTHER[side]} area: what it builds and how it is kept well are decided in different places."
    )


RULE = Rule(
    code="OWN506",
    name="one-sided-team",
    title="Product or system alone",
    rationale="A stream-aligned team looks after its stream from end to end: what users get, and the system"
    " below it.",
    remedy="Give the team the other side of what it builds; or say what kind of team it is, if not"
    " stream-aligned.",
    severity=Severity.INFO,
    subjects=("team",),
    default=everywhere(TRY),
    threshold=everywhere(4),
    threshold_means="Areas with a category, from which on a team is looked at",
    asks=ASKS_LEAD,
    wide=True,
    flagged="Payments, a stream-aligned team, owns Refunds, Invoices, Payouts and Ledger: all product.",
    fine="A platform team owns ten system areas and no other.",
    boundary="Three product areas: not flagged, the fourth is one too many. Areas without a category do not"
    " count.",
    sql=f"""SELECT 'team' AS kind, t.owning_team_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="t.area_id")}, 'side', min(c.perspective)) AS facts
FROM fact_reach t JOIN ownership_category c ON c.id = t.category_id
JOIN teams_team k ON k.id = t.owning_team_id AND k.kind = 'stream-aligned'
{pieces.limit(code="OWN506", at="t.at_team")}
WHERE t.in_use
GROUP BY t.owning_team_id, l.severity, l.threshold
HAVING count(*) >= l.threshold AND count(DISTINCT c.perspective) = 1
  AND NOT {sql.closed(team="t.owning_team_id", on="%(on)s::date")}""",
    sentence=sentence,
)
