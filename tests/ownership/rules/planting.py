"""An organisation in which every problem is planted on purpose: a scan finds exactly that.

The ground is sound under all rules, those on trial too. A plant breaks rules at a place of its own and says
which, as (code, kind, id); a near miss comes as close as it can and breaks none (or says which others).
"""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ownership.models import Area, RuleSetting
from ownership.rules.registry import RULES
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
)
from tests.ownership.rules.world import ON

Offence = tuple[str, str, int]
Plant = Callable[["Ground"], set[Offence]]
DAY = dt.timedelta(days=1)


@dataclass
class Ground:
    """Where things are planted. `chance` decides whatever does not matter to the rules."""

    chance: random.Random
    root: Team = field(init=False)
    home: Team = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        RuleSetting.objects.bulk_create(RuleSetting(rule=code, on=True) for code in RULES)
        self.root = TeamFactory(name="Everybody")
        MembershipFactory(person=self.person(), team=self.root, lead=True)
        self.home = self.team()

    def name(self, kind: str) -> str:
        """Words that are like no other's: "Area 17 quince"."""
        self.count += 1
        return f"{kind} {self.count} {self.chance.choice(('quince', 'maple', 'cedar', 'willow'))}"

    def person(self, team: Team | None = None, **more: Any) -> Person:
        """Somebody employed, in a team where one is given."""
        person: Person = PersonFactory(name=self.name("Person"), **more)
        EmploymentFactory(person=person)
        if team is not None:
            MembershipFactory(person=person, team=team)
        return person

    def team(self, size: int = 5, **more: Any) -> Team:
        """A team below the root with a lead and others: `size` people in all."""
        team: Team = TeamFactory(**({"name": self.name("Team"), "parent": self.root} | more))
        MembershipFactory(person=self.person(), team=team, lead=True)
        for _ in range(size - 1):
            self.person(team)
        return team

    def area(self, **more: Any) -> Area:
        """An area that nobody holds anything of: described, confirmed, owned by the home team."""
        given = {"name": self.name("Area"), "owning_team": self.home, "description": "What it is."}
        area: Area = AreaFactory(**(given | {"confirmed_on": ON - 10 * DAY} | more))
        return area

    def give(self, area: Area, letter: str, holder: Any = None, **more: Any) -> Any:
        """A letter to a person, team or seat; without one to a new person of the owning team."""
        holder = holder or self.person(area.owning_team)
        return AssignmentFactory(area=area, letter=letter, **{holder._meta.model_name: holder}, **more)

    def sound(self, *, without: str = "", **more: Any) -> Area:
        """An area that breaks no rule: A, a deputy (D), R and C, each another person of the owning team.

        `without` leaves some of them out: "C", "RD".
        """
        area = self.area(**more)
        for letter in "ARC":
            if letter not in without:
                self.give(area, letter)
        if "D" not in without:
            self.give(area, "A", deputy=True)
        return area


def at(code: str, *rows: Any) -> set[Offence]:
    """What a plant says: the rule and its subjects."""
    kinds = {"jobrole": "role"}
    names = [(str(row._meta.model_name), row.pk) for row in rows]
    return {(code, kinds.get(name, name), pk) for name, pk in names}
