# ruff: noqa: S608 - composed of our own text alone

from django.db import migrations

# What may be meant, a bounded number of rows of each kind. Planned once a connection: that took longer than
# most of the work. Planned for any text, a table that is read from end to end looks cheap, which it is not.
SETTINGS = (
    """LANGUAGE plpgsql STABLE ROWS 100 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off"""
)
# Folded once: in a plan for any text it would be folded again for each row that is looked at.
# One word alone is looked for below, as a strange one.
BEGIN = """DECLARE
  whole text := sort_key(_asked);
  said text := sort_key(_text);
  several text := CASE WHEN said LIKE '% %' THEN said ELSE '' END;
BEGIN"""
RESULT = "TABLE(kind text, id bigint, name varchar, others text[], within bool[], around varchar[])"


def _alike(table: str, most: int, text: str) -> str:
    """The ids of those whose names have something much like the text, the most alike first."""
    return f"""SELECT told.id FROM (SELECT t.id, t.search_names AS key FROM {table} t
      WHERE {text} <% t.search_names LIMIT 200) told
      ORDER BY word_similarity({text}, told.key) DESC, told.id LIMIT {most}"""


def _each(table: str, most: int) -> str:
    return f"SELECT one.id FROM unnest(_strange) word, LATERAL ({_alike(table, most, 'word')}) one"


def _rows(*, areas: str, people: str, teams: str) -> str:
    return f"""
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT array_agg(search_query(each.word) ORDER BY each.at) AS words
    FROM unnest(_words) WITH ORDINALITY each(word, at))
  SELECT 'area', a.id, a.name, a.aliases::text[],
    ARRAY(SELECT a.search_words @@ word FROM unnest((SELECT asked.words FROM asked)) word),
    ARRAY(SELECT t.name FROM teams_team t WHERE t.id = a.owning_team_id
      UNION ALL SELECT up.name FROM ownership_area up WHERE up.id = a.parent_id)
  FROM ownership_area a WHERE a.id IN ({areas})
  UNION ALL
  SELECT 'person', p.id, p.name, string_to_array(p.search_names, E'\\n'), '{{}}', '{{}}' FROM teams_person p
  WHERE p.id IN ({people})
  UNION ALL
  SELECT 'team', t.id, t.name, ARRAY[t.slug, ltrim(t.chat, '#')], '{{}}', '{{}}' FROM teams_team t
  WHERE t.id IN ({teams})
  UNION ALL
  (SELECT 'seat', s.id, concat_ws(' of ', j.name, t.name), ARRAY[j.name]::text[], '{{}}', '{{}}'
    FROM teams_jobrole j JOIN teams_seat s ON s.job_role_id = j.id LEFT JOIN teams_team t ON t.id = s.team_id
    WHERE s.retired_on IS NULL AND sort_key(j.name) <% whole
    ORDER BY strpos(whole, t.sort_name) > 0 DESC NULLS LAST, s.id LIMIT 40)
  UNION ALL
  SELECT 'category', c.id, c.name, '{{}}', '{{}}', '{{}}' FROM ownership_category c
  WHERE said <% sort_key(c.name);"""


# By names and texts. Where a question names a team, its areas are looked through: very many areas may have
# the words.
NEAR_AREAS = """
    (SELECT b.id FROM ownership_area b WHERE b.sort_name = ANY(_phrases) LIMIT 40)
    UNION (SELECT begun.id FROM (
      SELECT b.id, b.sort_name FROM ownership_area b
      WHERE b.sort_name ~>=~ whole AND b.sort_name ~<~ (whole || chr(1114111))
      ORDER BY b.sort_name USING ~<~ LIMIT 400) begun
      ORDER BY length(begun.sort_name), begun.id LIMIT 40)
    UNION SELECT one.id FROM unnest(_every) every, LATERAL (
      SELECT b.id FROM ownership_area b WHERE b.search_words @@ search_query(every) LIMIT 100) one
    UNION SELECT one.id FROM unnest(_strong) word, LATERAL (
      SELECT b.id FROM ownership_area b WHERE b.search_words @@ search_query(word) LIMIT 40) one
    UNION SELECT theirs.id FROM (
      SELECT b.id, b.search_words FROM teams_team t JOIN ownership_area b ON b.owning_team_id = t.id
      WHERE t.sort_name = ANY(_phrases) LIMIT 500) theirs
      WHERE theirs.search_words @@ search_query(array_to_string(_strong, ' | '))
    UNION (SELECT r.area_id FROM ownership_resource r WHERE said <% sort_key(r.value) LIMIT 20)"""
NEAR_PEOPLE = f"""
    (SELECT q.id FROM teams_person q WHERE q.sort_name = ANY(_phrases) LIMIT 40)
    UNION SELECT q.id FROM teams_person q WHERE lower(q.email) = lower(_mail)
    UNION ({_alike("teams_person", 20, "said")})"""
NEAR_TEAMS = f"""
    (SELECT q.id FROM teams_team q WHERE q.sort_name = ANY(_phrases) LIMIT 40)
    UNION ({_alike("teams_team", 20, "said")})"""
NEAR = f"""
CREATE FUNCTION search_near(_asked text, _text text, _words text[], _strong text[], _every text[],
  _phrases text[], _mail text)
RETURNS {RESULT} {SETTINGS} SET pg_trgm.word_similarity_threshold = 0.6 AS $$
#variable_conflict use_column
{BEGIN}{_rows(areas=NEAR_AREAS, people=NEAR_PEOPLE, teams=NEAR_TEAMS)}
END $$;
"""
# What is called like all that is asked for, or like one of the strange words, a typing error apart. Of one
# word as much as a letter too many, one too few or another one leaves of five has to be alike.
FAR_AREAS = f"""
    ({_alike("ownership_area", 40, "several")})
    UNION {_each("ownership_area", 20)}
    UNION SELECT one.id FROM unnest(_swapped) word, LATERAL (
      SELECT b.id FROM ownership_area b WHERE b.search_words @@ to_tsquery('simple', word) LIMIT 10) one"""
FAR_PEOPLE = f"""
    {_each("teams_person", 10)}
    UNION SELECT one.id FROM unnest(_swapped) word, LATERAL (
      SELECT q.id FROM teams_person q WHERE q.search_names LIKE '%' || word || '%' LIMIT 5) one"""
FAR = f"""
CREATE FUNCTION search_far(_asked text, _text text, _words text[], _strange text[], _swapped text[])
RETURNS {RESULT} {SETTINGS} SET pg_trgm.word_similarity_threshold = 0.4 AS $$
#variable_conflict use_column
{BEGIN}{_rows(areas=FAR_AREAS, people=FAR_PEOPLE, teams=_each("teams_team", 10))}
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ownership", "0005_search_columns")]
    replaces = [("ownership", "0012_search_index")]
    operations = [migrations.RunSQL(NEAR + FAR, "DROP FUNCTION search_near, search_far")]
