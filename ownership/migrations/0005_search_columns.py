from django.db import migrations

# What is generated here is for searching and comparing alone, so no model has it: a page that reads areas
# never fetches it. It is kept with the row, so that telling how alike a name is does not put it together first.
FUNCTIONS = """
CREATE FUNCTION search_names(name text, others text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.sort_key(name || E'\\n' || array_to_string(others, E'\\n')) $$;

CREATE FUNCTION search_words(names text, description text, more text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', names) || to_tsvector('pg_catalog.english', names), 'A')
    || setweight(to_tsvector('pg_catalog.english', public.sort_key(left(description, 20000))), 'B')
    || setweight(to_tsvector('pg_catalog.english', public.sort_key(left(more, 20000))), 'C') $$;

CREATE FUNCTION search_person(name text, email text, handles jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.search_names(name, array_remove(ARRAY[email], NULL) || ARRAY(
    SELECT value FROM jsonb_each_text(CASE jsonb_typeof(handles) WHEN 'object' THEN handles ELSE '{}' END))) $$;

CREATE FUNCTION search_team(name text, slug text, chat text, mail text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT public.search_names(name, ARRAY[slug, chat, mail]) $$;

CREATE FUNCTION resource_key(kind text, value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE kind
    WHEN 'path' THEN rtrim(regexp_replace(ltrim(lower(value), './'), '[^/]*[*?[].*$', ''), '/')
    WHEN 'url' THEN regexp_replace(lower(value), '^[a-z][a-z0-9+.-]*://(www\\.)?|[/?#]+$', '', 'g')
    ELSE ltrim(lower(value), '#') END $$;

-- As words are written, and by their English stems, where these are others.
CREATE FUNCTION search_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN said = stems THEN said ELSE said || stems END
  FROM (SELECT to_tsquery('pg_catalog.simple', words) AS said, to_tsquery('pg_catalog.english', words) AS stems) $$;
"""
# By plain names and stems a scan compares.
COLUMNS = r"""
ALTER TABLE ownership_area
  ADD COLUMN search_names text GENERATED ALWAYS AS (search_names(name, aliases::text[])) STORED,
  ADD COLUMN search_words tsvector GENERATED ALWAYS AS (
    search_words(search_names(name, aliases::text[]), description, covers)) STORED,
  ADD COLUMN plain_name text GENERATED ALWAYS AS (
    regexp_replace(regexp_replace(sort_key(name), '([^s[:space:][:punct:]]{2})s\M', '\1', 'g'),
      '[[:space:][:punct:]]', '', 'g')) STORED,
  ADD COLUMN name_stems tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.english',
    translate(search_names(name, aliases::text[]), '-/_.:&+', '       '))) STORED;
ALTER TABLE teams_person
  ADD COLUMN search_names text GENERATED ALWAYS AS (search_person(name, email, handles)) STORED;
ALTER TABLE teams_team
  ADD COLUMN search_names text GENERATED ALWAYS AS (search_team(name, slug, chat, mail)) STORED;
"""
INDEXES = """
CREATE INDEX area_search_names ON ownership_area USING gin (search_names gin_trgm_ops);
CREATE INDEX area_search_words ON ownership_area USING gin (search_words);
CREATE INDEX area_search_start ON ownership_area (sort_name text_pattern_ops);
CREATE INDEX resource_search_key ON ownership_resource (resource_key(kind, value) text_pattern_ops);
CREATE INDEX resource_search_value ON ownership_resource USING gin (sort_key(value) gin_trgm_ops);
CREATE INDEX person_search ON teams_person USING gin (search_names gin_trgm_ops);
CREATE INDEX team_search ON teams_team USING gin (search_names gin_trgm_ops);
CREATE INDEX area_sort_name ON ownership_area (sort_name, id);
CREATE INDEX person_sort_name ON teams_person (sort_name, id);
CREATE INDEX team_sort_name ON teams_team (sort_name, id);
"""
GONE = """
DROP INDEX area_sort_name, person_sort_name, team_sort_name, area_search_start;
DROP INDEX resource_search_value, resource_search_key;
ALTER TABLE teams_team DROP COLUMN search_names;
ALTER TABLE teams_person DROP COLUMN search_names;
ALTER TABLE ownership_area DROP COLUMN search_names, DROP COLUMN search_words,
  DROP COLUMN plain_name, DROP COLUMN name_stems;
DROP FUNCTION search_team, search_person, search_query, resource_key, search_words, search_names;
"""


class Migration(migrations.Migration):
    dependencies = [("ownership", "0004_schedules")]
    replaces = [("ownership", "0007_search"), ("ownership", "0021_plain_names")]
    operations = [migrations.RunSQL(FUNCTIONS + COLUMNS + INDEXES, GONE)]
