"""At least one offender for each rule of a family, for tests that need some of everything."""

import datetime as dt
from itertools import pairwise

from ownership.models import Area
from tests.factories import (
    START,
    AbsenceFactory,
    AreaFactory,
    CategoryFactory,
    ContributionFactory,
    DecisionAreaFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    ExpectationFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
    ResourceFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.world import ON, give, owned, until

AGO = ON - dt.timedelta(days=90)


def decayed(number: int) -> None:
    area = owned(f"Once right {number}", confirmed_on=None)
    QuestionFactory(area=area, asked_on=AGO)
    DecisionPartyFactory(
        decision=DecisionAreaFactory(area=AreaFactory()).decision,
        person=EmploymentFactory(period=until(ON)).person,
    )
    mover = MembershipFactory(period=until(AGO))
    MembershipFactory(person=mover.person)
    give(AreaFactory(owning_team=mover.team, confirmed_on=None), "R", mover.person)
    give(AreaFactory(parent=area, confirmed_on=None), "A", period=until(AGO))


def unbalanced(number: int) -> None:
    ana = PersonFactory()
    top = owned(f"Top {number}", ana, separation_of_duties=True)
    between = AreaFactory(parent=AreaFactory(parent=owned(f"Below {number}", ana, parent=top)))
    give(AreaFactory(parent=between), "R")
    walled, sided = TeamFactory(), TeamFactory(kind="stream-aligned")
    for _ in range(4):
        MembershipFactory(team=walled)
    for side in range(4):
        category = CategoryFactory(perspective="system" if side % 2 else "product")
        AreaFactory(owning_team=walled, category=category)
        owned(f"Sided {number} {side}", ana, owning_team=sided, category=CategoryFactory())
    decision = DecisionAreaFactory(area=top, decision__date=AGO).decision
    DecisionPartyFactory(decision=decision)


def resting_on_one(number: int) -> None:
    home, person = TeamFactory(), PersonFactory()
    MembershipFactory.create_batch(4, team=home)
    for each in range(8):
        owned(f"Resting {number} {each}", person, owning_team=home, criticality="important")
    AbsenceFactory(person=person, period=period(ON, ON + dt.timedelta(days=15)))


def ending(number: int) -> None:
    soon = ON + dt.timedelta(days=30)
    owned(f"Left soon {number}", EmploymentFactory(period=until(soon)).person)
    passed = AreaFactory()
    days = [START, *(ON - dt.timedelta(days=days) for days in (40, 30, 20)), soon]
    for begins, ends in pairwise(days):
        give(passed, "A", period=period(begins, ends))
    give(passed, "C", acceptance="declined")


def broken(number: int) -> None:
    """At least one offender for each rule."""
    bare = AreaFactory()
    give(bare, "R")
    AreaFactory(name="misc", parent=owned(f"Parent {number}", criticality="critical"))
    owned(f"Led by nobody {number}", TeamFactory())
    owned(f"Seat {number}", SeatFactory())
    twice = owned(f"Twice {number}")
    give(twice, "C", give(twice, "A").person)
    give(AreaFactory(), "A")
    give(AreaFactory(parent=twice), "I", EmploymentFactory(period=until(ON)).person)
    give(AreaFactory(parent=twice), "I", TeamFactory(closed_on=ON))
    AreaFactory()
    crowd = owned(f"Crowd {number}")
    leader = crowd.assignments.get(letter="A").person
    for letter in "RCI" * 10:
        give(crowd, letter)
    for each in range(10):
        owned(f"{number} {each}", leader)
    overlapping(number)
    decayed(number)
    unbalanced(number)
    resting_on_one(number)
    ending(number)
    roles_and_work(twice)


def overlapping(number: int) -> None:
    """The same for what is there twice."""
    home = TeamFactory(parent=TeamFactory())
    scattered = owned(f"Scattered {number}", owning_team=home)
    for _ in range(4):
        give(scattered, "R", MembershipFactory().person)
    passed = owned(f"Passed on {number}")
    former = give(passed, "A", period=until(ON)).person
    owned(f"Left behind {number}", former, parent=passed, confirmed_on=None)
    for name in (f"Same {number}", f"Sâmes {number}"):
        ResourceFactory(area=owned(name), value=f"services/{number}/**")
    category = CategoryFactory()
    unusual = ExpectationFactory(category=category, expected="unusual")
    owned(f"Beyond {number}", PersonFactory(job_role=unusual.job_role), category=category)


def roles_and_work(area: Area) -> None:
    give(AreaFactory(parent=area), "C", SeatFactory())
    role = ExpectationFactory().job_role
    person, *_ = [PersonFactory(job_role=role) for _ in range(3)]
    for _ in range(3):
        give(AreaFactory(parent=area), "I", person)
    ContributionFactory(area=area, month=ON.replace(day=1))
