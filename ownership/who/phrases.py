"""The sentences of an answer: nobody, how fresh, how to reach them, who stands in, why it is them."""

import datetime as dt

from ownership.enums import Acceptance, Letter, Lifecycle, ResourceKind
from ownership.models import Area, Assignment
from ownership.who.held import Held
from teams.models import Membership

ANSWERED = {
    Acceptance.ACCEPTED.value: "",
    Acceptance.ASKED.value: " Asked, and not answered yet.",
    Acceptance.DECLINED.value: " They say that it is not theirs.",
}
STALE_AFTER = 180


def nearest_lead(leads: list[Membership]) -> str:
    """The nearest team's: "Ana Ruiz or Ben Cole, who leads Payments"."""
    nearest = [lead for lead in leads if lead.team_id == leads[0].team_id]
    return f"{' or '.join(lead.person.name for lead in nearest)}, who leads {leads[0].team}" if leads else ""


def on_purpose(*, area: Area, on: dt.date) -> bool:
    return area.unowned_until is not None and area.unowned_until > on


def nobody(*, area: Area, gaps: list[str], leads: list[Membership], on: dt.date) -> str:
    if on_purpose(area=area, on=on):
        return "Nobody, on purpose."
    ended = Assignment.objects.filter(area=area, letter=Letter.A, deputy=False, period__fully_lt=(on, None))
    last = ended.order_by("-period__endswith").values_list("period", flat=True).first()
    if gaps:
        said = f"No name comes out: {', '.join(gaps)}."
    elif area.lifecycle == Lifecycle.RETIRED:
        return "Nobody: it is retired."
    elif last:
        said = f"Nobody has been accountable since {last.upper:%-d %b %Y}."
    else:
        said = "Nobody is accountable."
    meanwhile = nearest_lead(leads)
    return f"{said} Meanwhile ask {meanwhile}." if meanwhile else said


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
    if deputies:
        names = " or ".join(line.who for line in deputies)
        return f"{names} {'stands' if len(deputies) == 1 else 'stand'} in."
    owning = {person.pk for line in owners for person in line.persons}
    meanwhile = nearest_lead([lead for lead in leads if lead.person_id not in owning])
    return f"Nobody stands in; failing that, ask {meanwhile}." if meanwhile else "Nobody stands in."


def why(line: Held) -> str:
    since = f"since {line.assignment.period.lower:%-d %b %Y}"
    above = f", through {line.source}" if line.source else ""
    return f"{line.who} is accountable {line.through} {since}{above}.{ANSWERED[line.assignment.acceptance]}"
