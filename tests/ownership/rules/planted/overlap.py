"""Too many, or twice."""

import datetime as dt

from ownership.models import Area
from teams.models import Person
from tests.factories import ExpectationFactory, MembershipFactory, ResourceFactory, SeatFactory, period
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON, until


def accountable(area: Area) -> Person:
    person: Person = area.assignments.get(letter="A", deputy=False).person
    return person


def two_accountable(ground: Ground) -> set[Offence]:
    area = ground.sound()
    ground.give(area, "A")
    return at("OWN201", area)


def shared_with_two_to_break_a_tie(ground: Ground) -> set[Offence]:
    area = ground.sound(without="A")
    for _ in range(2):
        ground.give(area, "A", tie_breaker=ground.person(ground.home))
    return at("OWN201", area)


def shared_on_purpose(ground: Ground) -> set[Offence]:
    """Near miss: one of their team breaks a tie."""
    area, chief = ground.sound(without="A"), ground.person(ground.home)
    for _ in range(2):
        ground.give(area, "A", tie_breaker=chief)
    return set()


def one_person_reached_twice(ground: Ground) -> set[Offence]:
    """Near miss: by name, and in a seat."""
    area, seat = ground.sound(), SeatFactory(team=ground.home)
    MembershipFactory(person=accountable(area), team=ground.home, seat=seat)
    ground.give(area, "A", seat)
    return set()


def crowd(ground: Ground, letter: str, count: int) -> Area:
    area = ground.sound()
    for _ in range(count - area.assignments.filter(letter=letter, deputy=False).count()):
        ground.give(area, letter)
    return area


def six_responsible(ground: Ground) -> set[Offence]:
    return at("OWN202", crowd(ground, "R", 6))


def five_responsible(ground: Ground) -> set[Offence]:
    """Near miss: and a deputy of one."""
    ground.give(crowd(ground, "R", 5), "R", deputy=True)
    return set()


def seven_consulted(ground: Ground) -> set[Offence]:
    return at("OWN203", crowd(ground, "C", 7))


def six_consulted(ground: Ground) -> set[Offence]:
    """Near miss: one more is from tomorrow on."""
    ground.give(crowd(ground, "C", 6), "C", period=period(ON + DAY))
    return set()


def nine_informed(ground: Ground) -> set[Offence]:
    return at("OWN204", crowd(ground, "I", 9))


def eight_informed(ground: Ground) -> set[Offence]:
    """Near miss: eight here, and one above."""
    top = ground.sound()
    ground.give(top, "I")
    area = ground.sound(parent=top)
    for _ in range(8):
        ground.give(area, "I")
    return set()


def in_four_teams(ground: Ground) -> set[Offence]:
    area = ground.sound()
    for _ in range(3):
        ground.give(area, "R", ground.person(ground.team(1)))
    return at("OWN205", area)


def in_three_teams(ground: Ground) -> set[Offence]:
    """Near miss: one of them is in the owning team too."""
    area = ground.sound()
    for _ in range(2):
        ground.give(area, "R", ground.person(ground.team(1)))
    MembershipFactory(person=accountable(area), team=ground.team(1))
    return set()


def in_four_teams_of_the_root(ground: Ground) -> set[Offence]:
    """Near miss: the whole organisation owns it."""
    area = ground.sound(owning_team=ground.root)
    for _ in range(3):
        ground.give(area, "R", ground.person(ground.team(1)))
    return set()


def passed_on(ground: Ground, change: dt.date) -> Area:
    """The A of an area went to another on a day; one below it, given before, stayed."""
    top, former = ground.sound(without="A"), ground.person(ground.home)
    ground.give(top, "A", former, period=until(change))
    ground.give(top, "A", period=period(change))
    ground.give(ground.sound(without="A", parent=top), "A", former)
    return top


def left_behind(ground: Ground) -> set[Offence]:
    return at("OWN206", passed_on(ground, ON - 9 * DAY))


def confirmed_that_day(ground: Ground) -> set[Offence]:
    """Near miss: areas are confirmed ten days ago."""
    passed_on(ground, ON - 10 * DAY)
    return set()


def same_name(ground: Ground) -> set[Offence]:
    name = ground.name("Area")
    areas = [ground.sound(name=f"{name} key"), ground.sound(name=f"{name} Keys")]
    return at("OWN207", areas[0])


def same_name_in_one_team(ground: Ground) -> set[Offence]:
    name = ground.name("Area")
    first = ground.sound(name=name, parent=ground.sound())
    ground.sound(name=name, parent=ground.sound())
    return at("OWN207", first)


