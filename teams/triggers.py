"""Triggers that keep what was: former placements stay readable for any past date."""
# ruff: noqa: S608 - composed of our own models' names alone

import pgtrigger


def keep_placements(*, table: str, owner: str, kept: list[str]) -> pgtrigger.Trigger:
    """Copy the columns `kept` into `table` with the period in which they held, from `since` on.

    A correction from the same day on replaces; back to a former placement with its day, what came after
    has not been (an undo); any other change dated before the last one is refused (constraint
    `<owner>_since`). A writer that moves something sets `since` in the same statement.
    """
    columns = ", ".join(kept)
    new = ", ".join(f"NEW.{column}" for column in kept)
    old = ", ".join(f"OLD.{column}" for column in kept)
    return pgtrigger.Trigger(
        name="keep_placements",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
        IF TG_OP = 'UPDATE' THEN
          IF ROW({new}) IS NOT DISTINCT FROM ROW({old}) THEN RETURN NULL; END IF;
          IF NEW.since < OLD.since THEN
            IF NOT EXISTS (SELECT FROM {table} WHERE {owner}_id = NEW.id AND period @> NEW.since
                AND ROW({columns}) IS NOT DISTINCT FROM ROW({new})) THEN
              RAISE EXCEPTION '{owner}_since'
                USING ERRCODE = '23514', CONSTRAINT = '{owner}_since', DETAIL = NEW.id::text;
            END IF;
            DELETE FROM {table} WHERE {owner}_id = NEW.id AND lower(period) > NEW.since;
            UPDATE {table} SET period = daterange(lower(period), NULL)
             WHERE {owner}_id = NEW.id AND period @> NEW.since;
            RETURN NULL;
          END IF;
          DELETE FROM {table} WHERE {owner}_id = NEW.id AND upper_inf(period) AND lower(period) >= NEW.since;
          UPDATE {table} SET period = daterange(lower(period), NEW.since)
           WHERE {owner}_id = NEW.id AND upper_inf(period);
        END IF;
        INSERT INTO {table} ({owner}_id, {columns}, period)
        VALUES (NEW.id, {new}, daterange(NEW.since, NULL));
        RETURN NULL;
        """,
    )
