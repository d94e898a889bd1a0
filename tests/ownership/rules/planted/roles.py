"""Seats and job roles."""

from tests.factories import (
    CategoryFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    SeatFactory,
)
from tests.ownership.rules.planting import Ground, Offence, Plant, at


def vacant_seat(ground: Ground) -> set[Offence]:
    seat = SeatFactory(team=ground.home)
    for letter in ground.chance.sample("RCI", 2):
        ground.give(ground.sound(), letter, seat)
    return at("OWN601", seat)


def taken_seat(ground: Ground) -> set[Offence]:
    """Near miss: one seat has somebody in it, the other holds nothing."""
    seat = SeatFactory(team=ground.home)
    MembershipFactory(person=ground.person(), team=ground.home, seat=seat)
    ground.give(ground.sound(), "R", seat)
    SeatFactory(team=ground.home)
    return set()


def inflated_role(ground: Ground) -> set[Offence]:
    expected = ExpectationFactory(letter="R")
    for _ in range(3):
        ground.person(ground.home, job_role=expected.job_role)
    return at("OWN602", expected.job_role)


def idle_skill(ground: Ground) -> set[Offence]:
    role = JobRoleFactory(skills=["Haskell"])
    for _ in range(3):
        ground.person(ground.home, job_role=role)
    return at("OWN602", role)


def exercised_role(ground: Ground) -> set[Offence]:
    """Near miss: one of the three is told of one such area, another of one with that tag."""
    expected = ExpectationFactory(letter="I", job_role__skills=["Haskell"])
    people = [ground.person(ground.home, job_role=expected.job_role) for _ in range(3)]
    team = ground.team()
    ground.give(ground.sound(category=expected.category, owning_team=team), "I", people[0])
    ground.give(ground.sound(tags=["haskell"]), "I", people[1])
    return set()


def drifted_role(ground: Ground) -> set[Offence]:
    expected = ExpectationFactory(letter="C")
    person = ground.person(ground.home, job_role=expected.job_role)
    for _ in range(3):
        ground.give(ground.sound(), ground.chance.choice("CI"), person)
    return at("OWN603", person)


def drifting_role(ground: Ground) -> set[Offence]:
    """Near miss: one has two areas only, the other has the letter through a team."""
    expected = ExpectationFactory(letter="C", category=CategoryFactory())
    team = ground.team()
    few, through = (ground.person(each, job_role=expected.job_role) for each in (ground.home, team))
    for person, count in ((few, 2), (through, 3)):
        for _ in range(count):
            ground.give(ground.sound(), "I", person)
    ground.give(ground.sound(without="C", category=expected.category, owning_team=team), "C", team)
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN601": [vacant_seat],
    "OWN602": [inflated_role, idle_skill],
    "OWN603": [drifted_role],
}
MISSES: dict[str, list[Plant]] = {
    "OWN601": [taken_seat],
    "OWN602": [exercised_role],
    "OWN603": [drifting_role],
}
