from ownership.enums import Gap, Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    areas = names.areas(facts["areas"])
    gone = f"The team {names.team(facts['subject'])} is closed"
    if facts["seat"]:
        gone = f"The seat {names.seat(facts['subject'])} is retired"
    return f"{gone} but is still named in {areas}: whoever asks there gets no answer."


RULE = Rule(
    code="OWN402",
    name="closed-holder",
    title="Closed team or retired seat still named",
    rationale="A closed team or a retired seat answers nobody.",
    remedy="Hand what it holds to the team or seat that took over, or end it.",
    severity=Severity.ERROR,
    subjects=("team", "seat"),
    default=everywhere(ON),
    asks=ASKS_LEAD,
    flagged="The team Payments is closed and is still responsible for two areas, its tech lead for a third:"
    " one finding, about the team.",
    fine="Payments is closed and its letters ended on the same day.",
    boundary="Payments closes on 1 May: not flagged on 30 April, flagged on 1 May.",
    sql=f"""WITH shut AS (
  SELECT f.area_id, f.assignment_id, f.h_team, f.h_seat, f.through_id,
    f.h_seat IS NOT NULL AND (s.retired_on <= %(on)s::date) IS TRUE AS seat
  FROM fact_resolved f LEFT JOIN teams_seat s ON s.id = f.h_seat WHERE f.gap = {Gap.CLOSED})
SELECT CASE WHEN f.seat THEN 'seat' ELSE 'team' END AS kind,
  CASE WHEN f.seat THEN f.h_seat ELSE f.through_id END AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="f.area_id")}, 'teams', {pieces.ids(of="f.h_team")},
    'seats', {pieces.ids(of="f.h_seat")}, 'seat', f.seat::int, 'count', count(DISTINCT f.assignment_id))
    AS facts
FROM shut f
{pieces.limit(code="OWN402", team="f.through_id")}
GROUP BY 1, 2, f.seat, l.severity""",
    sentence=sentence,
)
