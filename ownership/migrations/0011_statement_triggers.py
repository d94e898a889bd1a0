from typing import Any

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from teams.constraints import Acyclic


def circles_again(apps: Any, schema_editor: Any) -> None:
    """Their triggers fire once a statement now."""
    for model in apps.get_app_config("ownership").get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, Acyclic):
                schema_editor.execute(constraint.remove_sql(model, schema_editor))
                schema_editor.execute(constraint.create_sql(model, schema_editor))


class Migration(migrations.Migration):
    dependencies = [
        ("ownership", "0010_catalogue"),
    ]

    operations = [
        migrations.RunPython(circles_again, migrations.RunPython.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="area",
            name="keep_placements",
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
    ]
