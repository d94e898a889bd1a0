"""At least one offender for each rule of a family, for tests that need some of everything."""

import datetime as dt
from itertools import pairwise

from tests.factories import (
    START,
    AbsenceFactory,
    AreaFactory,
    CategoryFactory,
    DecisionAreaFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
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
