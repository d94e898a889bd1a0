"""What only a person, those who manage them and administrators see of them, and who looked."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ownership.models import FiguresSeen
from ownership.operations.looking import looked
from ownership.rules.burden import Burden, burdens, limit_of
from ownership.rules.read import Read
from ownership.rules.reading import open_findings
from ownership.web.person.holding import Alone, Row, alone
from ownership.web.person.places import Places
from teams.models import Person, User

LOOKED = dt.timedelta(days=90)


@dataclass(frozen=True)
class Figures:
    """`limit` is None where the rule does not apply; `seen` is said to the person alone."""

    burden: Burden
    limit: int | None
    alone: list[Alone]
    seen: list[FiguresSeen]

    @property
    def over(self) -> bool:
        return self.limit is not None and self.burden.weight > self.limit

    @property
    def share(self) -> str:
        """Of the bar that the limit fills to its end."""
        return f"{min(100, 100 * self.burden.weight / self.limit):.0f}%" if self.limit else "0%"


def figures(*, person: Person, rows: list[Row], places: Places, user: User, on: dt.date) -> Figures:
    """For those alone who may see them. Whoever looks at another's is noted."""
    itself = person.user_id == user.pk
    if not itself:
        looked(user=user, people=[person.pk], on=on)
    return Figures(
        burden=burdens(on=on, people=[person.pk]).get(person.pk, Burden()),
        limit=limit_of(teams=places.teams(on=on), on=on),
        alone=alone(person=person, rows=rows, on=on),
        seen=_seen(person, on) if itself else [],
    )


def _seen(person: Person, on: dt.date) -> list[FiguresSeen]:
    """Who looked, each with the last day."""
    rows = FiguresSeen.objects.filter(person=person, on__gt=on - LOOKED).select_related("by__person")
    last = rows.order_by("by", "-on").distinct("by")
    return sorted(last, key=lambda each: (-each.on.toordinal(), str(each.by)))


def findings(*, ids: Sequence[int], user: User, on: dt.date) -> list[Read]:
    """What is open about the person, as far as somebody may see it."""
    return open_findings(on=on, viewer=user, ids=ids) if ids else []
