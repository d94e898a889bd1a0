import datetime as dt

from ownership.enums import Severity
from ownership.rules import freshness, pieces
from ownership.rules.base import ASKS_ITSELF, ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed

TEAM = f"coalesce(f.through_id, {pieces.TEAM_OF.format(person='f.h_person')})"
WHY = {
    "late": "longer ago than agreed",
    "moved": "before a change of team",
    "reorganised": "before the owning team was moved",
}


def sentence(facts: Facts, names: Names) -> str:
    since, areas = dt.date.fromisoformat(facts["since"]), facts["areas"]
    why = listed([words for key, words in WHY.items() if facts[key]])
    return (
        f"{names.holders(facts)} can say whether {names.areas(areas)} {'is' if len(areas) == 1 else 'are'}"
        f" still in the right hands: nobody has since {since:%-d %B %Y}, {why}."
    )


RULE = Rule(
    code="OWN403",
    name="stale-review",
    title="Not confirmed for long, or since a move",
    rationale="What nobody has looked at for long is trusted without reason, and people and teams move on.",
    remedy="Look through the areas and confirm those that are still right; change the others.",
    severity=Severity.WARNING,
    subjects=("person", "team", "seat"),
    default=everywhere(ON),
    threshold=everywhere(180),
    threshold_means="Days for which a confirmation, or a new A, is good where no rhythm is set",
    by_criticality=True,
    asks=ASKS_ITSELF,
    asks_itself=True,
    letters="A",
    flagged="Ana got the A of Refunds 200 days ago and never confirmed it, and Invoices is to be confirmed"
    " every 30 days, and was 40 days ago: one finding with both.",
    fine="Ana got the A of Refunds a year ago and confirmed it last week.",
    boundary="Refunds was confirmed 180 days ago: not flagged, the day after it is. Ana left a team on the"
    " day on which she confirmed Refunds: not flagged, a day later it would be.",
    sql=f"""{freshness.AGED}
SELECT CASE WHEN f.h_person IS NOT NULL THEN 'person' WHEN f.h_team IS NOT NULL THEN 'team' ELSE 'seat' END
    AS kind, coalesce(f.h_person, f.h_team, f.h_seat) AS id, coalesce(l.severity, 'warning') AS severity,
  jsonb_build_object('areas', {pieces.ids(of="f.area_id")}, {pieces.HOLDERS}, 'since', min(f.fresh),
    'moved', bool_or(f.moved)::int, 'reorganised', bool_or(f.reorganised)::int,
    'late', bool_or(f.age > coalesce(f.review_days, l.threshold))::int) AS facts
FROM aged f
{pieces.limit(code="OWN403", team=TEAM, criticality="f.criticality")}
WHERE f.moved OR f.reorganised OR f.age > coalesce(f.review_days, l.threshold)
GROUP BY f.h_person, f.h_team, f.h_seat, l.severity""",
    sentence=sentence,
)
