"""The rows that a change set meets: locked, and compared with what its maker saw."""

from collections.abc import Iterator

from ownership.querysets.among import among

from .changed_by import changed_by
from .naming import name
from .problems import Problem
from .work import Work


def lock(work: Work) -> Iterator[Problem]:
    """Lock the rows in the order of their ids and read them; say which are gone.

    Not FOR UPDATE: a re-check elsewhere may just be noting a finding about one of them.
    """
    for model, ids in work.existing().items():
        rows = (
            model._default_manager.filter(among(column="id", ids=ids))
            .order_by("id")
            .select_for_update(no_key=True)
        )
        columns = [field.attname for field in model._meta.concrete_fields]
        work.before[model] = {row["id"]: row for row in rows.values(*columns)}
        noun = str(model._meta.verbose_name)
        gone = [id for id in ids if id not in work.before[model]]
        seen = work.was.get(model, {})
        who = changed_by(model=model, ids=[id for id in gone if seen.get(id)])
        for id in gone:
            if id in who:
                what = f"{who[id]} took this away since then."
                yield Problem(what, name(model, seen[id], work), "So it cannot be undone.")
            else:
                yield Problem(f"This {noun} is not there any more.", f"{noun} {id}", "Look again.")


def stale(work: Work, *, moment: str) -> Iterator[Problem]:
    """Name the rows that are not as the maker of the change set saw them."""
    for model, seen in work.was.items():
        differ = [id for id, was in seen.items() if work.before[model][id] | was != work.before[model][id]]
        by = changed_by(model=model, ids=differ)
        names = {field.attname: str(field.verbose_name) for field in model._meta.concrete_fields}
        for id in differ:
            row = work.before[model][id]
            changed = [names[column] for column, value in seen[id].items() if row[column] != value]
            called = name(model, row, work)
            yield Problem(
                f"{by[id]} changed {called} since {moment}: {', '.join(changed)}.",
                called,
                "Look at it as it is now, and repeat your change if it still holds.",
            )
