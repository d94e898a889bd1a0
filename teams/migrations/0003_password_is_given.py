from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teams", "0002_cache")]
    operations = [
        migrations.AddField(
            model_name="user",
            name="password_is_given",
            field=models.BooleanField(default=False, editable=False),
        )
    ]
