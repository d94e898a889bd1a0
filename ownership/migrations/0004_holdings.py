from django.db import migrations, models

# As it was on this day; ownership/sql.py has today's, and a test holds the database's equal to it.


class Migration(migrations.Migration):
    dependencies = [("ownership", "0003_queue")]

    operations = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                (
                    "letter",
                    models.CharField(
                        choices=[
                            ("R", "Responsible"),
                            ("A", "Accountable"),
                            ("C", "Consulted"),
                            ("I", "Informed"),
                            ("S", "Support"),
                        ],
                        max_length=1,
                    ),
                ),
                ("deputy", models.BooleanField()),
                (
                    "gap",
                    models.SmallIntegerField(
                        choices=[
                            (1, "has left"),
                            (2, "is closed"),
                            (3, "has no lead"),
                            (4, "has nobody in it"),
                        ],
                        null=True,
                    ),
                ),
            ],
            options={"db_table": "holdings", "managed": False},
        ),
    ]
