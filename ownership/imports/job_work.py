"""A job at work: through a connection of its own it tells how far it is, whatever its transaction writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg.sql import SQL, Identifier

from ownership.enums import JobState
from ownership.imports.jobs import BROKE_OFF, JOBS, ended
from ownership.imports.reading import Refused as Unreadable
from ownership.models import ImportJob
from ownership.operations.problems import Refused
from ownership.operations.saying import Say

LONGEST = 200


class Telling:
    def __init__(self, *, own: Any, job: ImportJob) -> None:
        self.own, self.job = own, job

    def __call__(self, **values: Any) -> None:
        """Set columns of the job, seen by everybody at once."""
        fields: dict[str, Any] = {name: ImportJob._meta.get_field(name) for name in values}
        pairs = SQL(", ").join([SQL("{} = %s").format(Identifier(name)) for name in fields])
        said = [fields[name].get_db_prep_save(value, self.own) for name, value in values.items()]
        statement = SQL("UPDATE ownership_importjob SET {} WHERE id = %s").format(pairs)
        with self.own.cursor() as cursor:
            cursor.execute(statement, [*said, self.job.pk])


def work(*, job: ImportJob, do: Callable[[Say], dict[str, Any]]) -> None:
    """Do it, and note what came of it; nothing where it is at work or done: a task may come twice."""
    with _telling(job) as tell:
        if tell is None:
            return
        try:
            found = do(lambda doing: tell(doing=doing[:LONGEST]))
        except (Refused, Unreadable) as refused:
            problems = refused.problems if isinstance(refused, Refused) else [refused]
            tell(state=JobState.REFUSED, problems=[str(each) for each in problems])
        except BaseException:
            tell(state=JobState.FAILED, problems=[BROKE_OFF])
            raise
        else:
            tell(state=JobState.DONE, found=found)


@contextmanager
def _telling(job: ImportJob) -> Iterator[Telling | None]:
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [JOBS, job.pk])
            free = cursor.fetchone()[0]
        if free and not ended(job=ImportJob.objects.get(pk=job.pk)):
            tell = Telling(own=own, job=job)
            tell(state=JobState.RUNNING)
            yield tell
        else:
            yield None
    finally:
        own.close()
