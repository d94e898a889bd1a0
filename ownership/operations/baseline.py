"""From a day on only what is new shows: a start for who begins with much that is wrong."""

import datetime as dt

from ownership.changes import Change, ChangeSet, Create, Row
from ownership.models import Organisation
from teams.models import User

from .problems import Problem, Refused
from .writer import Applied, apply

ORGANISATION = Organisation._meta.label


def set_baseline(*, day: dt.date | None, actor: User | None, on: dt.date) -> Applied:
    """Set aside what was found before a day and nobody has taken up; None: let it show again.

    What is found stays as it is, so that nothing is looked at anew.
    """
    if day is not None and day > on + dt.timedelta(days=1):
        last = f"Choose {on:%-d %b %Y}, the day after it or an earlier day."
        raise Refused(Problem("What is not found yet cannot be set aside.", "", last, "day"))
    label = f"Findings from before {day:%-d %b %Y} set aside" if day else "Findings set aside show again"
    row: Row = Create(ORGANISATION, {"id": 1, "baseline_on": day})
    if Organisation.objects.exists():
        row = Change(ORGANISATION, 1, {"baseline_on": day})
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on, record=False)
