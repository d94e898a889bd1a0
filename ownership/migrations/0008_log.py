from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ownership", "0007_search")]
    operations = []
