from django.db import migrations

# As they were on this day; ownership/sql.py has today's, and a test holds the database's equal to them.
HOLDINGS = """CREATE FUNCTION holdings(_on date, _areas bigint[], _letters text[] DEFAULT NULL)
RETURNS TABLE(id text, area_id bigint, source_id bigint, assignment_id bigint, letter varchar, deputy bool,
  person_id bigint, team_id bigint, seat_id bigint, gap int)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 SET plan_cache_mode = force_generic_plan AS $$

WITH RECURSIVE chain(area_id, source_id, gives, up, path) AS (
  SELECT p.area_id, p.area_id, true, CASE WHEN p.inherits THEN p.parent_id END, ARRAY[p.area_id] FROM (
    SELECT ap.area_id, ap.parent_id, ap.inherits, ap.lifecycle, ap.owning_team_id
    FROM ownership_areaplacement ap WHERE (ap.period @> _on) IS TRUE) p
  WHERE p.lifecycle <> 'retired' AND p.area_id = ANY(_areas)
  UNION ALL
  SELECT c.area_id, p.area_id, p.lifecycle <> 'retired', CASE WHEN p.inherits THEN p.parent_id END,
    c.path || p.area_id
  FROM chain c JOIN (
    SELECT ap.area_id, ap.parent_id, ap.inherits, ap.lifecycle, ap.owning_team_id
    FROM ownership_areaplacement ap WHERE (ap.period @> _on) IS TRUE) p ON p.area_id = c.up
  WHERE p.area_id <> ALL(c.path)),
reach AS (
  SELECT c.area_id, c.source_id, cardinality(c.path) AS distance, s.id AS assignment_id, s.letter, s.deputy,
    s.only_here, s.person_id, s.team_id, s.seat_id,
    min(cardinality(c.path)) FILTER (WHERE NOT s.deputy) OVER (PARTITION BY c.area_id, s.letter) AS nearest
  FROM chain c JOIN ownership_assignment s ON s.area_id = c.source_id AND (s.period @> _on) IS TRUE
  WHERE c.gives AND (_letters IS NULL OR s.letter = ANY(_letters)))
SELECT concat_ws('-', h.area_id, h.assignment_id, h.answers_id), h.area_id, h.source_id, h.assignment_id,
  h.letter, h.deputy, h.answers_id, h.through_id, h.seat_id, h.gap
FROM (
  SELECT r.*, who.person_id AS answers_id, party.team_id AS through_id,
    CASE WHEN r.person_id IS NOT NULL AND who.person_id IS NULL THEN 1
         WHEN party.closed THEN 2
         WHEN r.team_id IS NOT NULL AND r.letter = 'A' AND who.person_id IS NULL THEN 3
         WHEN r.seat_id IS NOT NULL AND who.person_id IS NULL THEN 4 END AS gap
  FROM (
    SELECT * FROM reach WHERE CASE WHEN letter IN ('A', 'R')
      THEN distance = nearest OR (deputy AND distance < nearest) ELSE distance = 1 OR NOT only_here END) r
  LEFT JOIN teams_seat seat ON seat.id = r.seat_id
  CROSS JOIN LATERAL (SELECT coalesce(r.team_id, seat.team_id) AS team_id) at
  CROSS JOIN LATERAL (
    SELECT at.team_id,
      coalesce(seat.retired_on <= _on, false) OR EXISTS (
    SELECT FROM teams_teamplacement tp
    WHERE tp.team_id = at.team_id AND (tp.period @> _on) IS TRUE AND tp.closed_on <= _on) AS closed
  ) party
  LEFT JOIN LATERAL (
    SELECT r.person_id WHERE r.person_id IS NOT NULL AND coalesce(
    (SELECT bool_or(e.period @> _on) FROM teams_employment e WHERE e.person_id = r.person_id), true)
    UNION ALL
    SELECT l.person_id FROM (
    SELECT DISTINCT m.person_id FROM teams_membership m
    WHERE m.team_id = r.team_id AND m.lead AND (m.period @> _on) IS TRUE
      AND coalesce(
    (SELECT bool_or(e.period @> _on) FROM teams_employment e WHERE e.person_id = m.person_id), true)) l
    WHERE r.letter = 'A' AND NOT party.closed
    UNION ALL
    SELECT x.person_id FROM (
    SELECT m.person_id FROM teams_membership m
    WHERE m.seat_id = r.seat_id AND (m.period @> _on) IS TRUE
      AND coalesce(
    (SELECT bool_or(e.period @> _on) FROM teams_employment e WHERE e.person_id = m.person_id), true)) x
    WHERE NOT party.closed
  ) who ON true) h
$$"""
ALL_HOLDINGS = (
    HOLDINGS.replace("holdings(_on date, _areas bigint[]", "all_holdings(_on date")
    .replace("force_generic_plan", "force_custom_plan")
    .replace(" AND p.area_id = ANY(_areas)", "")
)
GONE = "DROP FUNCTION holdings(date, bigint[], text[]), all_holdings(date, text[])"


class Migration(migrations.Migration):
    dependencies = [("ownership", "0002_queue")]
    replaces = [("ownership", "0023_holdings_of_given_areas")]
    operations = [migrations.RunSQL([HOLDINGS, ALL_HOLDINGS], GONE)]
