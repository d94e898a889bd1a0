from django.db import migrations

# What a scan compares names by. Made when one is written, as a hundred thousand took two seconds of each scan;
# like what searching reads, no model has it.
COLUMNS = r"""
ALTER TABLE ownership_area
  ADD COLUMN plain_name text GENERATED ALWAYS AS (
    regexp_replace(regexp_replace(sort_key(name), '([^s[:space:][:punct:]]{2})s\M', '\1', 'g'),
      '[[:space:][:punct:]]', '', 'g')) STORED,
  ADD COLUMN name_stems tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.english',
    translate(search_names(name, aliases::text[]), '-/_.:&+', '       '))) STORED;
"""
GONE = "ALTER TABLE ownership_area DROP COLUMN plain_name, DROP COLUMN name_stems;"


class Migration(migrations.Migration):
    dependencies = [("ownership", "0019_asked_in")]
    operations = [migrations.RunSQL(COLUMNS, GONE)]
