"""Nobody."""

from ownership.models import Area
from tests.factories import (
    EmploymentFactory,
    MembershipFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON, until


def no_accountable(ground: Ground) -> set[Offence]:
    return at("OWN101", ground.sound(without="AD"))


def topmost_without_accountable(ground: Ground) -> set[Offence]:
    """The cause is above: one finding, though the area below lacks it too."""
    top = ground.area()
    ground.sound(without="AD", parent=top)
    return at("OWN101", top)


def inheritance_ends(ground: Ground) -> set[Offence]:
    return at("OWN101", ground.sound(without="AD", parent=ground.sound(), inherits=False))


def accountable_above(ground: Ground) -> set[Offence]:
    """Near miss: the A comes from above."""
    ground.sound(without="AD", parent=ground.sound())
    return set()


def accountable_left(ground: Ground) -> set[Offence]:
    """Near miss: there is an A, of one who has left."""
    area, person = ground.sound(without="A"), ground.person(ground.home)
    ground.give(area, "A", person)
    person.employments.update(period=until(ON))
    return at("OWN401", person)


def on_purpose(ground: Ground, *, days: int, **more: object) -> Area:
    given = {"unowned_by": UserFactory(), "unowned_reason": "Later.", "unowned_until": ON + days * DAY}
    return ground.area(**given, **more)


def unowned_until_today(ground: Ground) -> set[Offence]:
    return at("OWN104", on_purpose(ground, days=0))


def unowned_on_purpose(ground: Ground) -> set[Offence]:
    """Near miss: for one more day."""
    on_purpose(ground, days=1)
    return set()


def no_responsible(ground: Ground) -> set[Offence]:
    return at("OWN102", ground.sound(without="R"))


def responsible_since_tomorrow(ground: Ground) -> set[Offence]:
    area = ground.sound(without="R")
    ground.give(area, "R", period=period(ON + DAY))
    return at("OWN102", area)


def responsible_above(ground: Ground) -> set[Offence]:
    """Near miss: the R comes from above, through one that is retired."""
    between = ground.area(parent=ground.sound(), lifecycle="retired")
    ground.sound(without="R", parent=between)
    return set()


def empty_seat(ground: Ground) -> set[Offence]:
    area, seat = ground.sound(without="A"), SeatFactory(team=ground.home)
    ground.give(area, "A", seat)
    return at("OWN103", seat)


def no_lead(ground: Ground) -> set[Offence]:
    area, team = ground.sound(without="A"), TeamFactory(name=ground.name("Team"), parent=ground.home)
    ground.give(area, "A", team)
    return at("OWN103", team) | at("OWN210", team)


def seat_filled_today(ground: Ground) -> set[Offence]:
    area, seat = ground.sound(without="A"), SeatFactory(team=ground.home)
    ground.give(area, "A", seat)
    MembershipFactory(person=ground.person(), team=ground.home, seat=seat, period=period(ON))
    return set()


def of_nobody(ground: Ground) -> set[Offence]:
    return at("OWN104", ground.area())


def of_nobody_yet(ground: Ground) -> set[Offence]:
    """Near miss: only proposed."""
    ground.area(lifecycle="proposed")
    return set()


def covered_below(ground: Ground) -> set[Offence]:
    """Near miss: nobody holds it, and all that is below is in order."""
    ground.sound(parent=ground.area())
    return set()


def critical_without_deputy(ground: Ground) -> set[Offence]:
    return at("OWN105", ground.sound(without="D", criticality="critical"))


def important_without_deputy(ground: Ground) -> set[Offence]:
    """Near miss: deputies are asked for critical areas alone."""
    ground.sound(without="D", criticality="important")
    return set()


def critical_of_two_in_a_seat(ground: Ground) -> set[Offence]:
    """Near miss: no deputy, but either can decide."""
    area, seat = ground.sound(without="AD", criticality="critical"), SeatFactory(team=ground.home)
    for _ in range(2):
        EmploymentFactory(person=MembershipFactory(team=ground.home, seat=seat).person)
    ground.give(area, "A", seat)
    return set()


def nobody_else(ground: Ground) -> set[Offence]:
    return at("OWN106", ground.sound(without="C"))


def consulted_only_above(ground: Ground) -> set[Offence]:
    top = ground.sound(without="C")
    ground.give(top, "C", only_here=True)
    ground.sound(without="C", parent=top)
    return at("OWN106", top)


def informed(ground: Ground) -> set[Offence]:
    """Near miss: nobody is consulted, but somebody hears of it."""
    ground.give(ground.sound(without="C"), "I")
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN101": [no_accountable, topmost_without_accountable, inheritance_ends],
    "OWN102": [no_responsible, responsible_since_tomorrow],
    "OWN103": [empty_seat, no_lead],
    "OWN104": [of_nobody, unowned_until_today],
    "OWN105": [critical_without_deputy],
    "OWN106": [nobody_else, consulted_only_above],
}
MISSES: dict[str, list[Plant]] = {
    "OWN101": [accountable_above, accountable_left],
    "OWN102": [responsible_above],
    "OWN103": [seat_filled_today],
    "OWN104": [of_nobody_yet, covered_below, unowned_on_purpose],
    "OWN105": [important_without_deputy, critical_of_two_in_a_seat],
    "OWN106": [informed],
}