def on_call_of_each_team(ground: Ground) -> set[Offence]:
    """Near miss: teams beside and below each other."""
    above = ground.team()
    for team in (above, ground.team(), ground.team(parent=above)):
        ground.sound(name="On-call", parent=ground.sound(owning_team=team), owning_team=team)
    return set()


def same_name_and_holder(ground: Ground) -> set[Offence]:
    """Whoever asks gets one answer: a suggestion to compare."""
    name = ground.name("Area")
    first, second = ground.sound(name=f"{name} key"), ground.sound(name=f"{name} keys", without="A")
    ground.give(second, "A", accountable(first))
    return at("OWN207", first)


def alike_and_two(ground: Ground) -> set[Offence]:
    """Near miss: one word apart, of one holder."""
    name = ground.name("Area")
    first, second = ground.sound(name=f"{name} gateway"), ground.sound(name=f"{name} standard", without="A")
    ground.give(second, "A", accountable(first))
    return set()


def one_resource(ground: Ground) -> set[Offence]:
    areas, path = [ground.sound(), ground.sound()], f"services/{ground.count}"
    for area, value in zip(areas, (f"{path}/**", f"/{path}/"), strict=True):
        ResourceFactory(area=area, value=value)
    return at("OWN208", areas[0])


def one_resource_in_one_line(ground: Ground) -> set[Offence]:
    """Near miss: one area is below the other."""
    top = ground.sound()
    for area in (top, ground.sound(parent=ground.sound(parent=top))):
        ResourceFactory(area=area, value=f"services/{top.pk}/**")
    return set()


def a_part_of_a_resource(ground: Ground) -> set[Offence]:
    """Near miss: a folder in the other's."""
    top = ground.sound()
    for area, value in ((top, ""), (ground.sound(), "/tests")):
        ResourceFactory(area=area, value=f"services/{top.pk}{value}")
    return set()


def decides_and_is_asked(ground: Ground) -> set[Offence]:
    area = ground.sound()
    ground.give(area, "C", accountable(area))
    return at("OWN209", area)


def decides_and_is_asked_above(ground: Ground) -> set[Offence]:
    """Near miss: the other letter comes from above."""
    top = ground.sound()
    ground.give(top, "C", accountable(ground.sound(parent=top)))
    return set()


def team_accountable(ground: Ground) -> set[Offence]:
    team = ground.team(parent=ground.home)
    ground.give(ground.sound(without="A"), "A", team)
    return at("OWN210", team)


def team_stands_in(ground: Ground) -> set[Offence]:
    """Near miss: a deputy, and it does the work."""
    area, team = ground.sound(without="D"), ground.team(parent=ground.home)
    ground.give(area, "A", team, deputy=True)
    ground.give(area, "R", team)
    return set()


def beyond(ground: Ground, **more: str) -> Person:
    """Accountable in a category in which that is unusual for their job role."""
    said = ExpectationFactory(job_role__name=ground.name("Role"), expected="unusual")
    person = ground.person(ground.home, job_role=said.job_role, **more)
    ground.give(ground.sound(without="A", category=said.category), "A", person)
    return person


def beyond_role(ground: Ground) -> set[Offence]:
    return at("OWN211", beyond(ground))


def expected_at_their_level(ground: Ground) -> set[Offence]:
    """Near miss: what is said of a level wins."""
    person = beyond(ground, level="Staff")
    said = person.job_role and person.job_role.expectations.get()
    ExpectationFactory(job_role=person.job_role, category=said and said.category, level="Staff")
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN201": [two_accountable, shared_with_two_to_break_a_tie],
    "OWN202": [six_responsible],
    "OWN203": [seven_consulted],
    "OWN204": [nine_informed],
    "OWN205": [in_four_teams],
    "OWN206": [left_behind],
    "OWN207": [same_name, same_name_in_one_team, same_name_and_holder],
    "OWN208": [one_resource],
    "OWN209": [decides_and_is_asked],
    "OWN210": [team_accountable],
    "OWN211": [beyond_role],
}
MISSES: dict[str, list[Plant]] = {
    "OWN201": [shared_on_purpose, one_person_reached_twice],
    "OWN202": [five_responsible],
    "OWN203": [six_consulted],
    "OWN204": [eight_informed],
    "OWN205": [in_three_teams, in_four_teams_of_the_root],
    "OWN206": [confirmed_that_day],
    "OWN207": [on_call_of_each_team, alike_and_two],
    "OWN208": [one_resource_in_one_line, a_part_of_a_resource],
    "OWN209": [decides_and_is_asked_above],
    "OWN210": [team_stands_in],
    "OWN211": [expected_at_their_level],
}
