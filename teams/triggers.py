"""Triggers that keep what was: former placements stay readable for any past date."""
# ruff: noqa: S608 - composed of our own models' names alone

from typing import Any

import pgtrigger

_tables: Any = pgtrigger.Referencing


def keep_placements(*, table: str, owner: str, kept: list[str]) -> list[pgtrigger.Trigger]:
    """Copy the columns `kept` into `table` with the period in which they held, from `since` on.

    A correction from the same day on replaces; back to a former placement with its day, what came after
    has not been (an undo); any other change dated before the last one is refused (constraint
    `<owner>_since`). A writer that moves something sets `since` in the same statement.
    """
    columns = ", ".join(kept)
    new, old = (", ".join(f"{row}.{column}" for column in kept) for row in "no")
    begun = f"""INSERT INTO {table} ({owner}_id, {columns}, period)
        SELECT n.id, {new}, daterange(n.since, NULL) FROM new_values n"""
    moved = f"JOIN old_values o ON o.id = n.id WHERE ROW({new}) IS DISTINCT FROM ROW({old})"
    back, on = (
        f"SELECT n.* FROM new_values n {moved} AND {way}"
        for way in ("n.since < o.since", "n.since >= o.since")
    )
    unknown = f"""SELECT n.id FROM ({back}) n WHERE NOT EXISTS (SELECT FROM {table} p
            WHERE p.{owner}_id = n.id AND p.period @> n.since
              AND ROW({", ".join(f"p.{column}" for column in kept)}) IS NOT DISTINCT FROM ROW({new}))
          ORDER BY n.id LIMIT 1"""
    update = f"""
        IF NOT EXISTS (SELECT FROM new_values n {moved}) THEN RETURN NULL; END IF;
        IF EXISTS ({back}) THEN
          EXECUTE $q${unknown}$q$ INTO missing;
          IF missing IS NOT NULL THEN
            RAISE EXCEPTION '{owner}_since'
              USING ERRCODE = '23514', CONSTRAINT = '{owner}_since', DETAIL = missing::text;
          END IF;
          EXECUTE $q$DELETE FROM {table} p USING ({back}) n
            WHERE p.{owner}_id = n.id AND lower(p.period) > n.since$q$;
          EXECUTE $q$UPDATE {table} p SET period = daterange(lower(p.period), NULL) FROM ({back}) n
            WHERE p.{owner}_id = n.id AND p.period @> n.since$q$;
        END IF;
        EXECUTE $q$DELETE FROM {table} p USING ({on}) n
          WHERE p.{owner}_id = n.id AND upper_inf(p.period) AND lower(p.period) >= n.since$q$;
        EXECUTE $q$UPDATE {table} p SET period = daterange(lower(p.period), n.since) FROM ({on}) n
          WHERE p.{owner}_id = n.id AND upper_inf(p.period)$q$;
        {begun} {moved} AND n.since >= o.since;
        RETURN NULL;
        """
    return [
        pgtrigger.Trigger(
            name="placements_begin",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=_tables(new="new_values"),
            func=f"{begun}; RETURN NULL;",
        ),
        # Planned for the rows that there are: a plan kept from a small table would read a large one whole.
        pgtrigger.Trigger(
            name="placements_move",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=_tables(old="old_values", new="new_values"),
            declare=[("missing", "bigint")],
            func=update,
        ),
    ]
