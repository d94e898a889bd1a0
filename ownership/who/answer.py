"""Who decides, as sentences: the same shape wherever somebody asks."""

import datetime as dt
from dataclasses import dataclass

from ownership.enums import AreaKind, Letter, Lifecycle
from ownership.models import Area
from ownership.who import phrases
from ownership.who.held import Held
from ownership.who.steps import Step, leads_of_area, steps

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
    return "Nobody, on purpose" if phrases.on_purpose(area=area, on=on) else "Nobody is accountable"


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
    is_fresh, fresh = phrases.fresh(area=area, on=on)
    return Answer(
        owners=owners,
        owners_verb=_verb(owning, len(owners)),
        doers=by_letter["R"],
        doers_verb=_verb(doing, len(by_letter["R"])),
        helpers=by_letter["S"],
        ask=by_letter["C"],
        ask_when=when,
        tell=by_letter["I"],
        nobody=""
        if owners
        else phrases.nobody(area=area, gaps=[line.missing for line in own], leads=leads, on=on),
        on_purpose=not owners and phrases.on_purpose(area=area, on=on),
        fresh=fresh,
        is_fresh=is_fresh,
        reach=phrases.reach(area=area, owners=owners),
        stand_in=phrases.stand_in(owners=owners, deputies=deputies, leads=leads),
        why=" ".join(phrases.why(line) for line in owners),
        steps=steps(owners=owners, deputies=deputies, leads=leads),
    )
