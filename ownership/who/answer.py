"""Who decides, as sentences: the same shape wherever somebody asks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ownership.enums import AreaKind, Letter, Lifecycle
from ownership.models import Area
from ownership.who import phrases
from ownership.who.away import Away, away, said
from ownership.who.held import Held
from ownership.who.named import Named
from ownership.who.steps import Step, Way, beyond, leads_of_area, steps
from teams.models import User

# What the accountable and the responsible do, one and several, and when the consulted are asked.
VERBS = {
    AreaKind.DECISION: (("decides", "decide"), ("does the work", "do the work"), "before it is decided"),
    AreaKind.THING: (("answers for it", "answer for it"), ("works on it", "work on it"), "before it changes"),
    AreaKind.ACTIVITY: (("runs it", "run it"), ("carries it out", "carry it out"), "before it is done"),
}


@dataclass(frozen=True)
class Answer:
    owners: list[Held]
    owners_verb: str
    unsettled: str  # who was asked to be accountable, and said no or has not answered
    doers: list[str]
    doers_verb: str
    no_doers: str
    helpers: list[str]
    ask: list[str]
    ask_when: str
    tell: list[str]
    nobody: str
    on_purpose: bool
    fresh: str
    is_fresh: bool
    reach: str
    away: str  # who of the accountable is away now
    stand_in: str
    why: str
    steps: list[Step]  # whom to ask one after the other, if nobody answers


def short(*, area: Area, lines: Sequence[Named], on: dt.date) -> str:
    """ "Ana Ruiz decides", of the lines of an area's A."""
    own = [line for line in lines if line.letter == Letter.A and not line.deputy]
    owners = [line for line in own if line.taken]
    if owners:
        names = list(dict.fromkeys(line.who for line in owners))
        return f"{' and '.join(names)} {_does(area, owners)}"
    if unsettled := phrases.unsettled(lines=own, on=on):
        return unsettled.removesuffix(".")
    if area.lifecycle == Lifecycle.RETIRED:
        return "Retired"
    return "Nobody, on purpose" if phrases.on_purpose(area=area, on=on) else "Nobody is accountable"


def _verb(forms: tuple[str, str], count: int) -> str:
    return forms[0] if count == 1 else forms[1]


def _does(area: Area, owners: Sequence[Named]) -> str:
    """ "decides"; of several who do not share it on purpose, that it is not settled between them."""
    count = len({line.who for line in owners})
    if count > 1 and any(not line.shared for line in owners):
        return f"are {'both' if count == 2 else 'all'} named as accountable, and nobody breaks a tie"
    return _verb(VERBS[AreaKind(area.kind)][0], count)


def answer(
    *,
    area: Area,
    lines: list[Held],
    on: dt.date,
    user: User | None = None,
    edits: bool = False,
    now: bool = True,
) -> Answer:
    """`user` is who reads it, and may read why somebody said no if it is theirs or they `edit` the area.

    Who is away is said of today alone (`now`): asked day by day, it would tell when somebody comes back.
    """
    own = [line for line in lines if line.letter == Letter.A and not line.deputy]
    deputies = [line for line in lines if line.letter == Letter.A and line.deputy and not line.missing]
    deputies = [line for line in deputies if not line.declined]
    by_letter = {
        letter: list(
            dict.fromkeys(
                line.stands
                for line in lines
                if line.letter == letter and not line.deputy and not line.declined and not line.missing
            )
        )
        for letter in Letter.values
    }
    owners = [line for line in own if line.taken]
    _, doing, when = VERBS[AreaKind(area.kind)]
    because = phrases.reasons(lines=own, user=user, edits=edits)
    unsettled = phrases.unsettled(lines=own, on=on, because=because)
    leads = leads_of_area(area=area.pk, on=on)
    asked = [line for line in own if line.asked]
    named = {person.pk for line in (*owners, *deputies) for person in line.persons}
    named |= {lead.person_id for lead in leads}
    gone = away(people=named, user=user, on=on) if now else Away()
    here, leading = gone.here(deputies), [lead for lead in leads if lead.person_id not in gone.people]
    order = steps(owners=owners, asked=asked, deputies=deputies, leads=leads, gone=gone.people)
    further = beyond(area=area, on=on) if not order else []
    is_fresh, fresh = phrases.fresh(area=area, on=on)
    return Answer(
        owners=owners,
        owners_verb=_does(area, owners),
        unsettled=unsettled if owners else "",
        doers=by_letter["R"],
        doers_verb=_verb(doing, len(by_letter["R"])),
        no_doers=phrases.no_doers(lines=lines, doing=doing[0]) if not by_letter["R"] else "",
        helpers=by_letter["S"],
        ask=by_letter["C"],
        ask_when=when,
        tell=by_letter["I"],
        nobody=""
        if owners
        else phrases.nobody(
            area=area,
            own=own,
            unsettled=unsettled,
            deputies=here,
            leads=leading,
            beyond=further,
            on=on,
        ),
        on_purpose=not owners and phrases.on_purpose(area=area, on=on),
        fresh=fresh,
        is_fresh=is_fresh,
        reach=phrases.reach(area=area, owners=owners) or " or ".join(way.text for way in _first(further)),
        away=said(owners=owners, deputies=deputies, gone=gone),
        stand_in=phrases.stand_in(owners=owners, deputies=here, leads=leading),
        why=" ".join(phrases.why(line) for line in owners),
        steps=order or further,
    )


def _first(steps: list[Step]) -> tuple[Way, ...]:
    return steps[0].ways[:1] if steps else ()
