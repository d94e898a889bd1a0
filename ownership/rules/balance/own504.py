from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, TRY, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    here, team = names.area(facts["subject"]), names.team(facts["owner"])
    also = f" and {names.areas(facts['areas'])}" if facts["areas"] else ""
    answer = "answers" if facts["count"] == 1 else "answer"
    return (
        f"{names.holders(facts)} {answer} for {here}{also}, of {team}, but neither from within"
        f" {team} nor by leading above it: what is decided there cannot be carried through."
    )


RULE = Rule(
    code="OWN504",
    name="outside-accountable",
    title="Accountable from outside the owning team",
    rationale="Accountability without authority: who answers for it cannot say what the team does.",
    remedy="Make the lead of the owning team accountable, or let the team of who answers for it own it.",
    severity=Severity.INFO,
    default=everywhere(TRY, regulated=ON),
    wide=True,
    letters="A",
    flagged="Ana, of Search, is accountable for Refunds, which Payments owns, and for five areas below it:"
    " one finding, at Refunds.",
    fine="Ana leads Commerce, above Payments. Or a seat of the whole organisation is accountable.",
    boundary="Ana is in a team below Payments: not flagged. She is in Commerce, above it, and does not lead"
    " it: flagged. An A with nobody behind it is OWN103 or OWN401.",
    sql=f"""WITH RECURSIVE given AS (
  SELECT owning_team_id AS owner, at_team, a_src, array_agg(area_id ORDER BY a_far, area_id) AS areas
  FROM fact_reach WHERE in_use AND a_src IS NOT NULL AND owning_team_id IS NOT NULL GROUP BY 1, 2, 3),
-- Of most somebody is in the team itself, and need not be looked for above and below it.
far AS MATERIALIZED (
  SELECT g.*, f.person_id, f.h_person, f.h_team, f.h_seat, f.through_id, f.holder
  FROM given g JOIN fact_resolved f ON f.area_id = g.a_src AND f.letter = 'A' AND NOT f.deputy
  WHERE f.person_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM fact_resolved y JOIN fact_member m ON m.person_id = y.person_id
    WHERE y.area_id = g.a_src AND y.letter = 'A' AND NOT y.deputy AND m.team_id = g.owner)),
below(team_id, top) AS (
  SELECT id, id FROM teams_team
  UNION SELECT b.team_id, p.parent_id FROM below b JOIN teams_teamplacement p ON p.team_id = b.top
  WHERE (p.period @> %(on)s::date) IS TRUE AND p.parent_id IS NOT NULL),
may(person_id, team_id) AS (
  SELECT m.person_id, b.top FROM teams_membership m JOIN below b ON b.team_id = m.team_id
  WHERE (m.period @> %(on)s::date) IS TRUE AND m.person_id IN (SELECT person_id FROM far)
  UNION SELECT m.person_id, b.team_id FROM teams_membership m JOIN below b ON b.top = m.team_id
  WHERE (m.period @> %(on)s::date) IS TRUE AND m.lead AND m.person_id IN (SELECT person_id FROM far))
SELECT 'area' AS kind, f.areas[1] AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'areas', to_jsonb(f.areas[2:]), 'owner', f.owner,
    'count', count(DISTINCT f.holder)) AS facts
FROM far f LEFT JOIN may ON may.person_id = f.person_id AND may.team_id = f.owner
{pieces.limit(code="OWN504", at="f.at_team")}
GROUP BY f.areas, f.owner, l.severity
HAVING NOT bool_or(may.team_id IS NOT NULL OR f.h_seat IS NOT NULL AND f.through_id IS NULL)""",
    sentence=sentence,
)
