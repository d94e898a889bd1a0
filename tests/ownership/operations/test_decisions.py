"""What was decided is recorded by whoever answers for all that it is about."""

import datetime as dt

import pytest

from ownership.changes import ChangeSet, Create, Remove
from ownership.enums import DecisionPart, DecisionStatus
from ownership.models import Decision, DecisionArea, DecisionParty
from ownership.operations import (
    Forbidden,
    Problem,
    Record,
    Refused,
    apply,
    change_decision,
    record_decision,
    retire_area,
    supersede,
    undo,
)
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
)
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def world():
    """Ana answers for Ledger, and nobody for Search."""
    ana = signed_in(name="Ana")
    ledger = AreaFactory(name="Ledger")
    AssignmentFactory(area=ledger, person=ana)
    return {"ana": ana, "ledger": ledger, "search": AreaFactory(name="Search"), "ben": signed_in(name="Ben")}


def record(world, *areas, **values):
    return Record(
        title="Keep one ledger", date=TODAY, areas=[world[each] for each in areas or ["ledger"]], **values
    )


def recorded(world, *areas, by="ana", **values):
    applied = record_decision(record=record(world, *areas, **values), actor=world[by].user, on=TODAY)
    return Decision.objects.get(pk=applied.ids["decision"])


def refused(call, **given):
    with pytest.raises(Refused) as caught:
        call(on=TODAY, **given)
    return caught.value.problems


def test_it_is_recorded_with_all_that_belongs_to_it(world):
    parties = {DecisionPart.DECIDER: [world["ana"]], DecisionPart.INFORMED: [world["ben"], world["ana"]]}
    found = recorded(world, text="Because *two* drift apart.", parties=parties)
    assert (found.title, found.status, found.date) == ("Keep one ledger", "accepted", TODAY)
    assert set(found.about.values_list("area__name", flat=True)) == {"Ledger"}
    assert set(found.parties.values_list("person__name", "part")) == {
        ("Ana", "decider"),
        ("Ana", "informed"),
        ("Ben", "informed"),
    }


def test_it_is_undone_as_one(world):
    applied = record_decision(
        record=record(world, parties={DecisionPart.DECIDER: [world["ana"]]}),
        actor=world["ana"].user,
        on=TODAY,
    )
    undo(request_id=applied.request_id, actor=world["ana"].user, on=TODAY)
    assert [each.objects.count() for each in (Decision, DecisionArea, DecisionParty)] == [0, 0, 0]


def test_one_records_about_what_one_answers_for_and_the_other_area_is_named(world):
    with pytest.raises(Forbidden) as caught:
        recorded(world, "ledger", "search")
    assert caught.value.problems == (
        Problem(
            "You may not change this.",
            "Search",
            "Ask the lead of the team it belongs to, or an administrator.",
        ),
    )
    with pytest.raises(Forbidden):
        recorded(world, by="ben")
    assert Decision.objects.count() == 0


def test_one_without_an_area_is_nobodys(world):
    bare = ChangeSet("Bare", (Create("ownership.Decision", {"title": "Bare", "date": TODAY}),))
    with pytest.raises(Forbidden):
        apply(changes=bare, actor=world["ana"].user, on=TODAY)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"areas": []}, ("A decision is about at least one area.", "Name the area.")),
        ({"date": TODAY + DAY}, ("This day is still to come.", "Give the day on which it was decided.")),
        (
            {"status": DecisionStatus.SUPERSEDED.value},
            ("It is superseded, by nothing yet.", "Name what replaced it."),
        ),
    ],
)
def test_what_makes_no_sense_is_refused(world, values, problem):
    given = {"title": "Split", "date": TODAY, "areas": [world["ledger"]], **values}
    found = refused(record_decision, record=Record(**given), actor=None)
    assert found == (Problem(problem[0], "Split", problem[1]),)


def test_a_day_is_today_at_the_latest(world):
    assert recorded(world).date == TODAY


