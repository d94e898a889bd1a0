"""What the areas of each pair have in common, as SQL."""

from ownership import sql

# Of the pairs of `pair` (one, other, claim, meaning), counted in stems: those of each name and those in both;
# the part of one name that the other area says somewhere; the part of their descriptions that is in both.
COUNTED = """counted AS MATERIALIZED (
  SELECT c.*, a.sort_name AS one_name, b.sort_name AS other_name,
    x.description <> '' AND y.description <> '' AS described,
    (a.owning_team_id <> b.owning_team_id) IS TRUE AS apart, length(a.stems) AS m, length(b.stems) AS n,
    length(a.stems) - length(ts_delete(a.stems, tsvector_to_array(b.stems))) AS shared,
    greatest(
      1 - length(ts_delete(a.stems, tsvector_to_array(y.search_words)))::float / nullif(length(a.stems), 0),
      1 - length(ts_delete(b.stems, tsvector_to_array(x.search_words)))::float / nullif(length(b.stems), 0),
      0) AS said,
    (length(v.said) - length(ts_delete(v.said, tsvector_to_array(w.said))))::float
      / greatest(1, least(length(v.said), length(w.said))) AS words
  FROM pair c JOIN named a ON a.area_id = c.one JOIN named b ON b.area_id = c.other
  JOIN ownership_area x ON x.id = c.one JOIN ownership_area y ON y.id = c.other
  CROSS JOIN LATERAL (SELECT ts_filter(x.search_words, '{b}') AS said) v
  CROSS JOIN LATERAL (SELECT ts_filter(y.search_words, '{b}') AS said) w
  WHERE a.numbers = b.numbers)"""

_HOLDER = "coalesce('people-' || f.h_person, 'teams-' || f.h_team, 'seats-' || f.h_seat)"
# Who is accountable, and who is responsible, of each area of `likely` (one, other); and who is of both.
_HOLDERS = f"""lone AS MATERIALIZED (SELECT one AS id FROM likely UNION SELECT other FROM likely),
held AS MATERIALIZED (
  SELECT t.area_id AS id, {_HOLDER} AS holder FROM fact_reach t
  JOIN fact_resolved f ON f.area_id = t.a_src AND f.letter = 'A' AND NOT f.deputy
  WHERE t.area_id IN (SELECT id FROM lone)
  UNION ALL
  SELECT t.area_id, {_HOLDER} FROM fact_reach t
  JOIN fact_resolved f ON f.area_id = t.r_src AND f.letter = 'R' AND NOT f.deputy
  WHERE t.area_id IN (SELECT id FROM lone)),
hands AS MATERIALIZED (
  SELECT k.one, k.other, array_agg(DISTINCT g.holder ORDER BY g.holder) AS holders FROM likely k
  JOIN held g ON g.id = k.one JOIN held h ON h.id = k.other AND h.holder = g.holder GROUP BY 1, 2)"""

# Who holds both, and what both claim; without those of which one is above the other, however far: that is
# on purpose.
EVIDENCE = f"""above(id, above_id) AS (
  SELECT u.id, p.parent_id FROM (SELECT one AS id FROM likely UNION SELECT other FROM likely) u
    JOIN ({sql.placed(on="%(on)s::date")}) p ON p.area_id = u.id AND p.parent_id IS NOT NULL
  UNION
  SELECT u.id, p.parent_id FROM above u JOIN ({sql.placed(on="%(on)s::date")}) p
    ON p.area_id = u.above_id AND p.parent_id IS NOT NULL),
{_HOLDERS},
evidence AS MATERIALIZED (
  SELECT k.*, coalesce(j.holders, '{{}}') AS holders,
    CASE WHEN k.claim THEN ARRAY(SELECT DISTINCT r.value FROM ownership_resource r JOIN ownership_resource s
      ON s.area_id = k.other AND resource_key(s.kind, s.value) = resource_key(r.kind, r.value)
      WHERE r.area_id = k.one AND r.kind <> 'channel' ORDER BY 1) ELSE ARRAY[]::varchar[] END AS resources
  FROM likely k LEFT JOIN hands j ON j.one = k.one AND j.other = k.other
  WHERE NOT EXISTS (SELECT FROM above u WHERE u.id = k.one AND u.above_id = k.other)
    AND NOT EXISTS (SELECT FROM above u WHERE u.id = k.other AND u.above_id = k.one))"""
