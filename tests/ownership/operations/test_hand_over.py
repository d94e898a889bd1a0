"""A hand-over moves what one holds to others, whole and once, and is undone as one."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ownership.models import Area, Assignment
from ownership.operations import Problem, Refused, undo
from ownership.operations.handover import Decision, Exit, Ground, Unowned, hand_over, heirs, lines, stale
from teams.models import Employment, Membership, Person, Team
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.people import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)
STAYS, LEAVES = Exit(), Exit("leaves")


def _over(of: Person | Team, decided: dict[str, Decision], leave: Exit = STAYS, **more: Any) -> Any:
    day = more.pop("day", TODAY)
    found = lines(of=of, day=day)
    ground = Ground.of_lines(of=of, lines=found, day=day)
    unowned = more.pop("unowned", Unowned())
    decisions = {line.key: decided[line.says] for line in found if line.says in decided}
    return hand_over(
        ground=ground, lines=found, decisions=decisions, leave=leave, unowned=unowned, actor=None, on=TODAY
    )


def _to(holder: Any) -> Decision:
    return Decision("to", holder)


END = Decision("end")


def _letters() -> set[tuple[Any, ...]]:
    rows = Assignment.objects.select_related("area", "person", "team", "seat")
    return {(row.area.name, row.letter, row.deputy, str(row.holder), row.period) for row in rows}


def test_everything_directly_held_is_a_line_by_team_and_tree() -> None:
    ana, payments = PersonFactory(name="Ana"), TeamFactory(name="Payments")
    top = AreaFactory(name="Money", owning_team=payments)
    below = AreaFactory(name="Refunds", parent=top, owning_team=payments)
    loose = AreaFactory(name="Accounts")
    seat = SeatFactory(job_role=JobRoleFactory(name="Tech lead"), team=payments)
    AssignmentFactory(area=below, person=ana)
    AssignmentFactory(area=below, person=ana, letter="R", deputy=True)
    AssignmentFactory(area=top, person=ana, letter="C", period=period(LATER))
    AssignmentFactory(area=loose, person=ana, letter="I")
    AssignmentFactory(area=loose, person=ana, letter="S", period=period(START, TODAY))
    AssignmentFactory(area=loose, tie_breaker=ana)
    MembershipFactory(person=ana, team=payments, seat=seat, lead=True)
    MembershipFactory(person=ana)
    assert [(line.group, line.says) for line in lines(of=ana, day=TODAY)] == [
        ("Teams and seats", "leads Payments and is Tech lead of Payments"),
        ("Payments", "consulted for Money"),
        ("Payments", "accountable for Refunds"),
        ("Payments", "deputy, responsible for Refunds"),
        ("Areas without an owning team", "informed for Accounts"),
        ("Areas without an owning team", "breaks a tie on Accounts"),
    ]


def test_who_comes_next_and_why() -> None:
    payments = TeamFactory(name="Payments")
    area = AreaFactory(owning_team=payments)
    given = AssignmentFactory(area=area, person=PersonFactory(name="Ana"))
    deputy = AssignmentFactory(area=area, deputy=True).person
    worker = AssignmentFactory(area=area, letter="R").person
    gone = EmploymentFactory(period=period(START, TODAY)).person
    AssignmentFactory(area=area, letter="R", person=gone)
    lead = MembershipFactory(team=payments, lead=True).person
    found = lines(of=given.person, day=TODAY)
    ground = Ground.of_lines(of=given.person, lines=found, day=TODAY)
    (named,) = heirs(lines=found, ground=ground).values()
    assert [(each.holder, each.why) for each in named] == [
        (deputy, "deputy here"),
        (worker, "responsible here"),
        (lead, "leads Payments"),
    ]


def test_a_leaver_hands_over_from_a_day_and_is_gone_then() -> None:
    ana, ben = PersonFactory(name="Ana"), PersonFactory(name="Ben")
    EmploymentFactory(person=ana)
    team = TeamFactory(name="Payments")
    MembershipFactory(person=ana, team=team, lead=True)
    MembershipFactory(person=ben, team=team)
    area, other, third = AreaFactory(name="Billing"), AreaFactory(name="Cards"), AreaFactory(name="Mail")
    AssignmentFactory(area=area, person=ana)
    AssignmentFactory(area=area, person=ben, deputy=True)
    AssignmentFactory(area=other, person=ana, letter="C")
    AssignmentFactory(area=third, person=ana, letter="R")
    AssignmentFactory(area=third, person=ben, letter="R")
    decided = {
        "accountable for Billing": _to(ben),
        "consulted for Cards": END,
        "responsible for Mail": _to(ben),
        "leads Payments": _to(ben),
    }
    _over(ana, decided, LEAVES, day=LATER)
    assert _letters() == {
        ("Billing", "A", False, "Ana", period(START, LATER)),
        ("Billing", "A", False, "Ben", period(LATER)),
        ("Billing", "A", True, "Ben", period(START, LATER)),
        ("Cards", "C", False, "Ana", period(START, LATER)),
        ("Mail", "R", False, "Ana", period(START, LATER)),
        ("Mail", "R", False, "Ben", period()),
    }
    assert set(Membership.objects.values_list("person__name", "lead", "period")) == {
        ("Ana", True, period(START, LATER)),
        ("Ben", False, period(START, LATER)),
        ("Ben", True, period(LATER)),
    }
    assert [row.period for row in Employment.objects.all()] == [period(START, LATER)]


def test_who_leaves_keeps_nothing_by_oversight() -> None:
    given = AssignmentFactory(area=AreaFactory(name="Billing"), person=PersonFactory(name="Ana"))
    with pytest.raises(Refused) as caught:
        _over(given.person, {}, LEAVES)
    assert caught.value.problems == (
        Problem("Nobody takes this over yet.", "accountable for Billing", "Say who does, or that it ends."),
    )


def test_who_moves_keeps_what_is_kept_and_no_place_in_the_former_team() -> None:
    ana, old, new = PersonFactory(name="Ana"), TeamFactory(name="Old"), TeamFactory(name="New")
    moved = MembershipFactory(person=ana, team=old, lead=True)
    given = AssignmentFactory(person=ana)
    decided = {"leads Old": END}
    with pytest.raises(Refused) as caught:
        _over(ana, {}, Exit("moves", moved, new))
    assert [problem.where for problem in caught.value.problems] == ["leads Old"]
    _over(ana, decided, Exit("moves", moved, new))
    assert set(Membership.objects.values_list("team__name", "lead", "period")) == {
        ("Old", True, period(START, TODAY)),
        ("New", False, period(TODAY)),
    }
    given.refresh_from_db()
    assert given.period == period()


def test_who_steps_down_stays_in_the_team() -> None:
    ana, team = PersonFactory(name="Ana"), TeamFactory(name="Payments")
    MembershipFactory(person=ana, team=team, lead=True)
    _over(ana, {"leads Payments": END})
    assert set(Membership.objects.values_list("lead", "period")) == {
        (True, period(START, TODAY)),
        (False, period(TODAY)),
    }


def test_a_tie_goes_with_the_letter_that_is_shared() -> None:
    ana, ben, dana = (PersonFactory(name=name) for name in ("Ana", "Ben", "Dana"))
    area = AreaFactory(name="Billing")
    AssignmentFactory(area=area, person=ana, tie_breaker=ana)
    AssignmentFactory(area=area, person=dana, tie_breaker=ana)
    _over(ana, {"accountable for Billing": _to(ben), "breaks a tie on Billing": _to(dana)})
    rows = Assignment.objects.filter(period__contains=TODAY)
    assert set(rows.values_list("person__name", "tie_breaker__name")) == {("Ben", "Dana"), ("Dana", "Dana")}


def test_an_area_is_left_unowned_with_a_reason_and_an_end() -> None:
    given = AssignmentFactory(area=AreaFactory(name="Fax"), person=PersonFactory(name="Ana"))
    decided = {"accountable for Fax": Decision("unowned")}
    with pytest.raises(Refused) as caught:
        _over(given.person, decided)
    assert caught.value.problems == (
        Problem("It needs a reason and an end.", "Left unowned", "Say why, and until when."),
    )
    _over(given.person, decided, unowned=Unowned(reason="It goes soon.", until=LATER, by=UserFactory()))
    area = Area.objects.get()
    assert (area.unowned_reason, area.unowned_until) == ("It goes soon.", LATER)
    given.refresh_from_db()
    assert given.period == period(START, TODAY)


def test_only_an_a_is_left_unowned_and_only_a_person_breaks_ties() -> None:
    ana, team = PersonFactory(name="Ana"), TeamFactory()
    AssignmentFactory(area=AreaFactory(name="Fax"), person=ana, letter="R")
    AssignmentFactory(area=AreaFactory(name="Mail"), tie_breaker=ana)
    with pytest.raises(Refused) as caught:
        _over(ana, {"responsible for Fax": Decision("unowned"), "breaks a tie on Mail": _to(team)})
    assert {str(problem) for problem in caught.value.problems} == {
        "responsible for Fax: Only an A can be left unowned. End it, or name somebody.",
        "breaks a tie on Mail: Only a person can take this over. Name a person.",
    }


def test_a_team_closes_with_its_members_areas_and_teams_elsewhere() -> None:
    top = TeamFactory(name="Top")
    team = TeamFactory(name="Payments", parent=top)
    other = TeamFactory(name="Search", parent=top)
    below = TeamFactory(name="Cards", parent=team)
    seat = SeatFactory(job_role=JobRoleFactory(name="Tech lead"), team=team)
    area = AreaFactory(name="Billing", owning_team=team)
    AssignmentFactory(area=area, team=team)
    AssignmentFactory(area=area, seat=seat, letter="R")
    MembershipFactory(team=team, person=PersonFactory(name="Ana"), lead=True)
    MembershipFactory(team=team, person=PersonFactory(name="Ben"))
    decided = {
        "Cards is below it": _to(top),
        "Ana leads it": _to(other),
        "Ben is in it": END,
        "accountable for Billing": _to(other),
        "responsible for Billing, through Tech lead of Payments": _to(other),
        "owns Billing": _to(other),
    }
    _over(team, decided, Exit("closes"))
    for row in (team, below, area):
        row.refresh_from_db()
    assert (team.closed_on, below.parent, area.owning_team) == (TODAY, top, other)
    live = Assignment.objects.filter(period__contains=TODAY)
    assert set(live.values_list("letter", "team__name")) == {("A", "Search"), ("R", "Search")}
    there = Membership.objects.filter(period__contains=TODAY)
    assert set(there.values_list("person__name", "team__name", "lead")) == {("Ana", "Search", False)}


def test_what_changed_since_is_refused_by_name() -> None:
    ana = PersonFactory(name="Ana")
    kept = AssignmentFactory(area=AreaFactory(name="Kept"), person=ana)
    changed = AssignmentFactory(area=AreaFactory(name="Changed"), person=ana)
    ended = AssignmentFactory(area=AreaFactory(name="Ended"), person=ana)
    seen = {line.key: (line.stamp, line.says) for line in lines(of=ana, day=TODAY)}
    Assignment.objects.filter(pk=changed.pk).update(period=period(START, LATER))
    Assignment.objects.filter(pk=ended.pk).update(period=period(START, TODAY))
    AssignmentFactory(area=AreaFactory(name="Added"), person=ana)
    assert {str(each) for each in stale(lines=lines(of=ana, day=TODAY), seen=seen)} == {
        "accountable for Changed: This changed since you looked. Look at it again below.",
        "accountable for Ended: This is not held any more since you looked. Look at it again below.",
        "accountable for Added: This was added since you looked. Say below what becomes of it.",
    }
    assert kept.pk


def test_five_hundred_lines_cost_the_queries_of_one() -> None:
    ana = PersonFactory(name="Ana")
    team = TeamFactory(name="Payments")

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            found = lines(of=ana, day=TODAY)
            heirs(lines=found, ground=Ground.of_lines(of=ana, lines=found, day=TODAY))
        return len(queries)

    AssignmentFactory(area=AreaFactory(owning_team=team), person=ana)
    one = counted()
    Area.objects.bulk_create(AreaFactory.build(owning_team=team) for _ in range(499))
    rows = (Assignment(area=area, letter="A", person=ana, period=period()) for area in Area.objects.all()[1:])
    Assignment.objects.bulk_create(rows, ignore_conflicts=True)
    assert (one, counted()) == (7, 7)


def _rows() -> list[Any]:
    return [
        sorted(model.objects.values_list(*[field.attname for field in model._meta.concrete_fields]), key=str)
        for model in (Assignment, Membership, Employment, Area, Team)
    ]


CHOICES = some.lists(some.sampled_from(["ana", "ben", "team", "end", "unowned"]), min_size=8, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=CHOICES, later=some.booleans(), leaves=some.booleans())
def test_undone_everything_is_as_it_was(choices: list[str], later: bool, leaves: bool) -> None:
    ana, ben, old = PersonFactory(), PersonFactory(), PersonFactory()
    team = TeamFactory()
    EmploymentFactory(person=old)
    MembershipFactory(person=old, team=team, lead=True)
    MembershipFactory(person=ben, team=team)
    for number, letter in enumerate("AARRCIA"):
        area = AreaFactory(owning_team=team)
        begun = period(START, LATER + dt.timedelta(days=9)) if number % 2 else period()
        AssignmentFactory(area=area, letter=letter, person=old, period=begun)
        AssignmentFactory(area=area, letter=letter, person=ben, deputy=letter in "AR")
    before = _rows()
    takers = {"ana": _to(ana), "ben": _to(ben), "team": _to(team), "end": END, "unowned": Decision("unowned")}
    day = LATER if later else TODAY
    decided = {}
    for line, choice in zip(lines(of=old, day=day), choices, strict=True):
        decided[line.says] = takers[choice]
        elsewhere = line.kind == "sits" and choice in ("team", "unowned")
        if elsewhere or (choice == "unowned" and not line.owner):
            decided[line.says] = END
    unowned = Unowned(reason="It goes.", until=LATER + dt.timedelta(days=60), by=UserFactory())
    applied = _over(old, decided, LEAVES if leaves else Exit(), day=day, unowned=unowned)
    assert _rows() != before
    undo(request_id=applied.request_id, actor=None, on=TODAY)
    assert _rows() == before


def test_nobody_is_suggested_whom_it_adds_nothing() -> None:
    ana, team = PersonFactory(name="Ana"), TeamFactory()
    MembershipFactory(person=ana, team=team)
    lead = MembershipFactory(team=team, lead=True).person
    area = AreaFactory(owning_team=team)
    AssignmentFactory(area=area, person=lead)
    for letter, deputy in (("C", False), ("A", True), ("S", False)):
        AssignmentFactory(area=area, person=ana, letter=letter, deputy=deputy)
    found = lines(of=ana, day=TODAY)
    named = heirs(lines=found, ground=Ground.of_lines(of=ana, lines=found, day=TODAY))
    assert {line.row.letter: [each.holder for each in named[line.key]] for line in found} == {
        "A": [],
        "C": [],
        "S": [lead],
    }
