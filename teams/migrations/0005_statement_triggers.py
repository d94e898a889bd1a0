from typing import Any

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from teams.constraints import Acyclic


def circles_again(apps: Any, schema_editor: Any) -> None:
    """Their triggers fire once a statement now."""
    for model in apps.get_app_config("teams").get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, Acyclic):
                schema_editor.execute(constraint.remove_sql(model, schema_editor))
                schema_editor.execute(constraint.create_sql(model, schema_editor))


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0004_absences"),
    ]

    operations = [
        migrations.RunPython(circles_again, migrations.RunPython.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="team",
            name="keep_placements",
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
    ]
