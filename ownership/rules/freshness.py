"""When an A was last known to be right, and what has moved since: SQL over the relations of `facts`."""

# Teams that people named anywhere have left, and are in no more: person_id, team_id, day of the last time.
# Told from the groups: by NOT EXISTS they were thought to be one, and what joins them became a loop over all.
LEFT = """SELECT m.person_id, m.team_id,
    max(upper(m.period)) FILTER (WHERE upper(m.period) <= %(on)s::date) AS day
  FROM (SELECT DISTINCT h_person FROM fact_resolved WHERE h_person IS NOT NULL) d
  JOIN teams_membership m ON m.person_id = d.h_person AND m.team_id IS NOT NULL
  GROUP BY m.person_id, m.team_id
  HAVING NOT bool_or((m.period @> %(on)s::date) IS TRUE)
    AND bool_or((upper(m.period) <= %(on)s::date) IS TRUE)"""

# Who answers for which area by an A of their own, with the day on which it was given or last confirmed.
_HELD = """SELECT DISTINCT f.h_person, f.h_team, f.h_seat, f.through_id, f.area_id, f.owning_team_id,
    f.criticality, f.review_days, greatest(f.confirmed_on, f.since) AS fresh
  FROM fact_resolved f
  WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.gap IS NULL"""

# Teams that own some of those, and the day on which they last got another one above them.
_REORGANISED = """SELECT d.owning_team_id AS team_id, max(lower(b.period)) AS day
  FROM (SELECT DISTINCT owning_team_id FROM held) d
  JOIN teams_teamplacement a ON a.team_id = d.owning_team_id
  JOIN teams_teamplacement b ON b.team_id = a.team_id AND lower(b.period) = upper(a.period)
  WHERE lower(b.period) <= %(on)s::date AND b.parent_id IS DISTINCT FROM a.parent_id
  GROUP BY d.owning_team_id"""

# The same with `age` in days, and whether the holder or the owning team has moved since. Begins with WITH.
AGED = f"""WITH held AS ({_HELD}),
gone AS (SELECT person_id, max(day) AS day FROM ({LEFT}) w GROUP BY person_id),
reorganised AS ({_REORGANISED}),
aged AS (SELECT h.*, %(on)s::date - h.fresh AS age, (g.day > h.fresh) IS TRUE AS moved,
    (r.day > h.fresh) IS TRUE AS reorganised
  FROM held h LEFT JOIN gone g ON g.person_id = h.h_person
  LEFT JOIN reorganised r ON r.team_id = h.owning_team_id)"""
