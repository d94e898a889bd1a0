from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed

LEAST = 8


def sentence(facts: Facts, names: Names) -> str:
    teams = listed([names.team(id) for id in facts["teams"]])
    return (
        f"{len(facts['areas'])} of {facts['whole']} areas of {teams} wait on {names.person(facts['subject'])}"
        f" for an answer ({names.areas(facts['areas'])}): one absence stops most of what is decided there."
    )


RULE = Rule(
    code="OWN302",
    name="concentrated-accountability",
    title="Most of a team's areas wait on one person",
    rationale="Where one person answers for most of what a team owns, the others cannot decide, and one"
    " absence stops the team.",
    remedy="Hand some areas to others in the team, or make a deputy accountable."
    " It is the areas that wait: this says nothing about the person.",
    severity=Severity.WARNING,
    subjects=("person",),
    default=everywhere(ON),
    threshold=everywhere(50),
    bounds=(1, 100),
    threshold_means="Per cent of a team's areas with an A of their own that one person may answer for;"
    f" from {LEAST} areas on",
    asks=ASKS_LEAD,
    letters="A",
    flagged="Payments owns 12 areas with an A of their own. Ana is accountable for 8 of them.",
    fine="Payments owns 7 areas, and Ana is accountable for all: so few can rest on one person."
    " Or 30 areas inherit from the one that Ana is accountable for: that is one.",
    boundary="Ana is accountable for 8 of 16 areas: not flagged. One of the others loses its A: flagged.",
    personal=True,
    wide=True,
    sql=f"""WITH held AS (
  SELECT DISTINCT f.owning_team_id AS team_id, f.at_team, f.area_id, f.person_id FROM fact_resolved f
  WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND {pieces.COUNTS} AND f.owning_team_id IS NOT NULL),
whole AS (SELECT team_id, count(DISTINCT area_id) AS areas FROM held GROUP BY team_id),
most AS (
  SELECT h.person_id, h.team_id, coalesce(l.severity, 'warning') AS severity, w.areas AS whole,
    array_agg(h.area_id) AS ids
  FROM held h JOIN whole w ON w.team_id = h.team_id
  {pieces.limit(code="OWN302", at="h.at_team")}
  WHERE h.person_id IS NOT NULL
  GROUP BY h.person_id, h.team_id, w.areas, l.severity, l.threshold
  HAVING count(*) >= {LEAST} AND count(*) * 100 > l.threshold * w.areas)
{pieces.of_teams(most="most")}""",
    sentence=sentence,
)
