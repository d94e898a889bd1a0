from ownership.enums import Severity
from ownership.rules import exercised, pieces
from ownership.rules.base import ASKS_LEAD, TRY, Facts, Names, Rule, everywhere
from ownership.rules.names import listed


def sentence(facts: Facts, names: Names) -> str:
    categories = listed([names.category(id) for id in facts["categories"]], most=4)
    return (
        f"{names.person(facts['subject'])} has letters in {names.areas(facts['areas'])}, and none of those"
        f" that the job role expects in {categories}: the work and the role have drifted apart."
    )


RULE = Rule(
    code="OWN603",
    name="role-drift",
    title="Other work than the job role says",
    rationale="Where the work and the job role have drifted apart, growth is measured by what nobody does."
    " It can be growth across tracks, which is welcome.",
    remedy="Talk about it: change the job role or the level, give an area that fits, or accept it as growth."
    " This says nothing about how well the work is done.",
    severity=Severity.INFO,
    subjects=("person",),
    default=everywhere(TRY),
    threshold=everywhere(3),
    threshold_means="From how many areas on in which somebody has a letter: their own, of a seat, as a lead",
    asks=ASKS_LEAD,
    flagged="Ana is a tech lead, who is expected to be accountable in Architecture. She has letters in three"
    " areas, none of them an A in Architecture.",
    fine="Her team is responsible for an area of Reliability, where a tech lead is expected to be that."
    " Or her job role expects nothing; or it says that at her level it is unusual.",
    boundary="Ana has letters in two areas: not flagged, with the third it is.",
    personal=True,
    wide=True,
    sql=f"""WITH {exercised.MEMBER},
asked AS (SELECT m.person_id, e.category_id, e.letter, l.threshold, l.severity
  FROM member m JOIN ownership_expectation e ON e.job_role_id = m.job_role_id
    AND lower(e.level) IN ('', m.level)
  {pieces.limit(code="OWN603", at=pieces.TEAM_OF.format(person="m.person_id"))}
  GROUP BY m.person_id, e.category_id, e.letter, l.threshold, l.severity
  -- What is said of the level, which sorts last, counts more than what is said of any.
  HAVING (array_agg(e.expected ORDER BY e.level DESC))[1] = 'expected'),
-- Most do something of it by letters of their own: only the others are looked for further.
own AS MATERIALIZED (SELECT DISTINCT a.person_id FROM asked a
  JOIN fact_resolved f ON f.person_id = a.person_id AND f.letter = a.letter
  JOIN fact_reach t ON t.area_id = f.area_id AND t.in_use AND t.category_id = a.category_id),
whom AS MATERIALIZED (SELECT person_id FROM asked EXCEPT SELECT person_id FROM own),
{exercised.DONE},
met AS (SELECT d.person_id FROM done d JOIN fact_reach x ON x.area_id = d.area_id
  JOIN asked a ON (a.person_id, a.category_id, a.letter) = (d.person_id, x.category_id, d.letter)
  UNION ALL TABLE own)
SELECT 'person' AS kind, a.person_id AS id, coalesce(a.severity, 'info') AS severity,
  jsonb_build_object('people', jsonb_build_array(a.person_id), 'areas', {pieces.ids(of="f.area_id")},
    'categories', {pieces.ids(of="a.category_id")}) AS facts
FROM asked a JOIN fact_resolved f ON f.person_id = a.person_id AND f.in_use
WHERE a.person_id NOT IN (SELECT person_id FROM met)
GROUP BY a.person_id, a.severity, a.threshold HAVING count(DISTINCT f.area_id) >= a.threshold""",
    sentence=sentence,
)
