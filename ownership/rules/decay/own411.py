import datetime as dt

from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    day = dt.date.fromisoformat(facts["since"])
    return (
        f"{names.holders(facts)} ceased to be accountable for {names.area(facts['subject'])} on"
        f" {day:%-d %B %Y}. Since then whoever answers for the area above answers for it too, and nobody"
        " said so."
    )


RULE = Rule(
    code="OWN411",
    name="silent-fallback",
    title="Fell to the area above",
    rationale="Where an A ends, the one above takes over by itself: who has it now may not know.",
    remedy="Confirm the area if the one above is right, or make somebody accountable for it.",
    severity=Severity.WARNING,
    default=everywhere(ON),
    letters="A",
    flagged="Ana was accountable for Refunds until March; since then Payments counts, which is Ben's.",
    fine="Ana's A of Refunds ended in March, and Ben confirmed the area after that. Or Ana has Payments as"
    " well: nothing changed.",
    boundary="Ana's A ends with 30 April: not flagged on that day, flagged on 1 May. Confirmed on 1 May: not"
    " flagged. Nor is an area for which somebody is to be accountable from a later day on.",
    sql=f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'since', e.day) AS facts
FROM fact_reach t
CROSS JOIN LATERAL (SELECT max(upper(s.period)) AS day FROM ownership_assignment s WHERE s.area_id = t.area_id
  AND s.letter = 'A' AND NOT s.deputy AND upper(s.period) <= %(on)s::date) e
JOIN ownership_area x ON x.id = t.area_id AND (x.confirmed_on >= e.day) IS NOT TRUE
CROSS JOIN LATERAL (SELECT s.person_id AS h_person, s.team_id AS h_team, s.seat_id AS h_seat
  FROM ownership_assignment s WHERE s.area_id = t.area_id AND s.letter = 'A' AND NOT s.deputy
    AND upper(s.period) = e.day) f
{pieces.limit(code="OWN411", at="t.at_team")}
WHERE t.in_use AND t.a_far > 0
  AND NOT EXISTS (SELECT FROM ownership_assignment s WHERE s.area_id = t.area_id AND s.letter = 'A'
    AND NOT s.deputy AND lower(s.period) >= e.day)
  AND NOT EXISTS (SELECT FROM fact_resolved g WHERE g.area_id = t.a_src AND g.letter = 'A' AND NOT g.deputy
    AND (g.h_person, g.h_team, g.h_seat) IS NOT DISTINCT FROM (f.h_person, f.h_team, f.h_seat))
GROUP BY t.area_id, l.severity, e.day""",
    sentence=sentence,
)
