"""Who decides, as sentences: the same shape wherever somebody asks."""

import datetime as dt
from dataclasses import dataclass

from ownership.enums import Acceptance, AreaKind, Letter, Lifecycle, ResourceKind
from ownership.models import Area, Assignment
from ownership.who.held import Held
from ownership.who.steps import Step, leads_of_area, steps
from teams.models import Membership

# What the accountable and the responsible do, one and several, and when the consulted are asked.
VERBS = {
    AreaKind.DECISION: (("decides", "decide"), ("does the work", "do the work"), "before it is decided"),
    AreaKind.THING: (("answers for it", "answer for it"), ("works on it", "work on it"), "before it changes"),
    AreaKind.ACTIVITY: (("runs it", "run it"), ("carries it out", "carry it out"), "before it is done"),
}
ANSWERED = {
    Acceptance.ACCEPTED.value: "",
    Acceptance.ASKED.value: " Asked, and not answered yet.",
    Acceptance.DECLINED.value: " They say that it is not theirs.",
}
STALE_AFTER = 180


@dataclass(frozen=True)
class Answer:
    owners: list[Held]
    owners_verb: str
    doers: list[str]
    doers_verb: str
    helpers: list[str]
    ask: list[str]
    ask_when: str
    tell: list[str]
    nobody: str
    on_purpose: bool
    fresh: str
    is_fresh: bool
    reach: str
    stand_in: str
    why: str
    steps: list[Step]  # whom to ask one after the other, if nobody answers


def short(*, area: Area, lines: list[Held], on: dt.date) -> str:
    """ "Ana Ruiz decides", of the lines of an area's A."""
    owners = [line.who for line in lines if line.letter == Letter.A and not line.deputy and not line.missing]
    if owners:
        return f"{' and '.join(owners)} {_verb(VERBS[AreaKind(area.kind)][0], len(owners))}"
    if area.lifecycle == Lifecycle.RETIRED:
        return "Retired"
    return "Nobody, on purpose" if _on_purpose(area=area, on=on) else "Nobody is accountable"


def _verb(forms: tuple[str, str], count: int) -> str:
    return forms[0] if count == 1 else forms[1]


def answer(*, area: Area, lines: list[Held], on: dt.date) -> Answer:
    own = [line for line in lines if line.letter == Letter.A and not line.deputy]
    deputies = [line for line in lines if line.letter == Letter.A and line.deputy and not line.missing]
    by_letter = {
        letter: list(dict.fromkeys(line.who for line in lines if line.letter == letter and not line.deputy))
        for letter in Letter.values
    }
    owners = [line for line in own if not line.missing]
    owning, doing, when = VERBS[AreaKind(area.kind)]
    leads = leads_of_area(area=area.pk, on=on)
    is_fresh, fresh = _fresh(area=area, on=on)
    return Answer(
        owners=owners,
        owners_verb=_verb(owning, len(owners)),
        doers=by_letter["R"],
        doers_verb=_verb(doing, len(by_letter["R"])),
        helpers=by_letter["S"],
        ask=by_letter["C"],
        ask_when=when,
        tell=by_letter["I"],
        nobody="" if owners else _nobody(area=area, gaps=[line.missing for line in own], leads=leads, on=on),
        on_purpose=not owners and _on_purpose(area=area, on=on),
        fresh=fresh,
        is_fresh=is_fresh,
        reach=_reach(area=area, owners=owners),
        stand_in=_stand_in(owners=owners, deputies=deputies, leads=leads),
        why=" ".join(_why(line) for line in owners),
        steps=steps(owners=owners, deputies=deputies, leads=leads),
    )


def _meanwhile(leads: list[Membership]) -> str:
    """The nearest team's: "Ana Ruiz or Ben Cole, who leads Payments"."""
    nearest = [lead for lead in leads if lead.team_id == leads[0].team_id]
    return f"{' or '.join(lead.person.name for lead in nearest)}, who leads {leads[0].team}" if leads else ""


def _on_purpose(*, area: Area, on: dt.date) -> bool:
    return area.unowned_until is not None and area.unowned_until > on


def _nobody(*, area: Area, gaps: list[str], leads: list[Membership], on: dt.date) -> str:
    if _on_purpose(area=area, on=on):
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
    meanwhile = _meanwhile(leads)
    return f"{said} Meanwhile ask {meanwhile}." if meanwhile else said


def _fresh(*, area: Area, on: dt.date) -> tuple[bool, str]:
    if not area.confirmed_on or area.confirmed_on > on:
        return False, "Nobody has confirmed this yet."
    days = (on - area.confirmed_on).days
    if days > (area.review_days or STALE_AFTER):
        return False, f"Not confirmed for {days} days: check first."
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return True, f"Confirmed{f' by {area.confirmed_by}' if area.confirmed_by else ''} {when}."


def _reach(*, area: Area, owners: list[Held]) -> str:
    """The area's own channel first, then its team's, then the owner's address."""
    ways = [resource.value for resource in area.resources.all() if resource.kind == ResourceKind.CHANNEL]
    if area.owning_team and area.owning_team.chat:
        ways.append(area.owning_team.chat)
    ways += [person.email for line in owners for person in line.persons if person.email]
    return " or ".join(dict.fromkeys(ways[:2]))


def _stand_in(*, owners: list[Held], deputies: list[Held], leads: list[Membership]) -> str:
    if not owners:
        return ""
    if deputies:
        names = " or ".join(line.who for line in deputies)
        return f"{names} {'stands' if len(deputies) == 1 else 'stand'} in."
    owning = {person.pk for line in owners for person in line.persons}
    meanwhile = _meanwhile([lead for lead in leads if lead.person_id not in owning])
    return f"Nobody stands in; failing that, ask {meanwhile}." if meanwhile else "Nobody stands in."


def _why(line: Held) -> str:
    since = f"since {line.assignment.period.lower:%-d %b %Y}"
    above = f", through {line.source}" if line.source else ""
    return f"{line.who} is accountable {line.through} {since}{above}.{ANSWERED[line.assignment.acceptance]}"
