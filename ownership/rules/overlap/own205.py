from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed, number


def sentence(facts: Facts, names: Names) -> str:
    teams = listed([names.team(id) for id in facts["teams"]], most=4)
    return (
        f"{number(facts['count']).capitalize()} teams decide on {names.area(facts['subject'])} or do its work"
        f" ({teams}): what one knows is lost on the way to the next."
    )


WORK = f"f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}"

RULE = Rule(
    code="OWN205",
    name="scattered-work",
    title="One area's work in many teams",
    rationale="Where work passes from team to team, each handoff loses some of what was known.",
    remedy="Let the owning team do more of it, split the area, or give it to a team above all of them.",
    severity=Severity.INFO,
    default=everywhere(ON),
    threshold=everywhere(3),
    threshold_means="How many teams may decide on one area or do its work, owner included",
    by_criticality=True,
    letters="AR",
    flagged="Payments owns Refunds, and people of Checkout, Data and Legal are responsible for it as well.",
    fine="Four of Payments are responsible for Refunds: one team. Or the whole organisation's team owns it:"
    " then many are meant to take part.",
    boundary="A and R of Refunds lie in three teams: not flagged. In four: flagged. A person counts for the"
    " owning team if in it, else for their first team.",
    sql=f"""WITH several AS (
  SELECT t.area_id, t.owning_team_id, l.severity, l.threshold
  FROM fact_resolved f JOIN fact_reach t ON t.area_id = f.area_id
  {pieces.limit(code="OWN205", at="t.at_team", criticality="t.criticality")}
  WHERE {WORK} AND t.area_id {pieces.crowd(code="OWN205", rows=WORK)}
  GROUP BY t.area_id, t.owning_team_id, l.severity, l.threshold
  HAVING count(DISTINCT f.holder) > l.threshold),
part AS (
  SELECT s.*, coalesce(f.h_team, seat.team_id, m.team_id) AS team_id
  FROM several s JOIN fact_resolved f ON f.area_id = s.area_id
  LEFT JOIN teams_seat seat ON seat.id = f.h_seat
  LEFT JOIN LATERAL (SELECT m.team_id FROM fact_member m WHERE m.person_id = f.h_person
    ORDER BY m.team_id IS DISTINCT FROM s.owning_team_id, m.team_id LIMIT 1) m ON true
  WHERE {WORK} AND EXISTS (SELECT FROM teams_teamplacement o WHERE o.team_id = s.owning_team_id
    AND (o.period @> %(on)s::date) IS TRUE AND o.parent_id IS NOT NULL))
SELECT 'area' AS kind, area_id AS id, coalesce(severity, 'info') AS severity,
  jsonb_build_object('teams', {pieces.ids(of="team_id")}, 'count', count(DISTINCT team_id),
    'limit', threshold) AS facts
FROM part GROUP BY area_id, severity, threshold HAVING count(DISTINCT team_id) > threshold""",
    sentence=sentence,
)
