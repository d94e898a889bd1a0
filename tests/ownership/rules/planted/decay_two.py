"""Was right once: confirmations, decisions, questions, moves and what falls to the area above."""

import datetime as dt

from ownership.models import Area
from teams.models import Person
from tests.factories import (
    DecisionAreaFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
    UserFactory,
)
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON, until


def accountable(area: Area) -> Person:
    return area.assignments.get(letter="A", deputy=False).person


def unconfirmed(ground: Ground) -> set[Offence]:
    return at("OWN403", accountable(ground.sound(confirmed_on=ON - 181 * DAY)))


def out_of_rhythm(ground: Ground) -> set[Offence]:
    return at("OWN403", accountable(ground.sound(review_days=30, confirmed_on=ON - 31 * DAY)))


def holder_left_a_team(ground: Ground) -> set[Offence]:
    ana = accountable(ground.sound())
    MembershipFactory(person=ana, team=ground.team(), period=until(ON - 9 * DAY))
    return at("OWN403", ana)


def team_was_moved(ground: Ground) -> set[Offence]:
    team = ground.team()
    ana = accountable(ground.sound(owning_team=team))
    team.parent, team.since = ground.team(), ON - 9 * DAY
    team.save()
    return at("OWN403", ana)


def just_in_rhythm(ground: Ground) -> set[Offence]:
    ground.sound(confirmed_on=ON - 180 * DAY)
    ground.sound(review_days=30, confirmed_on=ON - 30 * DAY)
    return set()


def confirmed_after_the_moves(ground: Ground) -> set[Offence]:
    team = ground.team()
    ana = accountable(ground.sound(owning_team=team))
    MembershipFactory(person=ana, team=ground.team(), period=until(ON - 10 * DAY))
    team.parent, team.since = ground.team(), ON - 10 * DAY
    team.save()
    return set()


def decided(area: Area, *people: Person, date: dt.date) -> object:
    decision = DecisionAreaFactory(area=area, decision__date=date).decision
    for person in people:
        DecisionPartyFactory(decision=decision, person=person)
    return decision


def leaver(ground: Ground) -> Person:
    person: Person = PersonFactory(name=ground.name("Person"))
    EmploymentFactory(person=person, period=until(ON))
    return person


def orphaned(ground: Ground) -> set[Offence]:
    area = ground.sound(without="AD")
    decision = decided(area, leaver(ground), date=area.since)
    return at("OWN406", decision) | at("OWN101", area)


def one_decider_stays(ground: Ground) -> set[Offence]:
    """Near miss, but for the area itself."""
    area = ground.sound(without="AD")
    decided(area, leaver(ground), ground.person(ground.home), date=area.since)
    return at("OWN101", area)


def somebody_else_answers(ground: Ground) -> set[Offence]:
    area = ground.sound()
    decided(area, leaver(ground), date=area.since)
    return set()


def unanswered(ground: Ground) -> set[Offence]:
    area = ground.sound()
    QuestionFactory(area=area, asked_on=ON - 11 * DAY)
    return at("OWN409", area)


def asked_of_late(ground: Ground) -> set[Offence]:
    area = ground.sound()
    QuestionFactory(area=area, asked_on=ON - 10 * DAY)
    said = {"answered_by": UserFactory(), "answered_on": ON - DAY}
    QuestionFactory(area=area, asked_on=ON - 90 * DAY, state="answered", **said)
    return set()


def moved(ground: Ground, letter: str = "R", *, days: int = 9) -> tuple[Area, Person]:
    """Somebody who had a letter of an area of the team that they left."""
    team, ana = ground.team(), ground.person(ground.home)
    area = ground.sound(without=letter, owning_team=team)
    MembershipFactory(person=ana, team=team, period=until(ON - days * DAY))
    ground.give(area, letter, ana)
    return area, ana


def kept_the_work(ground: Ground) -> set[Offence]:
    return at("OWN410", moved(ground)[1])


def kept_the_decision(ground: Ground) -> set[Offence]:
    """The area is to be confirmed as well, and now answered for from outside."""
    area, ana = moved(ground, "A")
    return at("OWN410", ana) | at("OWN403", ana) | at("OWN504", area)


def confirmed_after_the_move(ground: Ground) -> set[Offence]:
    moved(ground, days=10)
    moved(ground, "C")
    return set()


def fallen(ground: Ground, **more: object) -> Area:
    """An area whose A ended nine days ago, below one in order."""
    area = ground.sound(without="AD", **{"parent": ground.sound()} | more)
    ground.give(area, "A", period=until(ON - 9 * DAY))
    return area


def fell_silently(ground: Ground) -> set[Offence]:
    return at("OWN411", fallen(ground))


def fell_and_confirmed(ground: Ground) -> set[Offence]:
    fallen(ground, confirmed_on=ON - 9 * DAY)
    return set()


def the_same_above(ground: Ground) -> set[Offence]:
    parent = ground.sound()
    area = ground.sound(without="AD", parent=parent)
    ground.give(area, "A", accountable(parent), period=until(ON - 9 * DAY))
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN403": [unconfirmed, out_of_rhythm, holder_left_a_team, team_was_moved],
    "OWN406": [orphaned],
    "OWN409": [unanswered],
    "OWN410": [kept_the_work, kept_the_decision],
    "OWN411": [fell_silently],
}
MISSES: dict[str, list[Plant]] = {
    "OWN403": [just_in_rhythm, confirmed_after_the_moves],
    "OWN406": [one_decider_stays, somebody_else_answers],
    "OWN409": [asked_of_late],
    "OWN410": [confirmed_after_the_move],
    "OWN411": [fell_and_confirmed, the_same_above],
}
