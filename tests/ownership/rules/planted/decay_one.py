"""Was right once: who left, what ends, what changes hands, who is away, who said no."""

import datetime as dt
from typing import Any

from ownership.models import Area, Assignment
from tests.factories import AbsenceFactory, EmploymentFactory, SeatFactory, period
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON, until

SOON = ON + 30 * DAY


def leaver(ground: Ground, day: dt.date) -> Any:
    """Somebody of the home team who is here up to a day."""
    person = ground.person(ground.home)
    person.employments.update(period=until(day))
    return person


def accountable(area: Area) -> Assignment:
    return Assignment.objects.get(area=area, letter="A", deputy=False)


def still_named(ground: Ground) -> set[Offence]:
    person = leaver(ground, ON)
    for letter in "CI":
        ground.give(ground.sound(), letter, person)
    return at("OWN401", person)


def last_day(ground: Ground) -> set[Offence]:
    """Near miss: today is the last day. Or the letters ended with the employment."""
    ground.give(ground.sound(), "C", leaver(ground, ON + DAY))
    ground.give(ground.sound(), "I", leaver(ground, ON), period=until(ON))
    return set()


def closed_team(ground: Ground) -> set[Offence]:
    team = ground.team(closed_on=ON)
    ground.give(ground.sound(), "I", team)
    ground.give(ground.sound(), "C", SeatFactory(team=team))
    return at("OWN402", team)


def retired_seat(ground: Ground) -> set[Offence]:
    seat = SeatFactory(team=ground.home, retired_on=ON)
    ground.give(ground.sound(), "C", seat)
    return at("OWN402", seat)


def closes_tomorrow(ground: Ground) -> set[Offence]:
    """Near miss: it closes tomorrow, or what it had has ended."""
    ground.give(ground.sound(), "I", ground.team(closed_on=ON + DAY))
    ground.give(ground.sound(), "I", ground.team(closed_on=ON), period=until(ON))
    return set()


def ends_soon(ground: Ground) -> set[Offence]:
    area = ground.sound()
    area.assignments.filter(letter="A", deputy=False).update(period=until(SOON), interim=True)
    return at("OWN404", area)


def leaves_soon(ground: Ground) -> set[Offence]:
    """Both letters, in two areas: one finding."""
    person, areas = leaver(ground, SOON), [ground.sound(without=letter) for letter in "AR"]
    for area, letter in zip(areas, "AR", strict=True):
        ground.give(area, letter, person)
    return at("OWN404", person)


def somebody_follows(ground: Ground) -> set[Offence]:
    """Near miss: on the very day; a second one who does the work stays; or it ends a day later."""
    followed, shared, later = (ground.sound() for _ in range(3))
    for area, letter, day in ((followed, "A", SOON), (shared, "R", SOON), (later, "A", SOON + DAY)):
        area.assignments.filter(letter=letter, deputy=False).update(period=until(day))
    ground.give(followed, "A", period=period(SOON))
    ground.give(shared, "R")
    return set()


def comes_back(ground: Ground) -> set[Offence]:
    """Near miss: the next contract is signed. Or somebody who leaves stands in, and is asked, alone."""
    person = leaver(ground, SOON)
    EmploymentFactory(person=person, period=period(SOON + DAY))
    ground.give(ground.sound(without="A"), "A", person)
    area = ground.sound(without="DC")
    going = leaver(ground, SOON)
    ground.give(area, "A", going, deputy=True)
    ground.give(area, "C", going)
    return set()


def churned(ground: Ground, *days: int) -> Area:
    """The A went to another person so many days ago."""
    area = ground.sound()
    for day in days:
        before = area.assignments.get(letter="A", deputy=False, period__endswith=None)
        begins = ON - day * DAY
        Assignment.objects.filter(pk=before.pk).update(period=period(before.period.lower, begins))
        ground.give(area, "A", period=period(begins))
    return area


def three_hands(ground: Ground) -> set[Offence]:
    return at("OWN405", churned(ground, 89, 40, 20))


def two_hands(ground: Ground) -> set[Offence]:
    """Near miss: the first of three is 90 days ago."""
    churned(ground, 90, 40, 20)
    return set()


def away(ground: Ground, days: int, **more: Any) -> Any:
    area = ground.sound(**{"without": "D", "criticality": "important", **more})
    person = accountable(area).person
    AbsenceFactory(person=person, period=period(ON + 5 * DAY, ON + (5 + days) * DAY))
    return person


def uncovered(ground: Ground) -> set[Offence]:
    return at("OWN407", away(ground, 15))


def covered(ground: Ground) -> set[Offence]:
    """Near miss: a day less; or a deputy, here or above; or nothing that cannot wait."""
    away(ground, 14)
    away(ground, 15, without="")
    away(ground, 15, criticality="normal")
    top = ground.sound()
    AbsenceFactory(person=accountable(top).person, period=period(ON, ON + 30 * DAY))
    ground.sound(without="AD", parent=top, criticality="important")
    return set()


def said_no(ground: Ground) -> set[Offence]:
    area = ground.sound()
    area.assignments.filter(letter="R").update(acceptance="declined")
    return at("OWN408", area)


def silent(ground: Ground) -> set[Offence]:
    area = ground.sound()
    area.assignments.filter(letter="C").update(acceptance="asked", asked_on=ON - 14 * DAY)
    return at("OWN408", area)


def asked_lately(ground: Ground) -> set[Offence]:
    """Near miss: 13 days ago; or the no has ended."""
    area = ground.sound()
    area.assignments.filter(letter="C").update(acceptance="asked", asked_on=ON - 13 * DAY)
    ground.give(area, "R", acceptance="declined", period=until(ON))
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN401": [still_named],
    "OWN402": [closed_team, retired_seat],
    "OWN404": [ends_soon, leaves_soon],
    "OWN405": [three_hands],
    "OWN407": [uncovered],
    "OWN408": [said_no, silent],
}
MISSES: dict[str, list[Plant]] = {
    "OWN401": [last_day],
    "OWN402": [closes_tomorrow],
    "OWN404": [somebody_follows, comes_back],
    "OWN405": [two_hands],
    "OWN407": [covered],
    "OWN408": [asked_lately],
}
