"""Pairs of areas worth a comparison, found by what few have in common: never all pairs."""

from .words import STEMS, numbers

# Where more areas than this share something, it sets none of them apart.
FEW = 10
# Words are looked up by their beginnings: "kubernetes" and "kubernets", "Rechnung" and "Rechnungen".
BEGINNING = 5
# Names of more words are titles; two words of such a one in common mean little.
WORDS = 6
# What more areas are called is a kind of thing, such as "On-call": each of them is one of its own.
TWINS = 2

# Areas in use with the stems of their names, and the beginnings of these.
# How words begin is looked at once for all names of the same stems.
_NAMED = f"""stemmed AS MATERIALIZED (
  SELECT t.area_id, t.owning_team_id, x.sort_name, {STEMS} AS stems, {numbers(of="x.sort_name")} AS numbers
  FROM fact_reach t JOIN ownership_area x ON x.id = t.area_id WHERE t.in_use),
worded AS (
  SELECT k.*, ARRAY(
    SELECT DISTINCT left(w, {BEGINNING}) AS w FROM unnest(tsvector_to_array(k.stems)) w ORDER BY w) AS words
  FROM (SELECT stems, numbers, count(*) AS many FROM stemmed GROUP BY stems, numbers) k),
kept AS MATERIALIZED (SELECT * FROM (
  SELECT w.*, sum(many) OVER (PARTITION BY words, numbers) AS twins FROM worded w) w WHERE twins <= {TWINS}),
named AS MATERIALIZED (SELECT n.*, k.words FROM stemmed n JOIN kept k USING (stems, numbers))"""
# What an area can be found by: a word, two words, all words; a resource, which it claims. Numbers stand for
# them: two things of one number cost a comparison.
_KEYS = f"""key AS MATERIALIZED (
  SELECT area_id, hashtextextended(w.word, 0) AS key, false AS claim FROM named, unnest(words) AS w(word)
  UNION ALL SELECT area_id, hashtextextended(a.word || ' ' || b.word, 0), false FROM named,
    unnest(words) AS a(word), unnest(words) AS b(word)
    WHERE cardinality(words) BETWEEN 3 AND {WORDS} AND a.word < b.word
  UNION ALL SELECT area_id, hashtextextended(array_to_string(words, ' '), 0), false FROM named
    WHERE cardinality(words) > 1
  UNION ALL SELECT DISTINCT n.area_id, hashtextextended(resource_key(r.kind, r.value), 1), true
    FROM named n JOIN ownership_resource r ON r.area_id = n.area_id WHERE r.kind <> 'channel')"""
_RARE = f"""rare AS MATERIALIZED (SELECT * FROM (
  SELECT k.*, count(*) OVER (PARTITION BY key) AS many FROM key k) k WHERE many BETWEEN 2 AND {FEW})"""

# CTEs that end with `found`: one and other, of which one has the lower id, and whether both claim a resource.
FOUND = f"""{_NAMED}, {_KEYS}, {_RARE}, found AS MATERIALIZED (
  SELECT a.area_id AS one, b.area_id AS other, bool_or(a.claim) AS claim
  FROM rare a JOIN rare b ON b.key = a.key AND b.area_id > a.area_id GROUP BY 1, 2)"""
