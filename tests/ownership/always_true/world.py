"""A small organisation in which everything that a rule reads can change."""

import datetime as dt
from typing import Any

from ownership.enums import Lifecycle
from ownership.models import Category, Organisation, RuleSetting
from ownership.rules.registry import RULES
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)

FIRST = dt.date(2026, 3, 2)
CRITICALITY = (None, "critical", "important", "normal")
COMPLEXITY = (None, "simple", "complex")
LIFECYCLES = (*[Lifecycle.ACTIVE] * 3, Lifecycle.RETIRING, Lifecycle.PROPOSED, Lifecycle.RETIRED)
WORDS = ("Refunds", "Refund", "Misc", "Ledger", "On-call", "Keys", "X")
RESOURCES = ("services/pay/**", "Services/Pay/**", "#pay")


def found() -> Any:
    """Four teams in a tree, eight people with two job roles, eight areas in a tree, and some letters."""
    Organisation.objects.update_or_create(id=1, defaults={"profile": "balanced"})
    # Low numbers, so that few rows are many.
    low = {
        code: None if rule.threshold is None else min(2, *rule.threshold.values())
        for code, rule in RULES.items()
    }
    RuleSetting.objects.bulk_create(
        RuleSetting(rule=code, on=True, threshold=threshold) for code, threshold in low.items()
    )
    roles = [JobRoleFactory(name=name, skills=["money"]) for name in ("Developer", "Engineer")]
    for perspective in ("system", "product"):
        CategoryFactory(name=perspective.title(), perspective=perspective)
    for letter, expected in (("A", "unusual"), ("R", "expected"), ("C", "expected")):
        ExpectationFactory(
            job_role=roles[0], category=Category.objects.first(), letter=letter, expected=expected
        )
    teams = [TeamFactory(name="All", kind="stream-aligned")]
    for name, above in (("Pay", 0), ("Cards", 1), ("Search", 0)):
        teams.append(TeamFactory(name=name, parent=teams[above], kind="stream-aligned"))
    people = [PersonFactory(name=f"Person {n}", job_role=roles[n % 2], user=UserFactory()) for n in range(8)]
    for number, person in enumerate(people):
        EmploymentFactory(person=person)
        MembershipFactory(person=person, team=teams[number % 4], lead=number in (0, 1, 3))
    for team in (teams[1], teams[2], None):
        MembershipFactory(person=people[4], team=team, seat=SeatFactory(team=team, job_role=roles[1]))
    areas = []
    for number in range(8):
        category = Category.objects.all()[number % 2]
        above = areas[number // 2 - 1] if number > 1 else None
        areas.append(
            AreaFactory(
                confirmed_on=None,
                name=f"Area {number}",
                parent=above,
                owning_team=teams[number % 4],
                category=category,
            )
        )
    for number, letter in enumerate("AARRCIAR"):
        since = FIRST - dt.timedelta(days=10 * number)
        AssignmentFactory(area=areas[number], letter=letter, person=people[number], period=period(since))
    decision = DecisionFactory(date=FIRST - dt.timedelta(days=5))
    DecisionAreaFactory(decision=decision, area=areas[1])
    DecisionPartyFactory(decision=decision, person=people[2])
    QuestionFactory(area=areas[0], asked_on=FIRST - dt.timedelta(days=9))
