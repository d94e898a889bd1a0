from ownership.measures.base import Measure

MEASURE = Measure(
    code="ambiguity",
    title="Unclear",
    means="Areas that an error of coverage or overlap is about (rules OWN1… and OWN2…): nobody answers,"
    " or more than one does. Also where that is accepted on purpose.",
    of="areas in use, those unowned on purpose aside; from the first scan on",
    unit="%",
    most=100,
    better="lower",
    nothing="It owns no area yet, or nothing was scanned by then.",
    behind=("findings", {"severity": "error"}, "The errors"),
    sql="""WITH named AS MATERIALIZED (
  SELECT f.first_seen, f.resolved_on, x.area
  FROM ownership_finding f CROSS JOIN LATERAL (
    SELECT f.area_id AS area UNION ALL
    SELECT jsonb_array_elements_text(f.facts -> 'areas')::bigint) x
  WHERE f.severity = 'error' AND f.rule ~ '^OWN[12]' AND x.area IS NOT NULL
    AND f.first_seen <= (SELECT max(day) FROM measure_root)
    AND (f.resolved_on IS NULL OR f.resolved_on > (SELECT min(day) FROM measure_root))),
unclear AS (
  SELECT DISTINCT r.day, r.area FROM named n JOIN measure_reach r ON r.area = n.area
    AND n.first_seen <= r.day AND (n.resolved_on IS NULL OR n.resolved_on > r.day)),
begun AS (SELECT min(c.on) AS day FROM ownership_scan c WHERE c.state = 'done')
SELECT s.root, s.day, 100.0 * count(u.area) / count(*) AS value, count(u.area) AS part, count(*) AS whole
FROM measure_root s JOIN begun b ON b.day <= s.day
JOIN measure_reach r ON r.day = s.day AND r.team = s.team AND NOT r.on_purpose
LEFT JOIN unclear u ON u.day = r.day AND u.area = r.area GROUP BY s.root, s.day""",
)
