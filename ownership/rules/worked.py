"""SQL of counted work beside who is named for it, over the relations of `facts`."""

# No figure of fewer people than this is said of a team.
FEWEST = 5
DAYS = 90
LATELY = f"daterange(%(on)s::date - {DAYS}, %(on)s::date, '(]')"
_MEMBERS = f"teams_membership m ON m.period && {LATELY}"

# worked: by area and person what was counted lately, and whether they are `outside` of those named: who has
# or had its A or R in that time, also from above, and the owning team with all below. A name that nobody has
# matched with a person can be anybody's, so that it does not count.
WORKED = f"""counted AS (
  SELECT c.area_id, c.person_id, sum(c.count) AS n FROM ownership_contribution c
  WHERE c.month <@ {LATELY} AND NOT c.bot AND c.person_id IS NOT NULL GROUP BY c.area_id, c.person_id),
place AS (
  SELECT t.* FROM fact_reach t WHERE t.in_use AND t.area_id IN (SELECT area_id FROM counted)
    AND (t.a_src IS NOT NULL OR t.r_src IS NOT NULL OR t.owning_team_id IS NOT NULL)),
below(top, id) AS (
  SELECT DISTINCT owning_team_id, owning_team_id FROM place WHERE owning_team_id IS NOT NULL
  UNION SELECT b.top, p.team_id FROM below b
  JOIN teams_teamplacement p ON p.parent_id = b.id AND p.period @> %(on)s::date),
named AS (
  SELECT p.area_id, s.letter, s.person_id, s.team_id, s.seat_id FROM place p
  CROSS JOIN LATERAL (
    VALUES (p.area_id, 'A'), (p.area_id, 'R'), (p.a_src, 'A'), (p.r_src, 'R')) v(area_id, letter)
  JOIN ownership_assignment s ON s.area_id = v.area_id AND s.letter = v.letter AND s.period && {LATELY}
  UNION ALL SELECT p.area_id, 'R', NULL, b.id, NULL FROM place p JOIN below b ON b.top = p.owning_team_id),
inside AS (
  SELECT area_id, person_id FROM named WHERE person_id IS NOT NULL
  UNION SELECT n.area_id, m.person_id FROM named n JOIN {_MEMBERS} AND m.seat_id = n.seat_id
  UNION SELECT n.area_id, m.person_id FROM named n JOIN {_MEMBERS} AND m.team_id = n.team_id
    AND (m.lead OR n.letter = 'R')),
worked AS (
  SELECT c.area_id, c.person_id, c.n, p.owning_team_id, NOT EXISTS (SELECT FROM inside i
    WHERE (i.area_id, i.person_id) = (c.area_id, c.person_id)) AS outside
  FROM counted c JOIN place p ON p.area_id = c.area_id)"""

# most: the teams, where they are large enough, from which most of the work from outside came.
MOST = f"""member AS (
  SELECT DISTINCT m.team_id, m.person_id FROM teams_membership m
  WHERE m.period @> %(on)s::date AND m.team_id IS NOT NULL),
large AS (SELECT team_id FROM member GROUP BY team_id HAVING count(*) >= {FEWEST}),
most AS (
  SELECT w.area_id, m.team_id FROM worked w JOIN member m ON m.person_id = w.person_id
  JOIN large ON large.team_id = m.team_id WHERE w.outside GROUP BY w.area_id, m.team_id
  HAVING 2 * sum(w.n) > (SELECT sum(o.n) FROM worked o WHERE o.outside AND o.area_id = w.area_id))"""
