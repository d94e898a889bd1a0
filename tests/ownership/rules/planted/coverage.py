"""Nobody."""

from tests.factories import SeatFactory
from tests.ownership.rules.planting import Ground, Offence, Plant, at


def no_accountable(ground: Ground) -> set[Offence]:
    return at("OWN101", ground.sound(without="AD"))


def accountable_above(ground: Ground) -> set[Offence]:
    """Near miss: the A comes from above."""
    ground.sound(without="AD", parent=ground.sound())
    return set()


def empty_seat(ground: Ground) -> set[Offence]:
    area, seat = ground.sound(without="A"), SeatFactory(team=ground.home)
    ground.give(area, "A", seat)
    return at("OWN103", seat)


PLANTS: dict[str, list[Plant]] = {"OWN101": [no_accountable], "OWN103": [empty_seat]}
MISSES: dict[str, list[Plant]] = {"OWN101": [accountable_above]}
