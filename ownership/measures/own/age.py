from ownership.measures.base import Measure

MEASURE = Measure(
    code="age",
    title="Age of open findings",
    means="For how many days what is open has been open: half of them longer, half of them less (the median)."
    " Findings about its areas, the team and its seats; what is about one person is not among them, nor what"
    " is accepted on purpose.",
    of="findings that were open on the day",
    unit="days",
    better="lower",
    about_people=True,
    counts="{whole} open findings",
    nothing="No finding was open.",
    behind=("findings", {"sort": "age"}, "The findings, oldest first"),
    sql="""WITH days AS (SELECT DISTINCT day FROM measure_root),
about AS (
  SELECT r.day, r.team, f.id FROM measure_reach r JOIN ownership_finding f ON f.area_id = r.area
  UNION ALL SELECT t.day, t.team, f.id FROM (SELECT DISTINCT day, team FROM measure_root) t
  JOIN ownership_finding f ON f.team_id = t.team
  UNION ALL SELECT t.day, t.team, f.id FROM (SELECT DISTINCT day, team FROM measure_root) t
  JOIN teams_seat x ON x.team_id = t.team JOIN ownership_finding f ON f.seat_id = x.id)
SELECT s.root, s.day, percentile_cont(0.5) WITHIN GROUP (ORDER BY s.day - f.first_seen) AS value,
  NULL::bigint AS part, count(*) AS whole
FROM measure_root s JOIN about a ON a.day = s.day AND a.team = s.team
JOIN ownership_finding f ON f.id = a.id AND f.first_seen <= s.day
  AND (f.resolved_on IS NULL OR f.resolved_on > s.day)
WHERE NOT EXISTS (SELECT FROM ownership_waiver w
  WHERE w.rule = f.rule AND w.since <= s.day AND w.until > s.day
  AND (w.area_id, w.team_id, w.seat_id) IS NOT DISTINCT FROM (f.area_id, f.team_id, f.seat_id))
GROUP BY s.root, s.day""",
)
