"""Too much on few."""

from typing import Any

from ownership.models import Area
from tests.factories import MembershipFactory, SeatFactory, period
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON


def given(ground: Ground, number: int, accountable: Any, **more: Any) -> list[Area]:
    """Areas in good order that wait on somebody."""
    areas = [ground.sound(without="A", **more) for _ in range(number)]
    for area in areas:
        ground.give(area, "A", accountable)
    return areas


def alone(ground: Ground, person: Any, **more: Any) -> Area:
    """An area that one person decides and does, with somebody to ask."""
    area = ground.sound(without="ARCD", **more)
    for letter, holder in (("A", person), ("R", person), ("C", ground.person())):
        ground.give(area, letter, holder)
    return area


def spread(ground: Ground, person: Any, number: int) -> list[Area]:
    """Areas that wait on one who is in each of the teams that own them."""
    teams = [ground.team() for _ in range(number)]
    for team in teams:
        MembershipFactory(person=person, team=team)
    return [area for team in teams for area in given(ground, 1, person, owning_team=team)]


def eleven(ground: Ground) -> set[Offence]:
    person = ground.person(ground.home)
    spread(ground, person, 11)
    return at("OWN301", person)


def ten_and_what_inherits(ground: Ground) -> set[Offence]:
    """Near miss: an eleventh comes from above, and a twelfth is not in use."""
    person = ground.person(ground.home)
    area, *_ = spread(ground, person, 10)
    ground.sound(without="AD", parent=area)
    given(ground, 1, person, lifecycle="proposed")
    return set()


def most_of_a_team(ground: Ground) -> set[Offence]:
    team = ground.team()
    person = ground.person(team)
    given(ground, 8, person, owning_team=team)
    for _ in range(7):
        ground.sound(owning_team=team)
    return at("OWN302", person)


def half_of_a_team(ground: Ground) -> set[Offence]:
    """Near miss: exactly half."""
    team = ground.team()
    given(ground, 8, ground.person(team), owning_team=team)
    for _ in range(8):
        ground.sound(owning_team=team)
    return set()


def all_of_seven(ground: Ground) -> set[Offence]:
    """Near miss: too few areas."""
    team = ground.team()
    given(ground, 7, ground.person(team), owning_team=team)
    return set()


def only_one(ground: Ground) -> set[Offence]:
    return at("OWN303", alone(ground, ground.person(ground.home), criticality="important"))


def only_one_and_no_deputy(ground: Ground) -> set[Offence]:
    """A critical area needs a deputy too; and its team has others that do not rest on one."""
    for _ in range(3):
        ground.sound()
    top = alone(ground, ground.person(ground.home))
    ground.sound(without="ARD", parent=top, criticality="critical")
    return at("OWN303", top) | at("OWN105", top)


def two_in_the_team(ground: Ground) -> set[Offence]:
    """Near miss: who decides is one of the two who do the work."""
    pair = ground.team(2, parent=ground.home)
    lead = pair.memberships.get(lead=True).person
    area = alone(ground, lead, criticality="important")
    area.assignments.filter(letter="R").update(person=None, team=pair)
    return set()


def deputy_for_the_work(ground: Ground) -> set[Offence]:
    """Near miss: somebody stands in, of the work alone."""
    area = alone(ground, ground.person(ground.home), criticality="important")
    ground.give(area, "R", deputy=True)
    return set()


def rests_on_one(ground: Ground) -> set[Offence]:
    team = ground.team(3)
    person = ground.person(team)
    for _ in range(2):
        alone(ground, person, owning_team=team)
    ground.sound(owning_team=team)
    return at("OWN304", person)


def half_rests_on_one(ground: Ground) -> set[Offence]:
    """Near miss: exactly half."""
    team = ground.team(3)
    alone(ground, ground.person(team), owning_team=team)
    ground.sound(owning_team=team)
    return set()


def small_team(ground: Ground) -> set[Offence]:
    """Near miss: three people, one of them on a seat as well, and one who is not there yet."""
    team = ground.team(3)
    person = team.memberships.filter(lead=False)[0].person
    MembershipFactory(person=person, team=team, seat=SeatFactory(team=team))
    MembershipFactory(person=ground.person(), team=team, period=period(ON + DAY))
    for _ in range(2):
        alone(ground, person, owning_team=team)
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN301": [eleven],
    "OWN302": [most_of_a_team],
    "OWN303": [only_one, only_one_and_no_deputy],
    "OWN304": [rests_on_one],
}
MISSES: dict[str, list[Plant]] = {
    "OWN301": [ten_and_what_inherits],
    "OWN302": [half_of_a_team, all_of_seven],
    "OWN303": [two_in_the_team, deputy_for_the_work],
    "OWN304": [half_rests_on_one, small_team],
}
