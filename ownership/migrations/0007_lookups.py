from django.db import migrations

# What a page of the change log asks for: the newest requests, and which of them took another back.
# The tables are another application's, so that its models cannot say so.
REQUESTS = """
CREATE INDEX log_request_newest ON pghistory_context (created_at DESC, id);
CREATE INDEX log_request_undoes ON pghistory_context ((metadata->>'undoes'))
  WHERE metadata->>'undoes' IS NOT NULL;
"""
# Which findings name an area among others; and a decision counts under the team of its first area.
FINDINGS = """
CREATE INDEX finding_names_areas ON ownership_finding USING gin ((facts -> 'areas') jsonb_path_ops)
  WHERE facts ? 'areas';
CREATE INDEX finding_first_area ON ownership_finding (((facts -> 'areas' ->> 0)::bigint))
  WHERE decision_id IS NOT NULL;
"""
GONE = "DROP INDEX finding_first_area, finding_names_areas, log_request_undoes, log_request_newest"


class Migration(migrations.Migration):
    dependencies = [("ownership", "0006_search"), ("pghistory", "0007_auto_20250421_0444")]
    replaces = [
        ("ownership", "0008_log"),
        ("ownership", "0016_large"),
        ("ownership", "0022_looked_up_by_subject"),
    ]
    operations = [migrations.RunSQL(REQUESTS + FINDINGS, GONE)]
