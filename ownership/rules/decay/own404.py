from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import day


def sentence(facts: Facts, names: Names) -> str:
    last, who = day(facts["until"]), names.holders(facts)
    if facts["areas"]:
        return f"{who} leaves after {last}, and nobody is named to follow in {names.areas(facts['areas'])}."
    one = sum(len(facts[kind]) for kind in ("people", "teams", "seats")) == 1
    does = ("decides on", "does the work of") if one else ("decide on", "do the work of")
    what = " and ".join(words for letter, words in zip("ar", does, strict=True) if facts[letter])
    here = names.area(facts["subject"]) + (", for the time being," if facts["interim"] else "")
    return f"{who} {what} {here} up to {last}, and nobody is named to follow."


HOLDERS = "SELECT DISTINCT h_person AS id FROM fact_resolved WHERE letter IN ('A', 'R')"
RULE = Rule(
    code="OWN404",
    name="expiring-assignment",
    title="About to end, and nobody follows",
    rationale="An end that is known is the cheapest moment to say who comes next; a day later it is a gap.",
    remedy="Name who comes next, or let it go on.",
    severity=Severity.WARNING,
    subjects=("area", "person"),
    default=everywhere(ON),
    threshold=everywhere(30),
    threshold_means="Days before the end",
    by_criticality=True,
    asks="The lead of the team that owns the area, or of the person who leaves; else who comes next above.",
    letters="AR",
    flagged="Ana is accountable for Refunds until 20 May, or her contract ends then, and nobody follows.",
    fine="Ben becomes accountable on 20 May. Or he is responsible as well, and stays.",
    boundary="It ends after 30 days: flagged. After 31: not yet.",
    personal=True,
    sql=f"""WITH leaving AS MATERIALIZED ({pieces.leaving(people=HOLDERS)}),
own AS (
  SELECT DISTINCT f.assignment_id, f.area_id, f.letter, f.h_person, f.h_team, f.h_seat, f.until,
    f.at_team, f.criticality FROM fact_resolved f
  WHERE f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}
    AND (f.until IS NOT NULL OR f.h_person IN (SELECT id FROM leaving))),
f AS (
  SELECT o.*, least(o.until, y.ends) AS ends, s.interim, l.severity,
    (y.ends <= coalesce(o.until, 'infinity')) IS TRUE AS leaves
  FROM own o JOIN ownership_assignment s ON s.id = o.assignment_id LEFT JOIN leaving y ON y.id = o.h_person
  {pieces.limit(code="OWN404", at="o.at_team", criticality="o.criticality")}
  WHERE least(o.until, y.ends) <= %(on)s::date + l.threshold)
SELECT CASE WHEN leaves THEN 'person' ELSE 'area' END AS kind,
  CASE WHEN leaves THEN f.h_person ELSE f.area_id END AS id, {pieces.worst(of="f.severity")} AS severity,
  jsonb_build_object({pieces.HOLDERS}, 'areas', {pieces.ids(of="f.area_id", where="f.leaves")},
    'a', bool_or(f.letter = 'A')::int, 'r', bool_or(f.letter = 'R')::int,
    'until', min(f.ends) - 1, 'interim', bool_or(f.interim)::int) AS facts
FROM f WHERE NOT EXISTS (SELECT FROM ownership_assignment o
  WHERE o.area_id = f.area_id AND o.letter = f.letter AND NOT o.deputy AND lower(o.period) <= f.ends
    AND (upper(o.period) > f.ends) IS NOT FALSE
    AND (o.period @> %(on)s::date AND {pieces.stays(person="o.person_id")} <= f.ends) IS NOT TRUE)
GROUP BY 1, 2""",
    sentence=sentence,
)
