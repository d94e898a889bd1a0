from django.db import migrations, models
from django.db.models import Q, UniqueConstraint

# What is generated here is for searching alone, so no model has it: a page that reads areas never fetches it.
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
"""
COLUMNS = """
ALTER TABLE ownership_area
  ADD COLUMN search_names text GENERATED ALWAYS AS (search_names(name, aliases::text[])) STORED,
  ADD COLUMN search_words tsvector GENERATED ALWAYS AS (
    search_words(search_names(name, aliases::text[]), description, covers)) STORED;
"""
INDEXES = """
CREATE INDEX area_search_names ON ownership_area USING gin (search_names gin_trgm_ops);
CREATE INDEX area_search_words ON ownership_area USING gin (search_words);
CREATE INDEX area_search_start ON ownership_area (sort_name text_pattern_ops);
CREATE INDEX resource_search_key ON ownership_resource (resource_key(kind, value) text_pattern_ops);
CREATE INDEX resource_search_value ON ownership_resource USING gin (sort_key(value) gin_trgm_ops);
CREATE INDEX person_search ON teams_person USING gin (search_person(name, email, handles) gin_trgm_ops);
CREATE INDEX team_search ON teams_team USING gin (search_team(name, slug, chat, mail) gin_trgm_ops);
"""
GONE = """
DROP INDEX team_search, person_search, resource_search_value, resource_search_key;
ALTER TABLE ownership_area DROP COLUMN search_names, DROP COLUMN search_words;
DROP INDEX area_search_start;
DROP FUNCTION search_team, search_person, resource_key, search_words, search_names;
"""


class Migration(migrations.Migration):
    dependencies = [("ownership", "0006_questions"), ("teams", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS + COLUMNS + INDEXES, GONE),
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, serialize=False, auto_created=True, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=80)),
                ("count", models.PositiveIntegerField(default=1)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
            ],
            options={
                "verbose_name_plural": "search misses",
                "constraints": [
                    UniqueConstraint(
                        fields=["text"],
                        name="searchmiss_text_unique",
                        violation_error_code="duplicate",
                        violation_error_message="This is already counted.",
                    ),
                    models.CheckConstraint(
                        condition=Q(last_on__gte=models.F("first_on")),
                        name="searchmiss_days",
                        violation_error_code="days",
                        violation_error_message="The last day cannot be before the first.",
                    ),
                ],
            },
        ),
    ]
