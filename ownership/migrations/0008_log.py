from django.db import migrations

# What a page of the change log asks for: the newest requests, and which of them took another back.
# The tables are another application's, so that its models cannot say so.
NEWEST = "CREATE INDEX log_request_newest ON pghistory_context (created_at DESC, id)"
UNDOING = """
CREATE INDEX log_request_undoes ON pghistory_context ((metadata->>'undoes'))
WHERE metadata->>'undoes' IS NOT NULL"""


class Migration(migrations.Migration):
    dependencies = [("ownership", "0007_search"), ("pghistory", "0007_auto_20250421_0444")]
    operations = [
        migrations.RunSQL(NEWEST, "DROP INDEX log_request_newest"),
        migrations.RunSQL(UNDOING, "DROP INDEX log_request_undoes"),
    ]
