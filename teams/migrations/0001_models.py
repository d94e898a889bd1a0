import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import teams.constraints
import teams.fields
import teams.models.user
from django.conf import settings
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    replaces = [
        ("teams", "0001_initial"),
        ("teams", "0003_password_is_given"),
        ("teams", "0004_absences"),
        ("teams", "0005_statement_triggers"),
        ("teams", "0006_looked_up_by_btree"),
        ("teams", "0007_administrators_by_index"),
    ]

    operations = [
        *(CreateExtension(name) for name in ("btree_gist", "pg_trgm", "unaccent")),
        # Immutable, so that a generated column can use it: the dictionary is named.
        migrations.RunSQL(
            """CREATE FUNCTION sort_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$""",
            "DROP FUNCTION sort_key(text)",
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", teams.fields.NameField(max_length=200)),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=teams.fields.SortKey(models.F("name")),
                        output_field=models.TextField(),
                    ),
                ),
                ("slug", models.SlugField(allow_unicode=True, db_index=False, max_length=220)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="teams.team",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stream-aligned", "Stream-aligned team"),
                            ("platform", "Platform team"),
                            ("enabling", "Enabling team"),
                            ("complicated-subsystem", "Complicated-subsystem team"),
                            ("committee", "Committee"),
                            ("external", "Outside the organisation"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                (
                    "chat",
                    models.CharField(blank=True, help_text="A channel, such as #payments.", max_length=200),
                ),
                ("mail", models.EmailField(blank=True, max_length=254)),
                ("page", models.URLField(blank=True)),
                (
                    "since",
                    models.DateField(help_text="The day from which its place and state are as they are now."),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("parent"),
                        django.db.models.functions.text.Lower("name"),
                        name="team_name_unique",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="There is already a team of this name in the same place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "^\\s*$"), _negated=True),
                        name="team_name_given",
                        violation_error_code="blank",
                        violation_error_message="A team needs a name.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=teams.constraints.Acyclic(
                field="parent",
                name="team_parent_acyclic",
                violation_error_code="cycle",
                violation_error_message="A team cannot be put below itself or below one of its sub-teams.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="team",
            trigger=pgtrigger.compiler.Trigger(
                name="placements_begin",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO teams_teamplacement (team_id, parent_id, closed_on, period)\n        SELECT n.id, n.parent_id, n.closed_on, daterange(n.since, NULL) FROM new_values n; RETURN NULL;",
                    hash="ee1b69febd4c1a57c02f297dc0ab3d70c4e603be",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_placements_begin_338fd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_team",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="team",
            trigger=pgtrigger.compiler.Trigger(
                name="placements_move",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE missing bigint;",
                    func="\n        IF NOT EXISTS (SELECT FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on)) THEN RETURN NULL; END IF;\n        IF EXISTS (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since < o.since) THEN\n          EXECUTE $q$SELECT n.id FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since < o.since) n WHERE NOT EXISTS (SELECT FROM teams_teamplacement p\n            WHERE p.team_id = n.id AND p.period @> n.since\n              AND ROW(p.parent_id, p.closed_on) IS NOT DISTINCT FROM ROW(n.parent_id, n.closed_on))\n          ORDER BY n.id LIMIT 1$q$ INTO missing;\n          IF missing IS NOT NULL THEN\n            RAISE EXCEPTION 'team_since'\n              USING ERRCODE = '23514', CONSTRAINT = 'team_since', DETAIL = missing::text;\n          END IF;\n          EXECUTE $q$DELETE FROM teams_teamplacement p USING (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since < o.since) n\n            WHERE p.team_id = n.id AND lower(p.period) > n.since$q$;\n          EXECUTE $q$UPDATE teams_teamplacement p SET period = daterange(lower(p.period), NULL) FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since < o.since) n\n            WHERE p.team_id = n.id AND p.period @> n.since$q$;\n        END IF;\n        EXECUTE $q$DELETE FROM teams_teamplacement p USING (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since >= o.since) n\n          WHERE p.team_id = n.id AND upper_inf(p.period) AND lower(p.period) >= n.since$q$;\n        EXECUTE $q$UPDATE teams_teamplacement p SET period = daterange(lower(p.period), n.since) FROM (SELECT n.* FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since >= o.since) n\n          WHERE p.team_id = n.id AND upper_inf(p.period)$q$;\n        INSERT INTO teams_teamplacement (team_id, parent_id, closed_on, period)\n        SELECT n.id, n.parent_id, n.closed_on, daterange(n.since, NULL) FROM new_values n JOIN old_values o ON o.id = n.id WHERE ROW(n.parent_id, n.closed_on) IS DISTINCT FROM ROW(o.parent_id, o.closed_on) AND n.since >= o.since;\n        RETURN NULL;\n        ",
                    hash="6a19dbee02de66363e329cfb0079e4d9941aead9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_placements_move_ed0fa",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_team",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="team",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_teamevent" ("chat", "closed_on", "id", "kind", "mail", "name", "page", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "since", "slug") SELECT new_values."chat", new_values."closed_on", new_values."id", new_values."kind", new_values."mail", new_values."name", new_values."page", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."since", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="103165ae2ec6ad625a0675876ceb46f5f1f6b5c8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_59b08",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_team",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="team",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_teamevent" ("chat", "closed_on", "id", "kind", "mail", "name", "page", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "since", "slug") SELECT new_values."chat", new_values."closed_on", new_values."id", new_values."kind", new_values."mail", new_values."name", new_values."page", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."since", new_values."slug" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."chat" IS DISTINCT FROM (new_values."chat") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."mail" IS DISTINCT FROM (new_values."mail") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."page" IS DISTINCT FROM (new_values."page") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."purpose" IS DISTINCT FROM (new_values."purpose") OR old_values."since" IS DISTINCT FROM (new_values."since") OR old_values."slug" IS DISTINCT FROM (new_values."slug")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7c91160b1e788aab837cf2f4942ccfe3e787dda5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17c2b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_team",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="team",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_teamevent" ("chat", "closed_on", "id", "kind", "mail", "name", "page", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "since", "slug") SELECT old_values."chat", old_values."closed_on", old_values."id", old_values."kind", old_values."mail", old_values."name", old_values."page", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."since", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b58f49afb8a4f8db009ae0c2049a6c4df16e4d51",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6cc68",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_team",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TeamEvent",
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
                        to="teams.team",
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
                ("name", teams.fields.NameField(max_length=200)),
                ("slug", models.SlugField(allow_unicode=True, db_index=False, max_length=220)),
                (
                    "parent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("stream-aligned", "Stream-aligned team"),
                            ("platform", "Platform team"),
                            ("enabling", "Enabling team"),
                            ("complicated-subsystem", "Complicated-subsystem team"),
                            ("committee", "Committee"),
                            ("external", "Outside the organisation"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                (
                    "chat",
                    models.CharField(blank=True, help_text="A channel, such as #payments.", max_length=200),
                ),
                ("mail", models.EmailField(blank=True, max_length=254)),
                ("page", models.URLField(blank=True)),
                (
                    "since",
                    models.DateField(help_text="The day from which its place and state are as they are now."),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="team_event_newest"),
                    models.Index(fields=["pgh_context"], name="team_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamPlacement",
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
                        related_name="placements",
                        to="teams.team",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.team",
                    ),
                ),
                ("closed_on", models.DateField(null=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("team_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="teamplacement_overlap",
                        violation_error_code="overlap",
                        violation_error_message="A team is in one place at a time.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("password_is_given", models.BooleanField(default=False, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("id"),
                        condition=models.Q(("is_active", True), ("is_superuser", True)),
                        name="user_administers",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_unique",
                        violation_error_code="duplicate",
                        violation_error_message="Somebody already signs in with this e-mail address.",
                    )
                ],
            },
            managers=[
                ("objects", teams.models.user.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="JobRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", teams.fields.NameField(max_length=200)),
                (
                    "track",
                    models.CharField(
                        choices=[
                            ("system", "System"),
                            ("product", "Product"),
                            ("management", "Management"),
                            ("design", "Design"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="jobrole_name_unique",
                        violation_error_code="duplicate",
                        violation_error_message="There is already a job role of this name.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_jobroleevent" ("id", "levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skills", "summary", "track") SELECT new_values."id", new_values."levels", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."skills", new_values."summary", new_values."track" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0e1b3ec9f036e2b4bd6d88b80db828bc5b84be3b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_46ca4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_jobrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_jobroleevent" ("id", "levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skills", "summary", "track") SELECT new_values."id", new_values."levels", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."skills", new_values."summary", new_values."track" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f912b45ed959d652d871ae6b9bcd5fca9c79332d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8ccd9",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_jobrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobrole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_jobroleevent" ("id", "levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skills", "summary", "track") SELECT old_values."id", old_values."levels", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."skills", old_values."summary", old_values."track" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fe1187621ea0e6d8565a90edad23db66f2b1aab0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_796aa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_jobrole",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JobRoleEvent",
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
                        to="teams.jobrole",
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
                ("name", teams.fields.NameField(max_length=200)),
                (
                    "track",
                    models.CharField(
                        choices=[
                            ("system", "System"),
                            ("product", "Product"),
                            ("management", "Management"),
                            ("design", "Design"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="jobrole_event_newest"),
                    models.Index(fields=["pgh_context"], name="jobrole_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", teams.fields.NameField(max_length=200)),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=teams.fields.SortKey(models.F("name")),
                        output_field=models.TextField(),
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, null=True, verbose_name="e-mail")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="teams.person",
                    ),
                ),
                (
                    "job_role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="teams.jobrole",
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=60)),
                (
                    "handles",
                    models.JSONField(blank=True, default=dict, help_text='Such as {"github": "ana"}.'),
                ),
                (
                    "placeholder",
                    models.BooleanField(default=False, help_text="Known only by name, from a sheet."),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="person_email_unique",
                        violation_error_code="duplicate",
                        violation_error_message="Another person already has this e-mail address.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=teams.constraints.Acyclic(
                field="manager",
                name="person_manager_acyclic",
                violation_error_code="cycle",
                violation_error_message="Nobody can be their own manager, directly or through others.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_personevent" ("email", "handles", "id", "job_role_id", "level", "manager_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placeholder", "user_id") SELECT new_values."email", new_values."handles", new_values."id", new_values."job_role_id", new_values."level", new_values."manager_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placeholder", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6ce604996729e622044d7efb6df160bede97d2f0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9adc2",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_personevent" ("email", "handles", "id", "job_role_id", "level", "manager_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placeholder", "user_id") SELECT new_values."email", new_values."handles", new_values."id", new_values."job_role_id", new_values."level", new_values."manager_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."placeholder", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."handles" IS DISTINCT FROM (new_values."handles") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."job_role_id" IS DISTINCT FROM (new_values."job_role_id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."manager_id" IS DISTINCT FROM (new_values."manager_id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."placeholder" IS DISTINCT FROM (new_values."placeholder") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9c38091a19e1fae89cc3a2c53638ab0ab9057314",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ab7a5",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_personevent" ("email", "handles", "id", "job_role_id", "level", "manager_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placeholder", "user_id") SELECT old_values."email", old_values."handles", old_values."id", old_values."job_role_id", old_values."level", old_values."manager_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placeholder", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0b9268c0433406f81246d549e5e026e10b482af2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_37827",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Absence",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="teams.person",
                    ),
                ),
                ("period", teams.fields.PeriodField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="absence_period",
                        violation_error_code="empty_period",
                        violation_error_message="A period needs a first day, and its end must come after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__upper_inf", False)),
                        name="absence_ends",
                        violation_error_code="end",
                        violation_error_message="An absence needs its last day.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("person_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="absence_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This person is already away in part of that period.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_absenceevent" ("id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e916fa4c217ee2c2efbc01b94ea402d4b20adf04",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_76e53",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_absenceevent" ("id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1706ad4da25b7918bb2654e64b96ddf25f8291f0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_90a47",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_absenceevent" ("id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9798cb55f54ece82680fa15c65bd53584912f7f0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_add03",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_absence",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Employment",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="employments",
                        to="teams.person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("contractor", "Contractor"),
                            ("external", "Outside the organisation"),
                        ],
                        default="employee",
                        max_length=20,
                    ),
                ),
                ("period", teams.fields.PeriodField()),
            ],
            options={
                "indexes": [models.Index(fields=["person"], include=("period",), name="employment_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="employment_period",
                        violation_error_code="empty_period",
                        violation_error_message="A period needs a first day, and its end must come after it.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("person_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="employment_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This person is already employed in part of that period.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_employmentevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="55e219fb525132c35be4b6bdc120f54eea972d2c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_51921",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_employment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_employmentevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f1c5a357d167f4ccbb0d8131329dd665b1bcd7f4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b51a8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_employment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_employmentevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kind", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="71c633e2a6e213dfebbd18b928a3c832224ab9c1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5843",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_employment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PersonEvent",
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
                        to="teams.person",
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
                ("name", teams.fields.NameField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254, null=True, verbose_name="e-mail")),
                (
                    "user",
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
                (
                    "manager",
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
                    "job_role",
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
                ("level", models.CharField(blank=True, max_length=60)),
                (
                    "handles",
                    models.JSONField(blank=True, default=dict, help_text='Such as {"github": "ana"}.'),
                ),
                (
                    "placeholder",
                    models.BooleanField(default=False, help_text="Known only by name, from a sheet."),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="person_event_newest"),
                    models.Index(fields=["pgh_context"], name="person_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="teams.jobrole"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="teams.team",
                    ),
                ),
                ("retired_on", models.DateField(blank=True, null=True)),
                (
                    "team_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce("team_id", models.Value(0)),
                        output_field=models.BigIntegerField(),
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("job_role", "team"),
                        name="seat_unique",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This team already has a seat for that job role.",
                    ),
                    models.UniqueConstraint(fields=("id", "team_key"), name="seat_team_key"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seat",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_seatevent" ("id", "job_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "team_id") SELECT new_values."id", new_values."job_role_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."retired_on", new_values."team_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d532dce5cb10b9b054ae721e9480c28e88b17376",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cdfcb",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_seat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seat",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_seatevent" ("id", "job_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "team_id") SELECT new_values."id", new_values."job_role_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."retired_on", new_values."team_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."job_role_id" IS DISTINCT FROM (new_values."job_role_id") OR old_values."retired_on" IS DISTINCT FROM (new_values."retired_on") OR old_values."team_id" IS DISTINCT FROM (new_values."team_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ea5478302933a7205db2cd02479da704859962a9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f250",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_seat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seat",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_seatevent" ("id", "job_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "team_id") SELECT old_values."id", old_values."job_role_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."retired_on", old_values."team_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="096e1e529971d90dfafd11170cd2b99cb7c5661a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_790e1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_seat",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Membership",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="teams.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="teams.team",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="teams.seat",
                    ),
                ),
                ("lead", models.BooleanField(default=False)),
                (
                    "allocation",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Per cent of working time.", null=True
                    ),
                ),
                ("period", teams.fields.PeriodField()),
                (
                    "team_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce("team_id", models.Value(0)),
                        output_field=models.BigIntegerField(),
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="membership_period",
                        violation_error_code="empty_period",
                        violation_error_message="A period needs a first day, and its end must come after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("team__isnull", False), ("seat__isnull", False), _connector="OR"),
                        name="membership_somewhere",
                        violation_error_code="incomplete",
                        violation_error_message="A membership needs a team, or a seat of the whole organisation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lead", False), ("team__isnull", False), _connector="OR"),
                        name="membership_lead_of_team",
                        violation_error_code="lead",
                        violation_error_message="Only a team can have a lead.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("allocation__isnull", True), ("allocation__range", (0, 100)), _connector="OR"
                        ),
                        name="membership_allocation",
                        violation_error_code="allocation",
                        violation_error_message="An allocation is between 0 and 100 per cent.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("person_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("team_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("seat_id"), models.Value(0)
                                ),
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="membership_overlap",
                        violation_error_code="overlap",
                        violation_error_message="This person is already there in part of that period.",
                    ),
                    teams.constraints.Matches(
                        column="team_key",
                        field="seat",
                        key="team_key",
                        name="membership_seat_of_team",
                        violation_error_code="seat",
                        violation_error_message="The seat belongs to another team.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_membershipevent" ("allocation", "id", "lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "team_id") SELECT new_values."allocation", new_values."id", new_values."lead", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seat_id", new_values."team_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="19aa3cb225961711293e004e9319291406da564e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d21a0",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="teams_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_membershipevent" ("allocation", "id", "lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "team_id") SELECT new_values."allocation", new_values."id", new_values."lead", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seat_id", new_values."team_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."allocation" IS DISTINCT FROM (new_values."allocation") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."lead" IS DISTINCT FROM (new_values."lead") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."seat_id" IS DISTINCT FROM (new_values."seat_id") OR old_values."team_id" IS DISTINCT FROM (new_values."team_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="59d3171017b1e0b3d5b38ffe6636a3224c282894",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5dc49",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="teams_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "teams_membershipevent" ("allocation", "id", "lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "team_id") SELECT old_values."allocation", old_values."id", old_values."lead", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seat_id", old_values."team_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="656d1d34d73924bd61363f01e65d24fd76a82533",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7555f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="teams_membership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MembershipEvent",
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
                        to="teams.membership",
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
                ("lead", models.BooleanField(default=False)),
                (
                    "allocation",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Per cent of working time.", null=True
                    ),
                ),
                ("period", teams.fields.PeriodField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="membership_event_newest"),
                    models.Index(fields=["pgh_context"], name="membership_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatEvent",
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
                        to="teams.seat",
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
                ("retired_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="seat_event_newest"),
                    models.Index(fields=["pgh_context"], name="seat_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AbsenceEvent",
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
                        to="teams.absence",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="teams.person",
                    ),
                ),
                ("period", teams.fields.PeriodField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="absence_event_newest"),
                    models.Index(fields=["pgh_context"], name="absence_event_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmploymentEvent",
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
                        to="teams.employment",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("contractor", "Contractor"),
                            ("external", "Outside the organisation"),
                        ],
                        default="employee",
                        max_length=20,
                    ),
                ),
                ("period", teams.fields.PeriodField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="employment_event_newest"),
                    models.Index(fields=["pgh_context"], name="employment_event_request"),
                ],
            },
        ),
    ]
