from ownership.enums import Severity
from ownership.rules import exercised, pieces
from ownership.rules.base import ASKS_ADMINISTRATOR, TRY, Facts, Names, Rule, everywhere
from ownership.rules.names import listed, number


def sentence(facts: Facts, names: Names) -> str:
    asked = [names.category(id) for id in facts["categories"]] + [f"“{skill}”" for skill in facts["skills"]]
    return (
        f"The job role {names.role(facts['subject'])} asks for {listed(asked, most=4)}, and none of the"
        f" {number(facts['count'])} people who have it has to do with that here:"
        " whoever is hired for it is hired for other work than there is."
    )


RULE = Rule(
    code="OWN602",
    name="inflated-role",
    title="A job role asks for what nobody in it does",
    rationale="Criteria grow by themselves; those that nobody meets at work keep good people out.",
    remedy="Take out of the job role what its work does not ask for; or give such an area to who has it.",
    severity=Severity.INFO,
    severity_means="Warning where nothing at all of what it asks for is done, else info",
    subjects=("role",),
    default=everywhere(TRY),
    threshold=everywhere(3),
    threshold_means="From how many people on who are here with the job role",
    asks=ASKS_ADMINISTRATOR,
    flagged="Three people are software engineers; the role expects an R in Reliability, and none of them has"
    " any letter there, in their own name, on a seat or through a team.",
    fine="One of them is informed of a reliability area. Or the role only says that an A there is unusual, or"
    " expects it of a level at which nobody is.",
    boundary="Two people with the role: not flagged, with the third it is. A skill is exercised by who holds"
    " a letter of an area with a tag of that name, in capitals or not.",
    wide=True,
    sql=f"""WITH skill AS (SELECT j.id, s AS name, dense_rank() OVER (ORDER BY lower(s)) AS skill_id
  FROM teams_jobrole j CROSS JOIN unnest(j.skills) AS s),
{exercised.MEMBER},
role AS (SELECT m.job_role_id AS id, count(*) AS count, l.severity, array_agg(DISTINCT m.level) AS levels
  FROM member m {pieces.limit(code="OWN602", at="0")}
  GROUP BY m.job_role_id, l.severity, l.threshold HAVING count(*) >= l.threshold),
whom AS (SELECT m.person_id, r.id AS role_id FROM member m JOIN role r ON r.id = m.job_role_id),
wanted AS (SELECT r.id AS role_id, e.category_id FROM role r
  JOIN ownership_expectation e ON e.job_role_id = r.id AND e.expected = 'expected'
    AND (e.level = '' OR lower(e.level) = ANY(r.levels))),
{exercised.MET},
asked AS (
  SELECT k.role_id AS id, k.category_id, NULL AS skill, EXISTS (SELECT FROM met
    WHERE met.role_id = k.role_id AND met.category_id = k.category_id) AS is_met
  FROM wanted k
  UNION SELECT r.id, NULL, s.name, EXISTS (SELECT FROM met
    WHERE met.role_id = r.id AND met.skill_id = s.skill_id)
  FROM role r JOIN skill s ON s.id = r.id)
SELECT 'role' AS kind, r.id, coalesce(r.severity, CASE WHEN bool_or(a.is_met) THEN 'info' ELSE 'warning' END)
    AS severity,
  jsonb_build_object('categories', {pieces.ids(of="a.category_id", where="NOT a.is_met")},
    'skills', {pieces.ids(of="a.skill", where="NOT a.is_met")}, 'count', r.count) AS facts
FROM role r JOIN asked a ON a.id = r.id GROUP BY r.id, r.severity, r.count HAVING NOT bool_and(a.is_met)""",
    sentence=sentence,
)
