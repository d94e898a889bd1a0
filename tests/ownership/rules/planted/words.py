"""What areas are called, how they are described, and who works there in truth."""

from ownership.models import Area
from teams.models import Person
from tests.factories import ContributionFactory
from tests.ownership.rules.planting import DAY, Ground, Offence, Plant, at
from tests.ownership.rules.world import ON


def vague_name(ground: Ground) -> set[Offence]:
    name = ground.chance.choice(("misc", "General", "tbd", "X"))
    return at("OWN701", ground.sound(name=name, parent=ground.sound(), owning_team=ground.team()))


def short_name(ground: Ground) -> set[Offence]:
    """Near miss: two letters can be a name, and so can a vague word with another."""
    above, team = ground.sound(), ground.team()
    ground.sound(name="CI", parent=above, owning_team=team)
    ground.sound(name="General ledger", parent=above, owning_team=team)
    return set()


def undescribed(ground: Ground) -> set[Offence]:
    return at("OWN702", ground.sound(criticality="critical", description=" \n"))


def hardly_described(ground: Ground) -> set[Offence]:
    """Near miss: one has a word, the other is not critical."""
    ground.sound(criticality="critical", description="Money")
    ground.sound(criticality="important", description="")
    return set()


def _counted(area: Area, person: Person, count: int) -> None:
    ContributionFactory(area=area, person=person, month=(ON - 80 * DAY).replace(day=1), count=count)
    ContributionFactory(area=area, person=person, month=ON.replace(day=1), count=count)


def done_elsewhere(ground: Ground) -> set[Offence]:
    area = ground.sound(owning_team=ground.team())
    _counted(area, ground.person(ground.team()), 10)
    _counted(area, ground.person(area.owning_team), 10)
    return at("OWN703", area)


def done_at_home(ground: Ground) -> set[Offence]:
    """Near miss: just under half came from outside; and nine in all, which is too little to go by."""
    area = ground.sound(owning_team=ground.team())
    other = ground.team()
    _counted(area, ground.person(other), 10)
    _counted(area, ground.person(area.owning_team), 20)
    few = ground.sound(owning_team=area.owning_team)
    ContributionFactory(area=few, person=ground.person(other), month=ON.replace(day=1), count=9)
    return set()


PLANTS: dict[str, list[Plant]] = {
    "OWN701": [vague_name],
    "OWN702": [undescribed],
    "OWN703": [done_elsewhere],
}
MISSES: dict[str, list[Plant]] = {
    "OWN701": [short_name],
    "OWN702": [hardly_described],
    "OWN703": [done_at_home],
}
