"""The sentences of an answer: nobody, how fresh, how to reach them, who stands in, why it is them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ownership.enums import Letter, Lifecycle, ResourceKind
from ownership.models import Area, Assignment
from ownership.who.held import Held
from ownership.who.named import Named
from ownership.who.steps import Step
from teams.models import Membership, User

STALE_AFTER = 180
NO_REASONS: Mapping[int, str] = MappingProxyType({})


def nearest_lead(leads: list[Membership]) -> str:
    """The nearest team's: "Ana Ruiz or Ben Cole, who leads Payments"."""
    nearest = [lead for lead in leads if lead.team_id == leads[0].team_id]
    return f"{' or '.join(lead.person.name for lead in nearest)}, who leads {leads[0].team}" if leads else ""


def on_purpose(*, area: Area, on: dt.date) -> bool:
    return area.unowned_until is not None and area.unowned_until > on


def unsettled(*, lines: Sequence[Named], on: dt.date, because: Mapping[int, str] = NO_REASONS) -> str:
    """Who was asked and said no, `because` of what, by the place of the line; then who has not answered."""
    said = []
    for place, line in enumerate(lines):
        if line.declined:
            why = because.get(place)
            said.append(f"{line.who} was asked and said no{f': “{why}”' if why else ''}.")
    said += [f"{line.who} {_since(line, on)} and has not answered." for line in lines if line.asked]
    return " ".join(said)


def _since(line: Named, on: dt.date) -> str:
    days = (on - line.asked_on).days if line.asked_on else 0
    return f"is asked since {days} day{'' if days == 1 else 's'}" if days > 0 else "was asked today"


def reasons(*, lines: Sequence[Held], user: User | None, edits: bool) -> dict[int, str]:
    """Why they said no, by the place of the line, where somebody may read it."""
    return {
        place: line.declined_because.rstrip(". ")
        for place, line in enumerate(lines)
        if line.declined and _may_read(line=line, user=user, edits=edits)
    }


def _may_read(*, line: Held, user: User | None, edits: bool) -> bool:
    """Why they said no is for who asked, for themselves, and for who can give it to somebody else."""
    if user is None or not user.is_authenticated:
        return False
    mine = any(person.user_id == user.pk for person in line.persons)
    return edits or mine or line.asked_by_id == user.pk


def _meanwhile(deputies: Sequence[Held], leads: list[Membership]) -> str:
    """Whom to ask as long as nobody answers: who stands in, else the nearest lead."""
    in_place = [line.who for line in deputies if line.taken]
    if in_place:
        return f"{' or '.join(in_place)}, who {'stands' if len(in_place) == 1 else 'stand'} in"
    return nearest_lead(leads)


def nobody(
    *,
    area: Area,
    own: Sequence[Held],
    unsettled: str,
    deputies: Sequence[Held],
    leads: list[Membership],
    beyond: Sequence[Step],
    on: dt.date,
) -> str:
    if on_purpose(area=area, on=on):
        until = f"{area.unowned_until:%-d %b %Y}"
        return f"Nobody, on purpose, until {until}: {area.unowned_reason.rstrip('. ')} ({area.unowned_by})."
    gaps = [line.missing for line in own if line.missing]
    ended = Assignment.objects.filter(area=area, letter=Letter.A, deputy=False, period__fully_lt=(on, None))
    last = ended.order_by("-period__endswith").values_list("period", flat=True).first()
    if unsettled:
        said = unsettled
    elif gaps:
        said = f"No name comes out: {', '.join(gaps)}."
    elif area.lifecycle == Lifecycle.RETIRED:
        return "Nobody: it is retired."
    elif last:
        said = f"Nobody has been accountable since {last.upper:%-d %b %Y}."
    else:
        said = f"Nobody is accountable, at least since {area.since:%-d %b %Y}."
    further = " or ".join(f"{step.person}, who {step.role}" for step in beyond)
    meanwhile = _meanwhile(deputies, leads) or further
    return f"{said} Meanwhile ask {meanwhile}." if meanwhile else said


def no_doers(*, lines: Sequence[Held], doing: str) -> str:
    """That all who did the work are gone: "Nobody carries it out: Zofia Wrona has left."."""
    gone = [line.missing for line in lines if line.letter == Letter.R and not line.deputy and line.missing]
    return f"Nobody {doing}: {', '.join(dict.fromkeys(gone))}." if gone else ""


def fresh(*, area: Area, on: dt.date) -> tuple[bool, str]:
    if not area.confirmed_on or area.confirmed_on > on:
        return False, "Nobody has confirmed this yet."
    days = (on - area.confirmed_on).days
    if days > (area.review_days or STALE_AFTER):
        return False, f"Not confirmed for {days} days: check first."
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return True, f"Confirmed{f' by {area.confirmed_by}' if area.confirmed_by else ''} {when}."


def reach(*, area: Area, owners: list[Held]) -> str:
    """The area's own channel first, then its team's, then the owner's address."""
    ways = [resource.value for resource in area.resources.all() if resource.kind == ResourceKind.CHANNEL]
    if area.owning_team and area.owning_team.chat:
        ways.append(area.owning_team.chat)
    ways += [person.email for line in owners for person in line.persons if person.email]
    return " or ".join(dict.fromkeys(ways[:2]))


def stand_in(*, owners: list[Held], deputies: list[Held], leads: list[Membership]) -> str:
    if not owners:
        return ""
    in_place = [line.who for line in deputies if line.taken]
    if in_place:
        return f"{' or '.join(in_place)} {'stands' if len(in_place) == 1 else 'stand'} in."
    if deputies:
        names = " or ".join(line.who for line in deputies)
        return f"{names} {'is' if len(deputies) == 1 else 'are'} asked to stand in."
    owning = {person.pk for line in owners for person in line.persons}
    meanwhile = nearest_lead([lead for lead in leads if lead.person_id not in owning])
    return f"Nobody stands in; failing that, ask {meanwhile}." if meanwhile else "Nobody stands in."


def why(line: Held) -> str:
    since = f"since {line.period.lower:%-d %b %Y}"
    above = f", through {line.source}" if line.source else ""
    return f"{line.who} is accountable {line.through} {since}{above}."
