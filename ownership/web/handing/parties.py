"""Whom something can be given to, by a text that is theirs alone: what a browser offers while one types."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from ownership.operations.assigning import Holder
from ownership.operations.handover import Ground
from teams.models import Person, Seat, Team


@dataclass
class Parties:
    labels: dict[Holder, str] = field(default_factory=dict)
    by_key: dict[str, Holder] = field(default_factory=dict)
    by_label: dict[str, Holder] = field(default_factory=dict)

    def find(self, *, text: str) -> Holder | None:
        """Who is called exactly so, whatever the case."""
        return self.by_label.get(" ".join(text.split()).casefold())


def key(holder: Holder) -> str:
    return f"{holder._meta.model_name}-{holder.pk}"


def parties(*, ground: Ground) -> Parties:
    """All who are here or open on the day, but for who hands over. One query."""
    still = Q(retired_on=None) | Q(retired_on__gt=ground.day)
    seats = Seat.objects.filter(still).select_related("job_role", "team")
    here_too = [seat for seat in seats if seat.team_id is None or seat.team_id in ground.teams]
    found = Parties()
    rows = [
        *_told_apart(ground.people),
        *_told_apart(ground.teams.values()),
        *_told_apart(sorted(here_too, key=str)),
    ]
    for holder, label in rows:
        if holder != ground.of:
            found.labels[holder] = label
            found.by_key[key(holder)] = found.by_label[label.casefold()] = holder
    return found


def _told_apart(holders: Iterable[Holder]) -> Iterator[tuple[Holder, str]]:
    """ "Ana Ruiz", "Payments (team)"; of one name, with what tells them apart."""
    rows = list(holders)
    often = Counter(str(each).casefold() for each in rows)
    for each in rows:
        alike = often[str(each).casefold()] > 1
        yield each, f"{each}{_more(each, alike)}"


def _more(holder: Holder, alike: bool) -> str:
    if isinstance(holder, Person):
        return f" ({holder.email or f'number {holder.pk}'})" if alike else ""
    if isinstance(holder, Team):
        above = f" below {holder.parent}" if alike and holder.parent else ""
        return f" (team{above}{f', number {holder.pk}' if alike and not above else ''})"
    return " (job role)"
