"""Walls, gaps and hand-offs."""

from typing import Any

from ownership.models import Area
from teams.models import Team
from tests.factories import CategoryFactory, MembershipFactory, SeatFactory
from tests.ownership.rules.planted.decay_two import accountable, decided
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON


def decides_and_does(ground: Ground, **more: Any) -> Area:
    area = ground.sound(without="R", **more)
    ground.give(area, "R", accountable(area))
    return area


def unseparated(ground: Ground) -> set[Offence]:
    return at("OWN501", decides_and_does(ground, separation_of_duties=True))


def unmarked(ground: Ground) -> set[Offence]:
    decides_and_does(ground)
    return set()


def through_the_team(ground: Ground) -> set[Offence]:
    """Near miss: the team does the work, of which the accountable one is a member."""
    ground.give(ground.sound(without="R", separation_of_duties=True), "R", ground.home)
    return set()


def sides(ground: Ground, *sides: str, **more: Any) -> tuple[Team, list[Area]]:
    """A team that owns areas of these perspectives, each held by others of its people."""
    team = ground.team(**more)
    of = {side: CategoryFactory(perspective=side) for side in set(sides) - {""}}
    return team, [ground.sound(owning_team=team, category=of.get(side)) for side in sides]


def walled(ground: Ground) -> set[Offence]:
    return at("OWN502", sides(ground, "system", "system", "product", "product")[0])


def asked_across_the_wall(ground: Ground) -> set[Offence]:
    _, areas = sides(ground, "system", "system", "product", "product")
    ground.give(areas[3], "C", accountable(areas[0]))
    return set()


def one_area_of_a_side(ground: Ground) -> set[Offence]:
    sides(ground, "system", "product", "product", "product")
    return set()


def far_down(ground: Ground, levels: int, **more: Any) -> Area:
    """An area with an R of its own, so many levels below one in order."""
    area = ground.sound()
    for _ in range(levels):
        area = ground.area(parent=area)
    ground.give(area, "R")
    return area


def remote(ground: Ground) -> set[Offence]:
    return at("OWN503", far_down(ground, 3))


def not_so_remote(ground: Ground) -> set[Offence]:
    far_down(ground, 2)
    return set()


def with_work_between(ground: Ground) -> set[Offence]:
    between = far_down(ground, 2)
    ground.give(ground.area(parent=between), "R")
    return set()


def outside(ground: Ground) -> set[Offence]:
    area = ground.sound(without="A")
    ground.give(area, "A", ground.person(ground.team()))
    ground.area(parent=area)
    return at("OWN504", area)


def with_authority(ground: Ground) -> set[Offence]:
    """Near miss: of a team below, leading above, or for the whole organisation."""
    team, seat = ground.team(), SeatFactory(team=None)
    MembershipFactory(person=ground.person(), team=None, seat=seat)
    chief = ground.root.memberships.get(lead=True).person
    for holder in (ground.person(ground.team(parent=team)), seat, chief):
        ground.give(ground.sound(without="A", owning_team=team), "A", holder)
    return set()


def past_the_owners(ground: Ground) -> set[Offence]:
    area = ground.sound()
    return at("OWN505", decided(area, ground.person(ground.home), date=ON - 90 * DAY))


def with_an_owner(ground: Ground) -> set[Offence]:
    area = ground.sound()
    decided(area, ground.person(ground.home), accountable(area), date=ON - 90 * DAY)
    decided(area, ground.person(ground.home), date=area.since)
    return set()


def one_sided(ground: Ground) -> set[Offence]:
    return at("OWN506", sides(ground, *["product"] * 4, kind="stream-aligned")[0])


def not_yet_one_sided(ground: Ground) -> set[Offence]:
    sides(ground, *["product"] * 3, "", kind="stream-aligned")
    sides(ground, *["system"] * 4, kind="platform")
    return set()


def loop(ground: Ground, **more: Any) -> Area:
    """An area and the one above it, with the same accountable one."""
    above = ground.sound(**more)
    area = ground.sound(without="A", parent=above)
    ground.give(area, "A", accountable(above))
    return area


def escalation_loop(ground: Ground) -> set[Offence]:
    return at("OWN507", loop(ground))


def somebody_above(ground: Ground) -> set[Offence]:
    loop(ground, parent=ground.sound())
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN501": [unseparated],
    "OWN502": [walled],
    "OWN503": [remote],
    "OWN504": [outside],
    "OWN505": [past_the_owners],
    "OWN506": [one_sided],
    "OWN507": [escalation_loop],
}
MISSES: dict[str, list[Plant]] = {
    "OWN501": [unmarked, through_the_team],
    "OWN502": [asked_across_the_wall, one_area_of_a_side],
    "OWN503": [not_so_remote, with_work_between],
    "OWN504": [with_authority],
    "OWN505": [with_an_owner],
    "OWN506": [not_yet_one_sided],
    "OWN507": [somebody_above],
}
