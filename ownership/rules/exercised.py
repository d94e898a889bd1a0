"""SQL of what people have to do with, for rules about job roles, over the relations of `facts`."""

from ownership.sql import here

_HERE = here(person="p.id", on="%(on)s::date")
# member: who is here with a job role.
MEMBER = f"""member AS (SELECT p.id AS person_id, p.job_role_id, lower(p.level) AS level
  FROM teams_person p WHERE p.job_role_id IS NOT NULL AND {_HERE})"""
# held: letters by person (of a relation `whom`): their own, of their seats, the A of teams they lead, the
# other letters of teams they are in. done: the areas in use that these come down to.
DONE = """held AS (
  SELECT f.person_id, f.area_id, f.letter FROM fact_resolved f JOIN whom w ON w.person_id = f.person_id
  UNION SELECT m.person_id, f.area_id, f.letter FROM whom w
  JOIN teams_membership m ON m.person_id = w.person_id AND m.period @> %(on)s::date
  JOIN fact_resolved f ON f.h_team = m.team_id AND f.letter <> 'A' AND f.gap IS NULL),
done AS (
  SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.area_id = h.area_id
  WHERE t.in_use
  UNION SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.a_src = h.area_id
  WHERE t.in_use AND h.letter = 'A'
  UNION SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.r_src = h.area_id
  WHERE t.in_use AND h.letter = 'R')"""
