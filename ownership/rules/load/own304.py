from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed


def sentence(facts: Facts, names: Names) -> str:
    teams = listed([names.team(id) for id in facts["teams"]])
    return (
        f"{len(facts['areas'])} of {facts['whole']} areas of {teams} have nobody but"
        f" {names.person(facts['subject'])} to decide, do the work or stand in"
        f" ({names.areas(facts['areas'])}): without a second person they all wait at once."
    )


RULE = Rule(
    code="OWN304",
    name="thin-cover",
    title="A team that rests on one person",
    rationale="If one absence leaves over half of a team's areas without anybody who knows them, the team has"
    " members but no cover.",
    remedy="Name deputies, or share the work, until the team could go on."
    " It is the areas that wait: this says nothing about the person.",
    severity=Severity.WARNING,
    subjects=("person",),
    default=everywhere(ON),
    threshold=everywhere(50),
    bounds=(1, 100),
    threshold_means="Per cent of a team's covered areas that may rest on one person; teams of 4 people or"
    " more with 2 areas or more",
    asks=ASKS_LEAD,
    letters="AR",
    flagged="Payments has 5 people and 3 areas. Of two of them Ana is accountable and responsible, and nobody"
    " stands in.",
    fine="Payments has 3 people: so small a team always rests on one. Or each area has a deputy.",
    boundary="Ana is the only cover of 2 of 4 areas: not flagged. She becomes the only one of a third:"
    " flagged.",
    personal=True,
    wide=True,
    sql=f"""WITH covered AS (
  SELECT k.owning_team_id AS team_id, k.at_team, k.area_id, k.person_id
  FROM ({pieces.cover(areas="t.in_use AND t.owning_team_id IS NOT NULL", of_all=True)}) k),
whole AS (
  SELECT c.team_id, count(*) AS areas FROM covered c
  JOIN ({pieces.SIZES}) g ON g.team_id = c.team_id AND g.size >= 4
  GROUP BY c.team_id HAVING count(*) >= 2),
thin AS (
  SELECT c.person_id, c.team_id, coalesce(l.severity, 'warning') AS severity, w.areas AS whole,
    array_agg(c.area_id) AS ids
  FROM covered c JOIN whole w ON w.team_id = c.team_id
  {pieces.limit(code="OWN304", at="c.at_team")}
  WHERE c.person_id IS NOT NULL GROUP BY c.person_id, c.team_id, w.areas, l.severity, l.threshold
  HAVING count(*) * 100 > l.threshold * w.areas)
{pieces.of_teams(most="thin")}""",
    sentence=sentence,
)
