from ownership import sql
from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    still = "still names" if len(facts["areas"]) == 1 else "still name"
    return (
        f"{names.area(facts['subject'])} has another accountable now, and {names.areas(facts['areas'])} below"
        f" it {still} {names.holders(facts)}, as before: questions still go to whoever passed it on."
    )


DAY = "%(on)s::date"
SAME = "(s.person_id, s.team_id, s.seat_id) IS NOT DISTINCT FROM (k.person_id, k.team_id, k.seat_id)"

RULE = Rule(
    code="OWN206",
    name="left-behind",
    title="Areas below still name the former one",
    rationale="Where an area passes on, those below it are easily forgotten, and decided by who left them.",
    remedy="Give the areas below to the new one too. If they stay where they are, confirm them.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    letters="A",
    flagged="Payments passed from Ana to Ben, and Refunds below it still has Ana's A from before.",
    fine="Refunds has no A of its own and inherits Ben's. Or Ana shares the A of Payments with Ben.",
    boundary="Refunds was confirmed on the day of the change: not flagged. On the day before: flagged."
    " Ana has left: that is OWN401.",
    # Of a write's scope not all areas below are known to the relations: tables alone are read of those, and
    # with OFFSET by a look-up for each.
    sql=f"""WITH former AS (
  SELECT k.area_id, t.at_team, k.person_id, k.team_id, k.seat_id, max(upper(k.period)) AS ended
  FROM fact_reach t JOIN ownership_assignment k ON k.area_id = t.area_id AND k.letter = 'A' AND NOT k.deputy
  WHERE t.in_use AND t.a_far = 0 AND upper(k.period) <= {DAY} AND NOT EXISTS (
    SELECT FROM ownership_assignment s WHERE s.area_id = k.area_id AND s.letter = 'A' AND NOT s.deputy
      AND (s.period @> {DAY}) IS TRUE AND {SAME})
  GROUP BY k.area_id, t.at_team, k.person_id, k.team_id, k.seat_id)
SELECT 'area' AS kind, k.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="x.id")}, 'people', {pieces.ids(of="k.person_id")},
    'teams', {pieces.ids(of="k.team_id")}, 'seats', {pieces.ids(of="k.seat_id")}) AS facts
FROM former k
{pieces.limit(code="OWN206", at="k.at_team")}
CROSS JOIN LATERAL (SELECT q.area_id FROM ({sql.placed(on=DAY)}) q
  WHERE q.parent_id = k.area_id AND q.inherits AND q.lifecycle IN {pieces.IN_USE} OFFSET 0) p
JOIN ownership_area x ON x.id = p.area_id AND (x.confirmed_on >= k.ended) IS NOT TRUE
JOIN ownership_assignment s ON s.area_id = x.id AND s.letter = 'A' AND NOT s.deputy
  AND (s.period @> {DAY}) IS TRUE AND lower(s.period) < k.ended AND {SAME}
LEFT JOIN teams_seat seat ON seat.id = s.seat_id
WHERE {sql.here(person="s.person_id", on=DAY)} AND (seat.retired_on <= {DAY}) IS NOT TRUE
  AND NOT {sql.closed(team="coalesce(s.team_id, seat.team_id)", on=DAY)}
GROUP BY k.area_id, l.severity""",
    sentence=sentence,
)