def test_what_replaces_another_supersedes_it_in_the_same_request(world):
    old = DecisionAreaFactory(area=world["ledger"], decision__title="Two ledgers").decision
    applied = record_decision(record=record(world), replaces=[old], actor=world["ana"].user, on=TODAY)
    old.refresh_from_db()
    assert (old.status, old.superseded_by_id) == ("superseded", applied.ids["decision"])
    undo(request_id=applied.request_id, actor=world["ana"].user, on=TODAY)
    old.refresh_from_db()
    assert (old.status, old.superseded_by_id) == ("accepted", None)


def test_what_is_somebody_elses_is_not_replaced(world):
    old = DecisionAreaFactory(area=world["search"], decision__title="Two ledgers").decision
    with pytest.raises(Forbidden) as caught:
        record_decision(record=record(world), replaces=[old], actor=world["ana"].user, on=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["Two ledgers"]


def test_one_is_superseded_by_another_and_never_by_itself_or_through_others(world):
    first, second = recorded(world), recorded(world)
    supersede(decision=first, by=second, actor=world["ana"].user, on=TODAY)
    first.refresh_from_db()
    assert (first.status, first.superseded_by) == ("superseded", second)
    assert refused(supersede, decision=second, by=second, actor=None) == (
        Problem(
            "A decision cannot replace itself.",
            "Keep one ledger",
            "Name another one, or leave it as it is.",
        ),
    )
    assert [each.code for each in refused(supersede, decision=second, by=first, actor=None)] == ["cycle"]


def test_only_what_is_superseded_names_what_replaced_it(world):
    first, second = recorded(world), recorded(world)
    found = refused(change_decision, decision=first, record=record(world, superseded_by=second), actor=None)
    assert [str(each) for each in found] == [
        (
            "Keep one ledger: It is replaced by Keep one ledger, so it is superseded."
            " Say so, or leave out what replaced it."
        )
    ]


def test_a_change_touches_what_differs(world):
    found = recorded(world, parties={DecisionPart.DECIDER: [world["ana"]]})
    kept = found.about.get()
    change_decision(
        decision=found,
        record=record(world, "ledger", "search", parties={DecisionPart.CONSULTED: [world["ben"]]}),
        actor=administrator(),
        on=TODAY,
    )
    assert set(found.about.values_list("area__name", flat=True)) == {"Ledger", "Search"}
    assert found.about.get(area=world["ledger"]) == kept
    assert set(found.parties.values_list("person__name", "part")) == {("Ben", "consulted")}


def test_deciders_and_those_who_answer_for_an_area_edit_and_nobody_else(world):
    found = DecisionAreaFactory(area=world["search"]).decision
    DecisionPartyFactory(decision=found, person=world["ben"])
    DecisionPartyFactory(decision=found, person=world["ana"], part="consulted")
    parties = {DecisionPart.DECIDER: [world["ben"]], DecisionPart.CONSULTED: [world["ana"]]}
    words = record(world, "search", text="More words.", parties=parties)
    change_decision(decision=found, record=words, actor=world["ben"].user, on=TODAY)
    found.refresh_from_db()
    assert found.text == "More words."
    with pytest.raises(Forbidden):
        change_decision(decision=found, record=record(world, "search"), actor=world["ana"].user, on=TODAY)


def test_nobody_else_removes_it(world):
    found = DecisionFactory()
    with pytest.raises(Forbidden):
        apply(
            changes=ChangeSet("Gone", (Remove("ownership.Decision", found.pk),)),
            actor=world["ana"].user,
            on=TODAY,
        )


def test_what_somebody_else_changed_meanwhile_is_said(world):
    found = recorded(world)
    Decision.objects.filter(pk=found.pk).update(title="Keep two")
    problems = refused(
        change_decision,
        decision=found,
        record=Record(title="Keep none", date=TODAY, areas=[world["ledger"]]),
        actor=None,
    )
    assert len(problems) == 1
    assert "since you looked" in problems[0].what


def test_an_area_with_a_decision_can_be_retired(world):
    recorded(world)
    retire_area(area=world["ledger"], actor=None, on=TODAY)
    assert DecisionArea.objects.get().area.lifecycle == "retired"
