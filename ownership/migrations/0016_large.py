from django.db import migrations

INDEXES = """
CREATE INDEX finding_names_areas ON ownership_finding USING gin ((facts -> 'areas') jsonb_path_ops)
  WHERE facts ? 'areas';
"""


class Migration(migrations.Migration):
    dependencies = [("ownership", "0015_meaning")]
    operations = [migrations.RunSQL(INDEXES, "DROP INDEX finding_names_areas")]
