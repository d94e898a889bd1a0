"""What can happen to an organisation, each one write of a random row through the operations."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership import operations
from ownership.changes import Change, ChangeSet, Create, End, Remove, Row
from ownership.enums import Profile
from ownership.models import (
    Area,
    Assignment,
    Category,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Expectation,
    Finding,
    Question,
    Resource,
    Waiver,
)
from ownership.rules.registry import RULES
from teams.models import Absence, Employment, JobRole, Membership, Person, Seat, Team, User
from tests.ownership.always_true.world import COMPLEXITY, CRITICALITY, LIFECYCLES, RESOURCES, WORDS

Pick = Callable[[Any], Any]
Deed = Callable[[Pick, dt.date], Any]
DAY = dt.timedelta(days=1)
RESTS = {"unowned_reason": "Later."}


def one(pick: Pick, model: Any, **where: Any) -> Any:
    """A random row; whoever asks for one that is not there does nothing."""
    rows = list(model.objects.filter(**where).order_by("pk"))
    if not rows:
        raise LookupError(model.__name__)
    return pick(rows)


def some_holder(pick: Pick) -> Any:
    return one(pick, pick([Person, Person, Person, Team, Seat]))


def write(*rows: Row, on: dt.date) -> Any:
    return operations.apply(changes=ChangeSet("One deed", rows), actor=None, on=on)


def make(model: Any, on: dt.date, **values: Any) -> Any:
    return write(Create(model._meta.label, values), on=on)


def change(row: Any, on: dt.date, **values: Any) -> Any:
    return write(Change(row._meta.label, row.pk, values), on=on)


def end(row: Any, on: dt.date) -> Any:
    return write(End(row._meta.label, row.pk, on), on=on)


def some_period(pick: Pick, on: dt.date) -> DateRange:
    """Begun before, or yet to begin; open, or ending within weeks."""
    begun = on + DAY * pick([-200, -40, -15, 0, 0, 0, 5])
    length = pick([None, None, None, 16, 45, 300])
    return DateRange(begun, None if length is None else begun + DAY * length)


def give(pick: Pick, on: dt.date) -> Any:
    letter, holder = pick("AAARRRCIS"), some_holder(pick)
    more: dict[str, Any] = {}
    if letter in "AR":
        more = {"deputy": pick([False, False, True]), "interim": pick([False, False, True])}
    if letter in "CI":
        more = {"only_here": pick([False, True])}
    acceptance = pick(["accepted", "accepted", "asked", "declined"])
    asked = {"asked_on": on - DAY * pick([1, 20])} if acceptance != "accepted" else {}
    values = {"area_id": one(pick, Area).pk, f"{holder._meta.model_name}_id": holder.pk, "letter": letter}
    values |= {"period": some_period(pick, on), "acceptance": acceptance, **asked, **more}
    return make(Assignment, on, **values)


def end_letter(pick: Pick, on: dt.date) -> Any:
    return end(one(pick, Assignment, period__contains=on), on)


def transfer(pick: Pick, on: dt.date) -> Any:
    row = one(pick, Assignment, period__contains=on)
    return operations.transfer(assignment=row, to=some_holder(pick), actor=None, on=on)


def share(pick: Pick, on: dt.date) -> Any:
    area, who = one(pick, Area), one(pick, Person)
    return operations.share_on_purpose(area=area, tie_breaker=who, actor=None, on=on)


def place(pick: Pick, on: dt.date) -> Any:
    area = one(pick, Area)
    values = pick(
        [
            {"parent_id": pick([None, one(pick, Area).pk])},
            {"inherits": not area.inherits},
            {"lifecycle": pick(LIFECYCLES)},
            {"owning_team_id": pick([None, one(pick, Team).pk])},
        ]
    )
    return change(area, on, **values)


def describe(pick: Pick, on: dt.date) -> Any:
    values = pick(
        [
            {"name": pick(WORDS)},
            {"description": pick(["", "What it is."])},
            {"criticality": pick(CRITICALITY)},
            {"complexity": pick(COMPLEXITY)},
            {"category_id": pick([None, one(pick, Category).pk])},
            {"separation_of_duties": True},
            {"review_days": pick([None, 10, 40])},
            {"tags": pick([[], ["Money"]])},
            {"confirmed_on": on - DAY * pick([0, 3, 30]), "confirmed_by_id": one(pick, Person).pk},
            {"unowned_until": on + DAY * pick([1, 9]), "unowned_by_id": one(pick, User).pk, **RESTS},
        ]
    )
    return change(one(pick, Area), on, **values)


def new_area(pick: Pick, on: dt.date) -> Any:
    parent, team = pick([None, one(pick, Area)]), pick([None, one(pick, Team)])
    return operations.create_area(name=pick(WORDS), parent=parent, owning_team=team, actor=None, on=on)


def resource(pick: Pick, on: dt.date) -> Any:
    if pick([True, True, False]):
        return make(Resource, on, area_id=one(pick, Area).pk, kind="path", value=pick(RESOURCES))
    row = one(pick, Resource)
    return write(Remove(row._meta.label, row.pk), on=on)


def member(pick: Pick, on: dt.date) -> Any:
    if pick([True, False]):
        return end(one(pick, Membership, period__contains=on), on)
    seat = pick([None, None, one(pick, Seat)])
    team = one(pick, Team).pk if seat is None else seat.team_id
    values = {"person_id": one(pick, Person).pk, "team_id": team, "seat_id": seat and seat.pk}
    lead = team is not None and pick([True, False, False])
    return make(Membership, on, **values, lead=lead, period=some_period(pick, on))


def employment(pick: Pick, on: dt.date) -> Any:
    row = one(pick, Employment)
    upper = pick([None, None, on, on + DAY * 9, on + DAY * 60])
    return change(row, on, period=DateRange(row.period.lower, upper))


def team(pick: Pick, on: dt.date) -> Any:
    values = pick(
        [
            {"parent_id": pick([None, one(pick, Team).pk])},
            {"closed_on": pick([None, None, on])},
            {"kind": pick(["stream-aligned", "platform"])},
        ]
    )
    return change(one(pick, Team), on, **values)


def seat(pick: Pick, on: dt.date) -> Any:
    return change(one(pick, Seat), on, retired_on=pick([None, on]))


def person(pick: Pick, on: dt.date) -> Any:
    return change(one(pick, Person), on, job_role_id=pick([None, one(pick, JobRole).pk]), level="senior")


def expects(pick: Pick, on: dt.date) -> Any:
    if pick([True, False]):
        return change(one(pick, JobRole), on, skills=pick([[], ["money"], ["chess"]]))
    values = {"job_role_id": one(pick, JobRole).pk, "category_id": one(pick, Category).pk}
    expected = {"letter": pick("ARC"), "expected": pick(["expected", "unusual"])}
    return make(Expectation, on, **values, **expected, level=pick(["", "senior"]))


def category(pick: Pick, on: dt.date) -> Any:
    return change(one(pick, Category), on, perspective=pick(["system", "product"]))


def away(pick: Pick, on: dt.date) -> Any:
    begun = on + DAY * pick([-10, 2, 20])
    period = DateRange(begun, begun + DAY * pick([5, 30]))
    return make(Absence, on, person_id=one(pick, Person).pk, period=period)


def decide(pick: Pick, on: dt.date) -> Any:
    row = pick([None, *Decision.objects.order_by("pk")])
    if row is None:
        return make(Decision, on, title="Something new", date=on - DAY * pick([0, 3, 30]))
    values = pick(
        [
            (DecisionArea, {"area_id": one(pick, Area).pk}),
            (DecisionParty, {"person_id": one(pick, Person).pk, "part": pick(["decider", "consulted"])}),
            (Decision, {"status": pick(["proposed", "accepted", "rejected"])}),
        ]
    )
    model, columns = values
    return change(row, on, **columns) if model is Decision else make(model, on, decision_id=row.pk, **columns)


def question(pick: Pick, on: dt.date) -> Any:
    if pick([True, False]):
        values = {"asked_by_id": one(pick, User).pk, "asked_on": on - DAY * pick([0, 12]), "text": "Ours?"}
        return make(Question, on, area_id=one(pick, Area).pk, **values)
    row = one(pick, Question, state="open")
    return operations.answer_question(question=row, text="Yes.", actor=one(pick, User), on=on)


def work(pick: Pick, on: dt.date) -> Any:
    month = (on - DAY * pick([0, 30, 100])).replace(day=1)
    values = {"area_id": one(pick, Area).pk, "month": month, "count": pick([1, 20])}
    who = pick([{"person_id": one(pick, Person).pk}, {"name": "stranger"}, {"name": "robot", "bot": True}])
    return make(Contribution, on, **values, **who)


def rule(pick: Pick, on: dt.date) -> Any:
    code = pick(sorted(RULES))
    where = pick([None, None, one(pick, Team)])
    number = pick([None, 1, 3]) if RULES[code].threshold is not None else None
    enabled = pick([True, True, False])
    return operations.set_rule(rule=code, team=where, enabled=enabled, threshold=number, actor=None, on=on)


def profile(pick: Pick, on: dt.date) -> Any:
    return operations.set_profile(profile=pick([*Profile]), actor=None, on=on)


def accept(pick: Pick, on: dt.date) -> Any:
    row, user = one(pick, Finding, resolved_on=None), one(pick, User, person__isnull=False)
    admin = User.objects.filter(pk=user.pk)
    admin.update(is_superuser=True)
    until = on + DAY * pick([1, 20])
    return operations.accept_on_purpose(findings=[row], reason="So.", until=until, actor=admin.get(), on=on)


def unaccept(pick: Pick, on: dt.date) -> Any:
    return operations.end_waiver(waiver=one(pick, Waiver, until__gt=on), actor=None, on=on)


def lead_area(pick: Pick, on: dt.date) -> Any:
    return operations.name_owner(area=one(pick, Area), holder=some_holder(pick), actor=None, on=on)


DEEDS: tuple[Deed, ...] = (
    give, give, give, end_letter, end_letter, transfer, share, place, place, describe, describe, new_area,
    resource, member, member, employment, team, seat, person, expects, category, away, decide, decide,
    question, work, rule, profile, accept, unaccept, lead_area,
)  # fmt: skip
