"""The rows that a change set meets: locked, and compared with what its maker saw."""

from collections.abc import Iterator

from .naming import name
from .problems import Problem
from .work import Work


def lock(work: Work) -> Iterator[Problem]:
    """Lock the rows in the order of their ids and read them; say which are gone.

    Not FOR UPDATE: a re-check elsewhere may just be noting a finding about one of them.
    """
    for model, ids in work.existing().items():
        rows = model._default_manager.filter(id__in=ids).order_by("id").select_for_update(no_key=True)
        columns = [field.attname for field in model._meta.concrete_fields]
        work.before[model] = {row["id"]: row for row in rows.values(*columns)}
        noun = str(model._meta.verbose_name)
        for id in ids:
            if id not in work.before[model]:
                yield Problem(f"This {noun} is not there any more.", f"{noun} {id}", "Look again.")


def stale(work: Work, *, moment: str) -> Iterator[Problem]:
    """Name the rows that are not as the maker of the change set saw them."""
    for model, seen in work.was.items():
        names = {field.attname: str(field.verbose_name) for field in model._meta.concrete_fields}
        for id, was in seen.items():
            row = work.before[model][id]
            if changed := [names[column] for column, value in was.items() if row[column] != value]:
                who = name(model, row, work)
                yield Problem(
                    f"Somebody changed {who} since {moment}: {', '.join(changed)}.",
                    who,
                    "Look at it as it is now, and repeat your change if it still holds.",
                )
