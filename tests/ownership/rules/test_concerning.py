"""What can concern teams, areas or a person is told without reading: nothing that is read is left out."""

import datetime as dt

import pytest
from django.db.models import Q

from ownership.generator.load import load
from ownership.generator.size import Size
from ownership.models import Finding
from ownership.rules import runner
from ownership.rules.asks import PATIENCE
from ownership.rules.concerning import asking, naming, under
from ownership.rules.reading import open_findings
from teams.models import Person, User
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    DecisionFactory,
    FindingFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    facts,
    period,
)
from tests.people import TODAY, administrator

pytestmark = pytest.mark.django_db
SMALL = Size(people=60, teams=10, areas=120, assignments=700)


def found(which: Q) -> set[int]:
    return set(Finding.objects.filter(which).values_list("pk", flat=True))


@pytest.mark.parametrize("later", [dt.timedelta(0), PATIENCE])
def test_whoever_a_finding_asks_it_is_among_what_can_ask_them(later: dt.timedelta) -> None:
    load(size=SMALL, seed=3, on=TODAY)
    runner.scan(on=TODAY, at=dt.datetime.combine(TODAY, dt.time(12), dt.UTC))
    day = TODAY + later
    read = open_findings(on=day)
    asked = {(each.asks, each.finding.pk) for each in read}
    people = {person for person, _ in asked}
    can = {person: found(asking(person=person, on=day)) for person in people}
    assert {(person, pk) for person, pk in asked if pk not in can[person]} == set()
    assert len(people) > 3
    some = next(person for person in people if person is not None and not person.user.is_superuser)
    assert len(can[some]) < len(read)


def test_it_counts_under_the_team_of_its_subject() -> None:
    team, day = TeamFactory(), dt.timedelta(days=1)
    below, other = TeamFactory(parent=team), TeamFactory()
    left, moved = PersonFactory(), PersonFactory()
    MembershipFactory(team=team, person=left, period=period(end=TODAY - day))
    MembershipFactory(team=team, person=moved, period=period(end=TODAY - day))
    MembershipFactory(team=other, person=moved, period=period(start=TODAY - day))
    area = AreaFactory(owning_team=team)
    decision = DecisionFactory()
    theirs = {
        FindingFactory(area=area).pk,
        FindingFactory(team=team).pk,
        FindingFactory(seat=SeatFactory(team=team)).pk,
        FindingFactory(person=left).pk,
        FindingFactory(decision=decision, facts=facts(areas=[area.pk])).pk,
    }
    lower = {FindingFactory(team=below).pk}
    for more in ({"team": other}, {"person": moved}, {"area": AreaFactory(owning_team=other)}, {}):
        FindingFactory(**more)
    assert found(under(teams=[team.pk], on=TODAY, below=False)) == theirs
    assert found(under(teams=[team.pk], on=TODAY)) == theirs | lower
    assert found(under(teams=[], on=TODAY)) == set()


def test_it_names_an_area_as_its_subject_or_in_its_facts() -> None:
    one, other, third = AreaFactory.create_batch(3)
    about = FindingFactory(area=one).pk
    listed = FindingFactory(area=other, facts=facts(areas=[one.pk])).pk
    FindingFactory(area=third, facts=facts(areas=[other.pk]))
    assert found(naming(areas=[one.pk])) == {about, listed}
    assert found(naming(areas=[])) == set()


def test_who_answers_for_what_is_above_can_be_asked_as_far_as_nobody_else_does() -> None:
    person, top = PersonFactory(), AreaFactory()
    child = AreaFactory(parent=top)
    grandchild = AreaFactory(parent=child)
    AssignmentFactory(area=top, letter="A", person=person)
    of_child, of_grandchild = FindingFactory(area=child).pk, FindingFactory(area=grandchild).pk
    assert found(asking(person=person, on=TODAY)) == {of_child, of_grandchild}
    AssignmentFactory(area=child, letter="A")
    assert found(asking(person=person, on=TODAY)) == {of_child}


def test_what_is_of_no_team_can_ask_an_administrator_or_nobody() -> None:
    alone = FindingFactory().pk
    FindingFactory(area=AreaFactory(owning_team=MembershipFactory(lead=True).team))
    admin = PersonFactory(user=administrator())
    reader = PersonFactory(user=User.objects.create_user("reader@example.org"))
    assert alone in found(asking(person=admin, on=TODAY))
    assert alone in found(asking(person=None, on=TODAY))
    assert found(asking(person=reader, on=TODAY)) == set()
    given = FindingFactory(assignee=reader).pk
    assert found(asking(person=reader, on=TODAY)) == {given}


def test_a_lead_can_be_asked_of_their_team_and_of_one_below_without_a_lead() -> None:
    team = TeamFactory()
    lead: Person = MembershipFactory(team=team, lead=True).person
    empty = TeamFactory(parent=team)
    full = MembershipFactory(team=TeamFactory(parent=team), lead=True).team
    own, below = FindingFactory(team=team).pk, FindingFactory(team=empty).pk
    next_up = FindingFactory(team=full).pk
    assert found(asking(person=lead, on=TODAY)) == {own, below, next_up}
