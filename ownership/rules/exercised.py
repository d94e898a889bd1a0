"""SQL of what people have to do with, for rules about job roles, over the relations of `facts`."""

from ownership.sql import gone

# member: who is here with a job role.
MEMBER = f"""member AS (SELECT p.id AS person_id, p.job_role_id, lower(p.level) AS level
  FROM teams_person p LEFT JOIN ({gone(on="%(on)s::date")}) gone ON gone.person_id = p.id
  WHERE p.job_role_id IS NOT NULL AND gone.person_id IS NULL)"""
# held: letters by person (of a relation `whom`): their own, of their seats, the A of teams they lead, the
# other letters of teams they are in. done: the areas in use that these come down to.
DONE = """held AS (
  SELECT f.person_id, f.area_id, f.letter FROM fact_resolved f JOIN whom w ON w.person_id = f.person_id
  UNION SELECT m.person_id, f.area_id, f.letter FROM whom w
  JOIN teams_membership m ON m.person_id = w.person_id AND (m.period @> %(on)s::date) IS TRUE
  JOIN fact_resolved f ON f.h_team = m.team_id AND f.letter <> 'A' AND f.gap IS NULL),
done AS (
  SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.area_id = h.area_id
  WHERE t.in_use
  UNION SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.a_src = h.area_id
  WHERE t.in_use AND h.letter = 'A'
  UNION SELECT h.person_id, h.letter, t.area_id FROM held h JOIN fact_reach t ON t.r_src = h.area_id
  WHERE t.in_use AND h.letter = 'R')"""
# The same by job role (of `whom`), and only of which category and which of the skills (of `skill`) the areas
# are, once each: met. A hundred thousand areas have few categories, and most that are expected (`wanted`:
# role_id and category_id) are met by somebody's own letters: only the others are looked for further.
MET = """own AS MATERIALIZED (
  SELECT w.role_id, t.category_id FROM whom w JOIN fact_resolved f ON f.person_id = w.person_id
  JOIN fact_reach t ON t.area_id = f.area_id WHERE t.in_use AND t.category_id IS NOT NULL GROUP BY 1, 2),
left_over AS MATERIALIZED (
  SELECT role_id, category_id FROM wanted EXCEPT SELECT role_id, category_id FROM own),
trait AS (
  SELECT t.area_id, t.a_src, t.r_src, t.category_id, 0 AS skill_id FROM fact_reach t
  WHERE t.in_use AND t.category_id IN (SELECT category_id FROM left_over)
  UNION ALL SELECT DISTINCT t.area_id, t.a_src, t.r_src, 0, k.skill_id FROM fact_reach t
  JOIN ownership_area x ON x.id = t.area_id CROSS JOIN unnest(x.tags) AS tag
  JOIN skill k ON lower(k.name) = lower(tag) WHERE t.in_use),
source AS (SELECT area_id AS id, NULL AS letter, category_id, skill_id FROM trait
  UNION ALL SELECT DISTINCT a_src, 'A', category_id, skill_id FROM trait WHERE a_src <> area_id
  UNION ALL SELECT DISTINCT r_src, 'R', category_id, skill_id FROM trait WHERE r_src <> area_id),
met AS MATERIALIZED (
  SELECT DISTINCT w.role_id, s.category_id, s.skill_id FROM whom w
  JOIN fact_resolved f ON f.person_id = w.person_id
  JOIN source s ON s.id = f.area_id AND coalesce(s.letter, f.letter) = f.letter
  UNION SELECT m.role_id, g.category_id, g.skill_id FROM (
    SELECT DISTINCT w.role_id, m.team_id FROM whom w
    JOIN teams_membership m ON m.person_id = w.person_id AND (m.period @> %(on)s::date) IS TRUE) m
  JOIN (SELECT DISTINCT f.h_team, s.category_id, s.skill_id FROM fact_resolved f
    JOIN source s ON s.id = f.area_id AND coalesce(s.letter, f.letter) = f.letter
    WHERE f.h_team IS NOT NULL AND f.letter <> 'A' AND f.gap IS NULL) g ON g.h_team = m.team_id
  UNION ALL SELECT role_id, category_id, 0 FROM own)"""
