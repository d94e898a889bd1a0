"""SQL of counted work beside who is named for it, over the relations of `facts`."""

# No figure of fewer people than this is said of a team.
FEWEST = 5
DAYS = 90
LATELY = f"daterange(%(on)s::date - {DAYS}, %(on)s::date, '(]')"
_MEMBERS = f"teams_membership m WHERE m.period && {LATELY}"

# worked: by area and person what was counted lately, and whether they are `outside` of those named: who has
# or had its A or R in that time, also from above, and the owning team with all below. A name that nobody has
# matched with a person can be anybody's, so that it does not count. Whether somebody is in a team is looked
# for from the person up: an owning team at the top has everybody below it.
WORKED = f"""counted AS (
  SELECT c.area_id, c.person_id, sum(c.count) AS n FROM ownership_contribution c
  WHERE c.month <@ {LATELY} AND NOT c.bot AND c.person_id IS NOT NULL GROUP BY c.area_id, c.person_id),
pair AS MATERIALIZED (
  SELECT c.*, t.a_src, t.r_src, t.owning_team_id, t.at_team
  FROM counted c JOIN fact_reach t ON t.area_id = c.area_id
  WHERE t.in_use AND (t.a_src IS NOT NULL OR t.r_src IS NOT NULL OR t.owning_team_id IS NOT NULL)),
above(id, top) AS (
  SELECT id, id FROM teams_team
  UNION SELECT a.id, p.parent_id FROM above a
  JOIN teams_teamplacement p ON p.team_id = a.top AND (p.period @> %(on)s::date) IS TRUE
    AND p.parent_id IS NOT NULL),
been AS MATERIALIZED (SELECT m.person_id, m.team_id, m.seat_id, m.lead FROM {_MEMBERS}),
named AS MATERIALIZED (
  SELECT DISTINCT p.area_id, s.letter, s.person_id, s.team_id, s.seat_id FROM pair p
  CROSS JOIN LATERAL (
    VALUES (p.area_id, 'A'), (p.area_id, 'R'), (p.a_src, 'A'), (p.r_src, 'R')) v(area_id, letter)
  JOIN ownership_assignment s ON s.area_id = v.area_id AND s.letter = v.letter AND s.period && {LATELY}),
inside AS (
  SELECT area_id, person_id FROM named WHERE person_id IS NOT NULL
  UNION SELECT p.area_id, p.person_id FROM pair p JOIN been m ON m.person_id = p.person_id
  JOIN named n ON n.area_id = p.area_id AND (m.seat_id = n.seat_id
    OR m.team_id = n.team_id AND (m.lead OR n.letter = 'R'))
  UNION SELECT p.area_id, p.person_id FROM pair p JOIN been m ON m.person_id = p.person_id
  JOIN above a ON a.id = m.team_id AND a.top = p.owning_team_id),
worked AS MATERIALIZED (
  SELECT p.area_id, p.person_id, p.n, p.owning_team_id, p.at_team, i.area_id IS NULL AS outside
  FROM pair p LEFT JOIN inside i ON i.area_id = p.area_id AND i.person_id = p.person_id)"""

# Whether so many are named for an area that a share of its work tells no one person's: as SQL of its id.
MANY_NAMED = f"""(SELECT count(DISTINCT y.person_id) >= {FEWEST} FROM (
  SELECT n.person_id FROM named n WHERE n.area_id = {{area}}
  UNION ALL SELECT m.person_id FROM named n JOIN been m ON m.seat_id = n.seat_id
    OR m.team_id = n.team_id AND (m.lead OR n.letter = 'R') WHERE n.area_id = {{area}}
  UNION ALL SELECT m.person_id FROM above a JOIN been m ON m.team_id = a.id WHERE a.top = {{team}}) y)"""

# most: the teams, where they are large enough, from which most of the work from outside came.
MOST = f"""member AS (
  SELECT DISTINCT m.team_id, m.person_id FROM teams_membership m
  WHERE (m.period @> %(on)s::date) IS TRUE AND m.team_id IS NOT NULL),
large AS (SELECT team_id FROM member GROUP BY team_id HAVING count(*) >= {FEWEST}),
most AS MATERIALIZED (
  SELECT w.area_id, m.team_id FROM worked w JOIN member m ON m.person_id = w.person_id
  JOIN large ON large.team_id = m.team_id
  JOIN (SELECT area_id, sum(n) AS n FROM worked WHERE outside GROUP BY area_id) o ON o.area_id = w.area_id
  WHERE w.outside GROUP BY w.area_id, m.team_id, o.n HAVING 2 * sum(w.n) > o.n)"""
