from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ownership", "0005_reports")]
    operations = []
