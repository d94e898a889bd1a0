import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import ownership.models.meaning
import pgtrigger.compiler
import pgtrigger.migrations
import teams.constraints
import teams.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("teams", "0001_models"),
    ]

    replaces = [
        ("ownership", "0001_initial"),
        ("ownership", "0002_relations"),
        ("ownership", "0004_holdings"),
        ("ownership", "0006_questions"),
        ("ownership", "0009_figures"),
        ("ownership", "0010_catalogue"),
        ("ownership", "0011_statement_triggers"),
        ("ownership", "0013_import_jobs"),
        ("ownership", "0014_measures"),
        ("ownership", "0017_looked_up_by_btree"),
        ("ownership", "0019_asked_in"),
    ]

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
            options={
                "db_table": "holdings",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", teams.fields.NameField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("superseded", "Superseded"),
                        ],
                        default="accepted",
                        max_length=10,
                    ),
                ),
                ("date", models.DateField(help_text="The day on which it was decided, or proposed.")),
                ("text", models.TextField(blank=True, help_text="Markdown.")),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="ownership.decision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("status", "superseded")), ("superseded_by__isnull", False)),
                            models.Q(
                                models.Q(("status", "superseded"), _negated=True),
                                ("superseded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_superseded",
                        violation_error_code="superseded",
                        violation_error_message="A superseded decision, and no other, names what replaced it.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=teams.constraints.Acyclic(
                field="superseded_by",
                name="decision_superseded_acyclic",
                violation_error_code="cycle",
                violation_error_message="A decision cannot be superseded by itself or through others.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionevent" ("date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "superseded_by_id", "text", "title") SELECT new_values."date", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."status", new_values."superseded_by_id", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="313934974aea180b9aa0a07830bd0544ce507c8f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2e898",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionevent" ("date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "superseded_by_id", "text", "title") SELECT new_values."date", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."status", new_values."superseded_by_id", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="99831f141934306c8971083ccf9db1da9312a2cd",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a124c",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionevent" ("date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "superseded_by_id", "text", "title") SELECT old_values."date", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."status", old_values."superseded_by_id", old_values."text", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fd324d5598886e85de0efc2b63dee1178c5cc95b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5a35",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_decision",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.decision",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("title", teams.fields.NameField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("superseded", "Superseded"),
                        ],
                        default="accepted",
                        max_length=10,
                    ),
                ),
                ("date", models.DateField(help_text="The day on which it was decided, or proposed.")),
                ("text", models.TextField(blank=True, help_text="Markdown.")),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="decision_event_newest"),
                    models.Index(fields=["pgh_context"], name="decision_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="ownership.decision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="teams.person",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("decider", "Decided"),
                            ("consulted", "Consulted"),
                            ("informed", "Informed"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "person of a decision",
                "verbose_name_plural": "people of decisions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "person", "part"),
                        name="decisionparty_once",
                        violation_error_code="duplicate",
                        violation_error_message="This person is named there already.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionpartyevent" ("decision_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."decision_id", new_values."id", new_values."part", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3fec336d87e62ab48722c4a90ef0c2362debedba",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_03997",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_decisionparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionparty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionpartyevent" ("decision_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."decision_id", new_values."id", new_values."part", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f1f899a7c054d66731b036bd7a15ea851a0b8ebf",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a95e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_decisionparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionparty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionpartyevent" ("decision_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."decision_id", old_values."id", old_values."part", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e6534870cc55bb707c11b685c2ef58ec7ae6059f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b3ed4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_decisionparty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionPartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.decisionparty",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.decision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("decider", "Decided"),
                            ("consulted", "Consulted"),
                            ("informed", "Informed"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="decisionparty_event_newest"),
                    models.Index(fields=["pgh_context"], name="decisionparty_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FiguresSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="teams.person"
                    ),
                ),
                ("on", models.DateField()),
            ],
            options={
                "verbose_name_plural": "figures seen",
                "indexes": [models.Index(fields=["person", "-on"], name="figuresseen_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("by", "person", "on"),
                        name="figuresseen_once",
                        violation_error_code="duplicate",
                        violation_error_message="This was noted today already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=40)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("task", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("failed", "Broke off"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("doing", models.CharField(blank=True, max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("found", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["token", "-id"], name="importjob_newest")],
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("one", models.CharField(max_length=64)),
                ("other", models.CharField(max_length=64)),
                ("likeness", ownership.models.meaning.Real()),
            ],
            options={
                "verbose_name_plural": "likenesses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "one", "other"),
                        name="likeness_once",
                        violation_error_code="duplicate",
                        violation_error_message="These texts are already compared.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=ownership.models.meaning.Real(), size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "digest"),
                        name="meaning_once",
                        violation_error_code="duplicate",
                        violation_error_message="This text is already read.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasuredDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measured_days",
                        to="teams.team",
                    ),
                ),
                ("on", models.DateField()),
                ("people", models.PositiveIntegerField()),
                ("values", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "on"),
                        name="measuredday_once",
                        violation_error_code="duplicate",
                        violation_error_message="This day is measured already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "profile",
                    models.CharField(
                        choices=[("lean", "Lean"), ("balanced", "Balanced"), ("regulated", "Regulated")],
                        default="balanced",
                        max_length=10,
                    ),
                ),
                ("baseline_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="organisation_single",
                        violation_error_code="single",
                        violation_error_message="There is one organisation here.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_organisationevent" ("baseline_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile") SELECT new_values."baseline_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."profile" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c30755ba5ee0f57111260b3bc70cd0c4d4b67944",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_80a1d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_organisationevent" ("baseline_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile") SELECT new_values."baseline_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."profile" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="95295573b0a026c0a4917f2648fb98c8b8476444",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30d8b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_organisationevent" ("baseline_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile") SELECT old_values."baseline_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."profile" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4d0d868bc740c77f30603e7c69b7005055313be6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_80d14",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.organisation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "profile",
                    models.CharField(
                        choices=[("lean", "Lean"), ("balanced", "Balanced"), ("regulated", "Regulated")],
                        default="balanced",
                        max_length=10,
                    ),
                ),
                ("baseline_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="organisation_event_newest"),
                    models.Index(fields=["pgh_context"], name="organisation_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSetting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=6)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule_settings",
                        to="teams.team",
                    ),
                ),
                (
                    "criticality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critical", "Critical"),
                            ("important", "Important"),
                            ("normal", "Normal"),
                            ("minor", "Minor"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("on", models.BooleanField(blank=True, null=True)),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("error", "Error"), ("warning", "Warning"), ("info", "Info")],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("threshold", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "team", "criticality"),
                        name="rulesetting_unique",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This rule is already set there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("criticality__isnull", True),
                            models.Q(
                                ("on__isnull", True), ("severity__isnull", True), ("threshold__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="rulesetting_criticality",
                        violation_error_code="criticality",
                        violation_error_message="For one criticality only the number can differ.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulesetting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_rulesettingevent" ("criticality", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "severity", "team_id", "threshold") SELECT new_values."criticality", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rule", new_values."severity", new_values."team_id", new_values."threshold" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="80efb56317262a91e7d7d124529ade2d49a4effe",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_17678",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_rulesetting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulesetting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_rulesettingevent" ("criticality", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "severity", "team_id", "threshold") SELECT new_values."criticality", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rule", new_values."severity", new_values."team_id", new_values."threshold" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="117b26373cc955d16098068a7d237303b3cc12fb",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b67b2",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_rulesetting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulesetting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_rulesettingevent" ("criticality", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "severity", "team_id", "threshold") SELECT old_values."criticality", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rule", old_values."severity", old_values."team_id", old_values."threshold" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="dc4e5eb8b9edcef3e6ad7fc13cf60e08b0f247cc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9f620",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_rulesetting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RuleSettingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.rulesetting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("rule", models.CharField(max_length=6)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "criticality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critical", "Critical"),
                            ("important", "Important"),
                            ("normal", "Normal"),
                            ("minor", "Minor"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("on", models.BooleanField(blank=True, null=True)),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("error", "Error"), ("warning", "Warning"), ("info", "Info")],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("threshold", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="rulesetting_event_newest"),
                    models.Index(fields=["pgh_context"], name="rulesetting_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", teams.fields.NameField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("user"),
                        django.db.models.functions.text.Lower("name"),
                        name="savedview_name_unique",
                        violation_error_code="duplicate",
                        violation_error_message="You have a view of this name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Stopped"),
                        ],
                        default="done",
                        max_length=10,
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("steps", models.PositiveSmallIntegerField(default=0)),
                ("stop", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened", models.PositiveIntegerField(default=0)),
                ("resolved", models.PositiveIntegerField(default=0)),
                ("persisting", models.PositiveIntegerField(default=0)),
                ("measures", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-on", "-id"], name="scan_newest"),
                    models.Index(
                        condition=models.Q(("state", "running")), fields=["id"], name="scan_running"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="ownership.scan",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ownership.report",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="teams.team",
                    ),
                ),
                ("on", models.DateField()),
                ("composed_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(null=True)),
                ("open", models.JSONField(default=list)),
                ("content", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("issued_at__isnull", False)),
                        fields=("on", "team"),
                        name="report_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="The report of this day was already sent.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="ownership.report",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("token", models.UUIDField(unique=True)),
                ("address", models.EmailField(max_length=254)),
                ("asks", models.JSONField(default=list)),
                ("begun_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "reader"),
                        name="delivery_once",
                        violation_error_code="duplicate",
                        violation_error_message="This report was already sent to this reader.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.UniqueConstraint(
                        fields=("text",),
                        name="searchmiss_text_unique",
                        violation_error_code="duplicate",
                        violation_error_message="This is already counted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("first_on"))),
                        name="searchmiss_days",
                        violation_error_code="days",
                        violation_error_message="The last day cannot be before the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="teams.team",
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="measure")),
                ("value", models.DecimalField(decimal_places=2, max_digits=11)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "code"),
                        name="target_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This target is already set there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="target_value",
                        violation_error_code="value",
                        violation_error_message="A target is 0 or more.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_targetevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT new_values."code", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."team_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b1659243d601d62d79abfe07fe79a001ff5842a3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_909d3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_targetevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT new_values."code", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."team_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="86659dedc47ba62fd59b8f1e0d03810ce1eeec28",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c568b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_targetevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT old_values."code", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."team_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="461dbbe40dc6931998a9f9179f6bd707b6d4c02d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_197c1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_target",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.target",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="measure")),
                ("value", models.DecimalField(decimal_places=2, max_digits=11)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="target_event_newest"),
                    models.Index(fields=["pgh_context"], name="target_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamMetric",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="metrics", to="teams.team"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("change-failure-rate", "Change failure rate"),
                            ("reliability", "Reliability"),
                            ("deployment-frequency", "Deployment frequency"),
                            ("lead-time", "Lead time"),
                            ("defects", "Defects"),
                            ("test-coverage", "Test coverage"),
                            ("user-satisfaction", "User satisfaction"),
                        ],
                        max_length=30,
                        verbose_name="metric",
                    ),
                ),
                ("month", models.DateField(help_text="Its first day.")),
                ("value", models.DecimalField(decimal_places=2, max_digits=11)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "kind", "month"),
                        name="metric_once",
                        violation_error_code="duplicate",
                        violation_error_message="This month is measured there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="metric_month",
                        violation_error_code="month",
                        violation_error_message="A month is named by its first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="metric_value",
                        violation_error_code="value",
                        violation_error_message="A metric is 0 or more.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammetric",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_teammetricevent" ("id", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT new_values."id", new_values."kind", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."team_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0afa159be9f294d51dfe466f8587ace6d02ad489",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9944b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_teammetric",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammetric",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_teammetricevent" ("id", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT new_values."id", new_values."kind", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."team_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fb466fa02c7f617cb8760f4d9e8f99872566aea6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d1927",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_teammetric",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammetric",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_teammetricevent" ("id", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "value") SELECT old_values."id", old_values."kind", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."team_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a4f21e9d7056c19b6c434aa0828e1128048caf85",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_589a9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_teammetric",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TeamMetricEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.teammetric",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("change-failure-rate", "Change failure rate"),
                            ("reliability", "Reliability"),
                            ("deployment-frequency", "Deployment frequency"),
                            ("lead-time", "Lead time"),
                            ("defects", "Defects"),
                            ("test-coverage", "Test coverage"),
                            ("user-satisfaction", "User satisfaction"),
                        ],
                        max_length=30,
                        verbose_name="metric",
                    ),
                ),
                ("month", models.DateField(help_text="Its first day.")),
                ("value", models.DecimalField(decimal_places=2, max_digits=11)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="metric_event_newest"),
                    models.Index(fields=["pgh_context"], name="metric_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", teams.fields.NameField(max_length=120)),
                (
                    "perspective",
                    models.CharField(
                        choices=[
                            ("system", "System (long-term health)"),
                            ("product", "Product (what users get)"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "colour",
                    models.CharField(blank=True, help_text="A colour key of the style sheet.", max_length=20),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "categories",
                "ordering": ["position", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="category_name_unique",
                        violation_error_code="duplicate",
                        violation_error_message="There is already a category of this name.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_categoryevent" ("colour", "id", "name", "perspective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."colour", new_values."id", new_values."name", new_values."perspective", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f538caa9043c9a35f28f1c69b34fcae2553d3abd",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69609",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_category",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_categoryevent" ("colour", "id", "name", "perspective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."colour", new_values."id", new_values."name", new_values."perspective", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2150164f61422eace84843c186c17c3eae7f94a4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4a12d",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_category",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_categoryevent" ("colour", "id", "name", "perspective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT old_values."colour", old_values."id", old_values."name", old_values."perspective", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c02c4aaf45e4541cd3f7ac098c5c427f017f44cf",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9e0c8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_category",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CategoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.category",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("name", teams.fields.NameField(max_length=120)),
                (
                    "perspective",
                    models.CharField(
                        choices=[
                            ("system", "System (long-term health)"),
                            ("product", "Product (what users get)"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "colour",
                    models.CharField(blank=True, help_text="A colour key of the style sheet.", max_length=20),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="category_event_newest"),
                    models.Index(fields=["pgh_context"], name="category_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "job_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="teams.jobrole",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="ownership.category",
                    ),
                ),
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
                ("level", models.CharField(blank=True, help_text="Empty: at any level.", max_length=60)),
                (
                    "expected",
                    models.CharField(
                        choices=[("expected", "Expected"), ("unusual", "Unusual")],
                        default="expected",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("job_role", "category", "letter", "level"),
                        name="expectation_once",
                        violation_error_code="duplicate",
                        violation_error_message="This job role says already what it expects there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letter__in", ["R", "A", "C", "I", "S"])),
                        name="expectation_letter",
                        violation_error_code="letter",
                        violation_error_message="A letter is one of R, A, C, I and S.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_expectationevent" ("category_id", "expected", "id", "job_role_id", "letter", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."category_id", new_values."expected", new_values."id", new_values."job_role_id", new_values."letter", new_values."level", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b46a4c790fbb20b1118b33e65ce4cd857ac46bf6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8a825",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_expectation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_expectationevent" ("category_id", "expected", "id", "job_role_id", "letter", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."category_id", new_values."expected", new_values."id", new_values."job_role_id", new_values."letter", new_values."level", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="15779bef06e12f03ccfae296005e9c35860d2fa6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_75646",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_expectation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_expectationevent" ("category_id", "expected", "id", "job_role_id", "letter", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."category_id", old_values."expected", old_values."id", old_values."job_role_id", old_values."letter", old_values."level", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="013d2413ffb5ce5450bdcc1bab42b4d8e4516609",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fd9f2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_expectation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ExpectationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.expectation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "job_role",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.jobrole",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.category",
                    ),
                ),
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
                ("level", models.CharField(blank=True, help_text="Empty: at any level.", max_length=60)),
                (
                    "expected",
                    models.CharField(
                        choices=[("expected", "Expected"), ("unusual", "Unusual")],
                        default="expected",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="expectation_event_newest"),
                    models.Index(fields=["pgh_context"], name="expectation_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", teams.fields.NameField(max_length=300)),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=teams.fields.SortKey(models.F("name")),
                        output_field=models.TextField(),
                    ),
                ),
                ("slug", models.SlugField(allow_unicode=True, db_index=False, max_length=320)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("covers", models.TextField(blank=True, help_text="Markdown.")),
                ("does_not_cover", models.TextField(blank=True, help_text="Markdown.")),
                (
                    "kind",
                    models.CharField(
                        choices=[("decision", "Decision"), ("thing", "Thing"), ("activity", "Activity")],
                        default="thing",
                        max_length=10,
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="ownership.category",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="ownership.area",
                    ),
                ),
                (
                    "inherits",
                    models.BooleanField(
                        default=True, help_text="Takes from above what it has not of its own."
                    ),
                ),
                (
                    "owning_team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="teams.team",
                    ),
                ),
                (
                    "criticality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critical", "Critical"),
                            ("important", "Important"),
                            ("normal", "Normal"),
                            ("minor", "Minor"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                (
                    "complexity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("simple", "Simple"),
                            ("complicated", "Complicated"),
                            ("complex", "Complex"),
                        ],
                        max_length=12,
                        null=True,
                    ),
                ),
                (
                    "lifecycle",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("retiring", "Retiring"),
                            ("retired", "Retired"),
                        ],
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "review_days",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Confirmed every so many days.", null=True
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.person",
                    ),
                ),
                ("unowned_reason", models.TextField(blank=True)),
                (
                    "unowned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("unowned_until", models.DateField(blank=True, null=True)),
                ("separation_of_duties", models.BooleanField(default=False)),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "since",
                    models.DateField(help_text="The day from which its place and state are as they are now."),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("parent"),
                        django.db.models.functions.text.Lower("name"),
                        name="area_name_unique",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="There is already an area of this name in the same place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "^\\s*$"), _negated=True),
                        name="area_name_given",
                        violation_error_code="blank",
                        violation_error_message="An area needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("unowned_by__isnull", True),
                                ("unowned_reason", ""),
                                ("unowned_until__isnull", True),
                            ),
                            models.Q(
                                models.Q(("unowned_reason", ""), _negated=True),
                                ("unowned_by__isnull", False),
                                ("unowned_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="area_unowned_explained",
                        violation_error_code="incomplete",
                        violation_error_message="Unowned on purpose needs a reason, a person and an end date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_days__isnull", True), ("review_days__gt", 0), _connector="OR"
                        ),
                        name="area_review_days",
                        violation_error_code="review_days",
                        violation_error_message="A review rhythm is at least one day.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=teams.constraints.Acyclic(
                field="parent",
                name="area_parent_acyclic",
                violation_error_code="cycle",
                violation_error_message="An area cannot be put below itself or below one of its own areas.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="placements_begin",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO ownership_areaplacement (area_id, parent_id, inherits, owning_team_id, lifecycle, period)\n        SELECT n.id, n.parent_id, n.inherits, n.owning_team_id, n.lifecycle, daterange(n.since, NULL) FROM new_values n; RETURN NULL;",
                    hash="533ca3a98ef02da4abdbf05b233f1ce6bc2632bd",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_placements_begin_9d607",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="placements_move",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE missing bigint;",
                    func="\n        IF NOT EXISTS (SELECT FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle)) THEN RETURN NULL; END IF;\n        IF EXISTS (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since < o.since) THEN\n          EXECUTE $q$SELECT n.id FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since < o.since) n WHERE NOT EXISTS (SELECT FROM ownership_areaplacement p\n            WHERE p.area_id = n.id AND p.period @> n.since\n              AND ROW(p.parent_id, p.inherits, p.owning_team_id, p.lifecycle) IS NOT DISTINCT FROM ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle))\n          ORDER BY n.id LIMIT 1$q$ INTO missing;\n          IF missing IS NOT NULL THEN\n            RAISE EXCEPTION 'area_since'\n              USING ERRCODE = '23514', CONSTRAINT = 'area_since', DETAIL = missing::text;\n          END IF;\n          EXECUTE $q$DELETE FROM ownership_areaplacement p USING (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since < o.since) n\n            WHERE p.area_id = n.id AND lower(p.period) > n.since$q$;\n          EXECUTE $q$UPDATE ownership_areaplacement p SET period = daterange(lower(p.period), NULL) FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since < o.since) n\n            WHERE p.area_id = n.id AND p.period @> n.since$q$;\n        END IF;\n        EXECUTE $q$DELETE FROM ownership_areaplacement p USING (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since >= o.since) n\n          WHERE p.area_id = n.id AND upper_inf(p.period) AND lower(p.period) >= n.since$q$;\n        EXECUTE $q$UPDATE ownership_areaplacement p SET period = daterange(lower(p.period), n.since) FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since >= o.since) n\n          WHERE p.area_id = n.id AND upper_inf(p.period)$q$;\n        INSERT INTO ownership_areaplacement (area_id, parent_id, inherits, owning_team_id, lifecycle, period)\n        SELECT n.id, n.parent_id, n.inherits, n.owning_team_id, n.lifecycle, daterange(n.since, NULL) FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.inherits, n.owning_team_id, n.lifecycle) IS DISTINCT FROM ROW(o.parent_id, o.inherits, o.owning_team_id, o.lifecycle) AND n.since >= o.since;\n        RETURN NULL;\n        ",
                    hash="d0b929fff16137c354a766f0537041f59dcb5481",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_placements_move_29381",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_areaevent" ("aliases", "category_id", "complexity", "confirmed_by_id", "confirmed_on", "covers", "criticality", "description", "does_not_cover", "id", "inherits", "kind", "lifecycle", "name", "owning_team_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_days", "separation_of_duties", "since", "slug", "tags", "unowned_by_id", "unowned_reason", "unowned_until") SELECT new_values."aliases", new_values."category_id", new_values."complexity", new_values."confirmed_by_id", new_values."confirmed_on", new_values."covers", new_values."criticality", new_values."description", new_values."does_not_cover", new_values."id", new_values."inherits", new_values."kind", new_values."lifecycle", new_values."name", new_values."owning_team_id", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."review_days", new_values."separation_of_duties", new_values."since", new_values."slug", new_values."tags", new_values."unowned_by_id", new_values."unowned_reason", new_values."unowned_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="faa5ca8076679d1782f639721246b7749766aab6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_211d5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_areaevent" ("aliases", "category_id", "complexity", "confirmed_by_id", "confirmed_on", "covers", "criticality", "description", "does_not_cover", "id", "inherits", "kind", "lifecycle", "name", "owning_team_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_days", "separation_of_duties", "since", "slug", "tags", "unowned_by_id", "unowned_reason", "unowned_until") SELECT new_values."aliases", new_values."category_id", new_values."complexity", new_values."confirmed_by_id", new_values."confirmed_on", new_values."covers", new_values."criticality", new_values."description", new_values."does_not_cover", new_values."id", new_values."inherits", new_values."kind", new_values."lifecycle", new_values."name", new_values."owning_team_id", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."review_days", new_values."separation_of_duties", new_values."since", new_values."slug", new_values."tags", new_values."unowned_by_id", new_values."unowned_reason", new_values."unowned_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."category_id" IS DISTINCT FROM (new_values."category_id") OR old_values."complexity" IS DISTINCT FROM (new_values."complexity") OR old_values."confirmed_by_id" IS DISTINCT FROM (new_values."confirmed_by_id") OR old_values."confirmed_on" IS DISTINCT FROM (new_values."confirmed_on") OR old_values."covers" IS DISTINCT FROM (new_values."covers") OR old_values."criticality" IS DISTINCT FROM (new_values."criticality") OR old_values."description" IS DISTINCT FROM (new_values."description") OR old_values."does_not_cover" IS DISTINCT FROM (new_values."does_not_cover") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."inherits" IS DISTINCT FROM (new_values."inherits") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."lifecycle" IS DISTINCT FROM (new_values."lifecycle") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."owning_team_id" IS DISTINCT FROM (new_values."owning_team_id") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."review_days" IS DISTINCT FROM (new_values."review_days") OR old_values."separation_of_duties" IS DISTINCT FROM (new_values."separation_of_duties") OR old_values."since" IS DISTINCT FROM (new_values."since") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."tags" IS DISTINCT FROM (new_values."tags") OR old_values."unowned_by_id" IS DISTINCT FROM (new_values."unowned_by_id") OR old_values."unowned_reason" IS DISTINCT FROM (new_values."unowned_reason") OR old_values."unowned_until" IS DISTINCT FROM (new_values."unowned_until")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6936f54d5227c5ff96c65de345e752fe20416fe0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d34a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_areaevent" ("aliases", "category_id", "complexity", "confirmed_by_id", "confirmed_on", "covers", "criticality", "description", "does_not_cover", "id", "inherits", "kind", "lifecycle", "name", "owning_team_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_days", "separation_of_duties", "since", "slug", "tags", "unowned_by_id", "unowned_reason", "unowned_until") SELECT old_values."aliases", old_values."category_id", old_values."complexity", old_values."confirmed_by_id", old_values."confirmed_on", old_values."covers", old_values."criticality", old_values."description", old_values."does_not_cover", old_values."id", old_values."inherits", old_values."kind", old_values."lifecycle", old_values."name", old_values."owning_team_id", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."review_days", old_values."separation_of_duties", old_values."since", old_values."slug", old_values."tags", old_values."unowned_by_id", old_values."unowned_reason", old_values."unowned_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="89882e6e642c212a444e3e87e7bca8fb4a89feb4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f8fe4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_area",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="ownership.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="teams.person",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("bot", models.BooleanField(default=False)),
                ("month", models.DateField(help_text="Its first day.")),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["month", "area"], name="contribution_month_area")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "person", "name", "month"),
                        name="contribution_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This month is counted there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("person__isnull", False)),
                            models.Q(("person__isnull", True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="contribution_who",
                        violation_error_code="who",
                        violation_error_message="A contribution is of a known person, or goes by a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="contribution_month",
                        violation_error_code="month",
                        violation_error_message="A month is named by its first day.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_contributionevent" ("area_id", "bot", "count", "id", "month", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."area_id", new_values."bot", new_values."count", new_values."id", new_values."month", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d8c3419daf7f3a50340ad707754064c85f8fa4af",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1be92",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_contributionevent" ("area_id", "bot", "count", "id", "month", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."area_id", new_values."bot", new_values."count", new_values."id", new_values."month", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3af8a6d72d7ea4ef47298fae7ab14102e509abb6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_459ab",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_contributionevent" ("area_id", "bot", "count", "id", "month", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."area_id", old_values."bot", old_values."count", old_values."id", old_values."month", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7c495383f2c7c7fb2247b4140f724feaf75e3f5b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cf87d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_contribution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ContributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.contribution",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("bot", models.BooleanField(default=False)),
                ("month", models.DateField(help_text="Its first day.")),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contribution_event_newest"),
                    models.Index(fields=["pgh_context"], name="contribution_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="about",
                        to="ownership.decision",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decided",
                        to="ownership.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "area of a decision",
                "verbose_name_plural": "areas of decisions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "area"),
                        name="decisionarea_once",
                        violation_error_code="duplicate",
                        violation_error_message="This decision names that area already.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionarea",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionareaevent" ("area_id", "decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."area_id", new_values."decision_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e5ca18a4b18e25132a4b39cc7cca280d0dd96c38",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6e14c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_decisionarea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionarea",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionareaevent" ("area_id", "decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."area_id", new_values."decision_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="edee370e4d22e2d75c28c4e8c243e1a96143d8b5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_434ca",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_decisionarea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionarea",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_decisionareaevent" ("area_id", "decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."area_id", old_values."decision_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d5f61e6dae58076805bfb77b5917c5c0a154d095",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3a23f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_decisionarea",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionAreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.decisionarea",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.decision",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="decisionarea_event_newest"),
                    models.Index(fields=["pgh_context"], name="decisionarea_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ownership.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.seat",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.jobrole",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ownership.decision",
                    ),
                ),
                ("rule", models.CharField(max_length=6)),
                (
                    "severity",
                    models.CharField(
                        choices=[("error", "Error"), ("warning", "Warning"), ("info", "Info")], max_length=10
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("first_seen", models.DateField()),
                ("resolved_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("acknowledged", "Acknowledged"), ("snoozed", "Snoozed")],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("snoozed_until", models.DateField(blank=True, null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings_given",
                        to="teams.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["resolved_on"], name="finding_resolved_on"),
                    models.Index(fields=["rule", "first_seen"], name="finding_rule_first_seen"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("area__isnull", False),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", False),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", False),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", False),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", False),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", False),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="finding_subject",
                        violation_error_code="subject",
                        violation_error_message="It is about exactly one area, person, team, seat, job role or decision.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resolved_on__isnull", True)),
                        fields=("rule", "area", "person", "team", "seat", "role", "decision"),
                        name="finding_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This finding is already open.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resolved_on__isnull", True),
                            ("resolved_on__gte", models.F("first_seen")),
                            _connector="OR",
                        ),
                        name="finding_days",
                        violation_error_code="days",
                        violation_error_message="A finding cannot be resolved before it was seen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("snoozed_until__isnull", False), ("state", "snoozed")),
                            models.Q(
                                models.Q(("state", "snoozed"), _negated=True), ("snoozed_until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="finding_snoozed_until",
                        violation_error_code="snooze",
                        violation_error_message="A snoozed finding needs the day on which it wakes.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="ownership.finding",
                    ),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("acknowledged", "Is on it"),
                            ("snoozed", "Snoozed"),
                            ("given", "Given to somebody"),
                            ("reopened", "Opened again"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("on", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["finding", "id"], name="findingevent_order")],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="ownership.area",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("text", models.CharField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("changed", "Became a change"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=2000)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("request_id", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["area", "state"], name="question_area")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "^\\s*$"), _negated=True),
                        name="question_text",
                        violation_error_code="blank",
                        violation_error_message="A question needs words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_by__isnull", True),
                                ("answered_on__isnull", True),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_settled",
                        violation_error_code="incomplete",
                        violation_error_message="A settled question says who settled it and when.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_questionevent" ("answer", "answered_by_id", "answered_on", "area_id", "asked_by_id", "asked_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "text") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."area_id", new_values."asked_by_id", new_values."asked_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."request_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4fa97ff5dd333782b06d32a3cb3d501a9f9742f0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6513",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_questionevent" ("answer", "answered_by_id", "answered_on", "area_id", "asked_by_id", "asked_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "text") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."area_id", new_values."asked_by_id", new_values."asked_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."request_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ca6493d48261c0d87f3e1b888cf12d9b02fb0a74",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9d65f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_questionevent" ("answer", "answered_by_id", "answered_on", "area_id", "asked_by_id", "asked_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "text") SELECT old_values."answer", old_values."answered_by_id", old_values."answered_on", old_values."area_id", old_values."asked_by_id", old_values."asked_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."request_id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="272ccfe3830399cc65b70cc88ceccec83624e506",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0fcdb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_question",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="teams.person"
                    ),
                ),
                ("request_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("change", "Change"),
                            ("role", "New role"),
                            ("declined", "Declined"),
                            ("question", "Question"),
                            ("answer", "Answer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="ownership.question",
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("created_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("by_mail", models.BooleanField(default=False)),
                ("begun_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["person"],
                        name="notice_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request_id", "person"),
                        name="notice_once",
                        violation_error_code="duplicate",
                        violation_error_message="This person was already told of that change.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.question",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("text", models.CharField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("changed", "Became a change"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=2000)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("request_id", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="question_event_newest"),
                    models.Index(fields=["pgh_context"], name="question_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resources",
                        to="ownership.area",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("path", "Repository path"),
                            ("url", "Web address"),
                            ("channel", "Channel"),
                            ("reference", "External reference"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=500)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "kind", "value"),
                        name="resource_unique",
                        violation_error_code="duplicate",
                        violation_error_message="This area already lists that resource.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resource",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_resourceevent" ("area_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT new_values."area_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="bbc28ffadc85230dfd5511df33ec48b0c582b56a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fd0d1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_resource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resource",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_resourceevent" ("area_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT new_values."area_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fd0f0394bfeb7023a7521d1946371fcda44b5edd",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7a9a9",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_resource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resource",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_resourceevent" ("area_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT old_values."area_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6861b2b95fdb2ee0a1095fb594498cc982c9ae35",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6ca9d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_resource",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ResourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.resource",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("path", "Repository path"),
                            ("url", "Web address"),
                            ("channel", "Channel"),
                            ("reference", "External reference"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=500)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="resource_event_newest"),
                    models.Index(fields=["pgh_context"], name="resource_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ownership.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.seat",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="teams.jobrole",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ownership.decision",
                    ),
                ),
                ("rule", models.CharField(max_length=6)),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("accepted", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("rule"),
                        django.db.models.functions.comparison.Coalesce(
                            "area", "person", "team", "seat", "role", "decision"
                        ),
                        name="waiver_rule_subject",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("area__isnull", False),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", False),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", False),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", False),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", True),
                                ("person__isnull", True),
                                ("role__isnull", False),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("area__isnull", True),
                                ("decision__isnull", False),
                                ("person__isnull", True),
                                ("role__isnull", True),
                                ("seat__isnull", True),
                                ("team__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="waiver_subject",
                        violation_error_code="subject",
                        violation_error_message="It is about exactly one area, person, team, seat, job role or decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="waiver_until",
                        violation_error_code="until",
                        violation_error_message="An exception needs an end after its first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "^\\s*$"), _negated=True),
                        name="waiver_reason",
                        violation_error_code="blank",
                        violation_error_message="Say why this is accepted on purpose.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_waiverevent" ("accepted", "area_id", "by_id", "decision_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "rule", "seat_id", "since", "team_id", "until") SELECT new_values."accepted", new_values."area_id", new_values."by_id", new_values."decision_id", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."role_id", new_values."rule", new_values."seat_id", new_values."since", new_values."team_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="564da2a939a0ce391f3dcca5eba176bacbf0b832",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_544ce",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_waiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_waiverevent" ("accepted", "area_id", "by_id", "decision_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "rule", "seat_id", "since", "team_id", "until") SELECT new_values."accepted", new_values."area_id", new_values."by_id", new_values."decision_id", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."role_id", new_values."rule", new_values."seat_id", new_values."since", new_values."team_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="deb3cac3ee00f9116a492648b057501da3e709c2",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_467b4",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_waiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_waiverevent" ("accepted", "area_id", "by_id", "decision_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "rule", "seat_id", "since", "team_id", "until") SELECT old_values."accepted", old_values."area_id", old_values."by_id", old_values."decision_id", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."role_id", old_values."rule", old_values."seat_id", old_values."since", old_values."team_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3c2be5c68653d50c41b7cc802c10ed1d8268f6a0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_564c1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_waiver",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="WaiverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.waiver",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.seat",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.jobrole",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.decision",
                    ),
                ),
                ("rule", models.CharField(max_length=6)),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("accepted", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="waiver_event_newest"),
                    models.Index(fields=["pgh_context"], name="waiver_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaPlacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="ownership.area",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ownership.area",
                    ),
                ),
                ("inherits", models.BooleanField()),
                (
                    "owning_team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "lifecycle",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("retiring", "Retiring"),
                            ("retired", "Retired"),
                        ],
                        max_length=10,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("area_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="areaplacement_overlap",
                        violation_error_code="overlap",
                        violation_error_message="An area is in one place at a time.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="ownership.area",
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="teams.seat",
                    ),
                ),
                (
                    "deputy",
                    models.BooleanField(default=False, help_text="Stands in for the holder of the letter."),
                ),
                (
                    "tie_breaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.person",
                    ),
                ),
                ("interim", models.BooleanField(default=False)),
                (
                    "only_here",
                    models.BooleanField(default=False, help_text="Does not travel down to the areas below."),
                ),
                (
                    "acceptance",
                    models.CharField(
                        choices=[("asked", "Asked"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="accepted",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField(blank=True, editable=False, null=True)),
                ("asked_in", models.UUIDField(blank=True, editable=False, null=True)),
                ("declined_because", models.CharField(blank=True, max_length=500)),
                ("period", teams.fields.PeriodField()),
                ("note", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Where it came from, such as a sheet.", max_length=300
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["area", "letter"], name="assignment_area"),
                    models.Index(
                        condition=models.Q(("acceptance", "accepted"), _negated=True),
                        fields=["acceptance", "asked_in"],
                        name="assignment_unanswered",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="assignment_period",
                        violation_error_code="empty_period",
                        violation_error_message="A period needs a first day, and its end must come after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("person__isnull", False), ("seat__isnull", True), ("team__isnull", True)
                            ),
                            models.Q(
                                ("person__isnull", True), ("seat__isnull", True), ("team__isnull", False)
                            ),
                            models.Q(
                                ("person__isnull", True), ("seat__isnull", False), ("team__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="assignment_one_holder",
                        violation_error_code="holder",
                        violation_error_message="An assignment has exactly one holder: a person, a team or a seat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letter__in", ["R", "A", "C", "I", "S"])),
                        name="assignment_letter",
                        violation_error_code="letter",
                        violation_error_message="A letter is one of R, A, C, I and S.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deputy", False), ("letter__in", ("A", "R")), _connector="OR"),
                        name="assignment_deputy",
                        violation_error_code="deputy",
                        violation_error_message="Only an A or an R can have a deputy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tie_breaker__isnull", True),
                            models.Q(("deputy", False), ("letter", "A")),
                            _connector="OR",
                        ),
                        name="assignment_shared",
                        violation_error_code="shared",
                        violation_error_message="Only an A can be shared on purpose.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("only_here", False), ("letter__in", ("C", "I", "S")), _connector="OR"
                        ),
                        name="assignment_only_here",
                        violation_error_code="only_here",
                        violation_error_message="Only C, I and S can be marked as only here.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("person__isnull", False)),
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("area_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("letter", "="),
                            ("deputy", "="),
                            ("person", "="),
                            ("period", "&&"),
                        ],
                        name="assignment_person_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This person already holds that letter of the area in part of that period.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("team__isnull", False)),
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("area_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("letter", "="),
                            ("deputy", "="),
                            ("team", "="),
                            ("period", "&&"),
                        ],
                        name="assignment_team_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This team already holds that letter of the area in part of that period.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("seat__isnull", False)),
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("area_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("letter", "="),
                            ("deputy", "="),
                            ("seat", "="),
                            ("period", "&&"),
                        ],
                        name="assignment_seat_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This seat already holds that letter of the area in part of that period.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_assignmentevent" ("acceptance", "area_id", "asked_by_id", "asked_in", "asked_on", "declined_because", "deputy", "id", "interim", "letter", "note", "only_here", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "source", "team_id", "tie_breaker_id") SELECT new_values."acceptance", new_values."area_id", new_values."asked_by_id", new_values."asked_in", new_values."asked_on", new_values."declined_because", new_values."deputy", new_values."id", new_values."interim", new_values."letter", new_values."note", new_values."only_here", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seat_id", new_values."source", new_values."team_id", new_values."tie_breaker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0a47f24d9a77f6538b029ce7ee1543bcc0c085b2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e803",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="ownership_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_assignmentevent" ("acceptance", "area_id", "asked_by_id", "asked_in", "asked_on", "declined_because", "deputy", "id", "interim", "letter", "note", "only_here", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "source", "team_id", "tie_breaker_id") SELECT new_values."acceptance", new_values."area_id", new_values."asked_by_id", new_values."asked_in", new_values."asked_on", new_values."declined_because", new_values."deputy", new_values."id", new_values."interim", new_values."letter", new_values."note", new_values."only_here", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seat_id", new_values."source", new_values."team_id", new_values."tie_breaker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c69fc63be58364d797c15fdb34b218a5a0aef5a8",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1225f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="ownership_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "ownership_assignmentevent" ("acceptance", "area_id", "asked_by_id", "asked_in", "asked_on", "declined_because", "deputy", "id", "interim", "letter", "note", "only_here", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "source", "team_id", "tie_breaker_id") SELECT old_values."acceptance", old_values."area_id", old_values."asked_by_id", old_values."asked_in", old_values."asked_on", old_values."declined_because", old_values."deputy", old_values."id", old_values."interim", old_values."letter", old_values."note", old_values."only_here", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seat_id", old_values."source", old_values."team_id", old_values."tie_breaker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="055e22bef8b66ed79a2b39af983f98a03a0da87c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2cb8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="ownership_assignment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.assignment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.seat",
                    ),
                ),
                (
                    "deputy",
                    models.BooleanField(default=False, help_text="Stands in for the holder of the letter."),
                ),
                (
                    "tie_breaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                ("interim", models.BooleanField(default=False)),
                (
                    "only_here",
                    models.BooleanField(default=False, help_text="Does not travel down to the areas below."),
                ),
                (
                    "acceptance",
                    models.CharField(
                        choices=[("asked", "Asked"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="accepted",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField(blank=True, editable=False, null=True)),
                ("asked_in", models.UUIDField(blank=True, editable=False, null=True)),
                ("declined_because", models.CharField(blank=True, max_length=500)),
                ("period", teams.fields.PeriodField()),
                ("note", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Where it came from, such as a sheet.", max_length=300
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="assignment_event_newest"),
                    models.Index(fields=["pgh_context"], name="assignment_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="ownership.area",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("name", teams.fields.NameField(max_length=300)),
                ("slug", models.SlugField(allow_unicode=True, db_index=False, max_length=320)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("covers", models.TextField(blank=True, help_text="Markdown.")),
                ("does_not_cover", models.TextField(blank=True, help_text="Markdown.")),
                (
                    "kind",
                    models.CharField(
                        choices=[("decision", "Decision"), ("thing", "Thing"), ("activity", "Activity")],
                        default="thing",
                        max_length=10,
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.category",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ownership.area",
                    ),
                ),
                (
                    "inherits",
                    models.BooleanField(
                        default=True, help_text="Takes from above what it has not of its own."
                    ),
                ),
                (
                    "owning_team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.team",
                    ),
                ),
                (
                    "criticality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critical", "Critical"),
                            ("important", "Important"),
                            ("normal", "Normal"),
                            ("minor", "Minor"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                (
                    "complexity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("simple", "Simple"),
                            ("complicated", "Complicated"),
                            ("complex", "Complex"),
                        ],
                        max_length=12,
                        null=True,
                    ),
                ),
                (
                    "lifecycle",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("retiring", "Retiring"),
                            ("retired", "Retired"),
                        ],
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "review_days",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Confirmed every so many days.", null=True
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                ("unowned_reason", models.TextField(blank=True)),
                (
                    "unowned_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("unowned_until", models.DateField(blank=True, null=True)),
                ("separation_of_duties", models.BooleanField(default=False)),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "since",
                    models.DateField(help_text="The day from which its place and state are as they are now."),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="area_event_newest"),
                    models.Index(fields=["pgh_context"], name="area_event_request"),
                ],
            },
        ),
    ]
