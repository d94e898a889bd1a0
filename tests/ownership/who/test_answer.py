import datetime as dt

from django.contrib.auth.models import AnonymousUser

from ownership.models import Area, Assignment
from ownership.who.answer import Answer, answer, short
from ownership.who.held import held
from teams.models import Team, User
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.people import TODAY


def _answer(area: Area) -> Answer:
    return answer(area=area, lines=held(on=TODAY, areas=[area.pk])[area.pk], on=TODAY)


def _lead(name: str, team: Team) -> None:
    MembershipFactory(
        person=PersonFactory(name=name, email=f"{name.lower()}@example.org"), team=team, lead=True
    )


def _steps(area: Area) -> list[tuple[str, str, list[str]]]:
    return [(step.person.name, step.role, [way.text for way in step.ways]) for step in _answer(area).steps]


def test_the_path_goes_from_the_owner_to_the_lead_above(db: None) -> None:
    top = TeamFactory(name="Product", chat="#product")
    team = TeamFactory(name="Payments", parent=top)
    _lead("Clara", team)
    _lead("Tariq", top)
    ana = PersonFactory(name="Ana", email="ana@example.org", handles={"github": "anar"})
    ben = PersonFactory(name="Ben", email=None)
    area = AreaFactory(owning_team=team)
    AssignmentFactory(area=area, person=ana)
    AssignmentFactory(area=area, person=ben, deputy=True)
    assert _steps(area) == [
        ("Ana", "accountable", ["ana@example.org", "anar on github"]),
        ("Ben", "stands in", []),
        ("Clara", "leads Payments", ["clara@example.org"]),
        ("Tariq", "leads Product", ["tariq@example.org", "#product"]),
    ]


def test_nobody_is_named_twice_and_who_left_not_at_all(db: None) -> None:
    top, team = TeamFactory(name="Product"), None
    team = TeamFactory(name="Payments", parent=top)
    clara = PersonFactory(name="Clara", email=None)
    gone = PersonFactory(name="Gone", email=None)
    EmploymentFactory(person=gone, period=period(end=TODAY))
    for place in (team, top):
        MembershipFactory(person=clara, team=place, lead=True)
    MembershipFactory(person=gone, team=top, lead=True)
    area = AreaFactory(owning_team=team)
    AssignmentFactory(area=area, team=team)
    assert _steps(area) == [("Clara", "accountable as lead of Payments", [])]


def test_an_area_without_a_team_asks_the_team_above_it(db: None) -> None:
    team = TeamFactory(name="Payments")
    _lead("Clara", team)
    area = AreaFactory(parent=AreaFactory(parent=AreaFactory(owning_team=team)))
    assert _steps(area) == [("Clara", "leads Payments", ["clara@example.org"])]
    assert (
        _answer(area).nobody
        == "Nobody is accountable, at least since 1 Jan 2025. Meanwhile ask Clara, who leads Payments."
    )


def test_a_team_without_a_lead_and_a_closed_one_are_passed_over(db: None) -> None:
    top = TeamFactory(name="Product")
    closed = TeamFactory(name="Old", parent=top, closed_on=TODAY)
    _lead("Otto", closed)
    _lead("Tariq", top)
    area = AreaFactory(owning_team=TeamFactory(name="Payments", parent=closed))
    assert _steps(area) == [("Tariq", "leads Product", ["tariq@example.org"])]


def test_who_was_asked_and_has_not_answered_is_said(db: None) -> None:
    team = TeamFactory(name="Payments")
    _lead("Clara", team)
    area = AreaFactory(owning_team=team)
    row = AssignmentFactory(area=area, person=PersonFactory(name="Ana", email=None))
    said = {}
    for acceptance in ("accepted", "asked", "declined"):
        days = TODAY - dt.timedelta(days=3)
        Assignment.objects.filter(pk=row.pk).update(acceptance=acceptance, asked_on=days)
        lines = held(on=TODAY, areas=[area.pk])[area.pk]
        found = _answer(area)
        said[acceptance] = (
            [line.who for line in found.owners],
            found.nobody,
            short(area=area, lines=lines, on=TODAY),
            [step.person.name for step in found.steps],
        )
    meanwhile = "Meanwhile ask Clara, who leads Payments."
    asked = "Ana is asked since 3 days and has not answered"
    assert said == {
        "accepted": (["Ana"], "", "Ana answers for it", ["Ana", "Clara"]),
        "asked": ([], f"{asked}. {meanwhile}", asked, ["Ana", "Clara"]),
        "declined": (
            [],
            f"Ana was asked and said no. {meanwhile}",
            "Ana was asked and said no",
            ["Clara"],
        ),
    }


def test_who_said_no_comes_after_who_answers_and_before_who_stands_in(db: None) -> None:
    area = AreaFactory()
    no = AssignmentFactory(area=area, person=PersonFactory(name="Ana"), acceptance="declined")
    AssignmentFactory(area=area, person=PersonFactory(name="Dan"), deputy=True)
    AssignmentFactory(area=area, person=PersonFactory(name="Eve"), deputy=True, acceptance="declined")
    assert _answer(area).nobody == "Ana was asked and said no. Meanwhile ask Dan, who stands in."
    AssignmentFactory(area=area, person=PersonFactory(name="Ben"))
    found = _answer(area)
    assert [line.who for line in found.owners] == ["Ben"]
    assert (found.owners_verb, found.unsettled, found.nobody) == (
        "answers for it",
        "Ana was asked and said no.",
        "",
    )
    Assignment.objects.filter(pk=no.pk).update(letter="R", asked_on=TODAY)
    assert (_answer(area).doers, _answer(area).unsettled) == ([], "")
    Assignment.objects.filter(pk=no.pk).update(acceptance="asked")
    assert _answer(area).doers == ["Ana (not accepted yet)"]


def test_why_they_said_no_is_for_who_asked_themselves_and_who_edits(db: None) -> None:
    ana, asker, other = (PersonFactory(user=UserFactory()) for _ in range(3))
    area = AreaFactory()
    AssignmentFactory(
        area=area, person=ana, acceptance="declined", declined_because="I am away.", asked_by=asker.user
    )
    lines = held(on=TODAY, areas=[area.pk])[area.pk]

    def reads(user: User | AnonymousUser | None, **edits: bool) -> bool:
        found = answer(area=area, lines=lines, on=TODAY, user=user, **edits)  # type: ignore[arg-type]
        return f"{ana.name} was asked and said no: “I am away”." in found.nobody

    assert [reads(ana.user), reads(asker.user), reads(other.user), reads(other.user, edits=True)] == [
        True,
        True,
        False,
        True,
    ]
    assert not reads(None)
    assert not reads(AnonymousUser(), edits=True)


def test_two_who_do_not_share_it_on_purpose_do_not_decide(db: None) -> None:
    area = AreaFactory(kind="decision")
    rows = [AssignmentFactory(area=area, person=PersonFactory(name=name)) for name in ("Ana", "Ben")]
    unsettled = "are both named as accountable, and nobody breaks a tie"
    assert _answer(area).owners_verb == unsettled
    for row in rows:
        Assignment.objects.filter(pk=row.pk).update(tie_breaker=rows[0].person)
    assert _answer(area).owners_verb == "decide"


def test_in_short(db: None) -> None:
    decision = AreaFactory(kind="decision")
    AssignmentFactory(area=decision, person=PersonFactory(name="Ana"))
    AssignmentFactory(area=decision, person=PersonFactory(name="Ben"))
    AssignmentFactory(area=decision, person=PersonFactory(name="Dan"), deputy=True)
    seat = AreaFactory(kind="activity")
    AssignmentFactory(area=seat, seat=SeatFactory())
    areas = {
        "Ana and Ben are both named as accountable, and nobody breaks a tie": decision,
        "Nobody is accountable": seat,
        "Retired": AreaFactory(lifecycle="retired"),
    }
    lines = held(on=TODAY, areas=[area.pk for area in areas.values()], letters=["A"])
    assert [short(area=area, lines=lines[area.pk], on=TODAY) for area in areas.values()] == list(areas)


def test_a_retired_area_says_so(db: None) -> None:
    assert _answer(AreaFactory(lifecycle="retired")).nobody == "Nobody: it is retired."


def test_on_an_earlier_day_the_leads_of_that_day_are_asked(db: None) -> None:
    team = TeamFactory(name="Payments")
    MembershipFactory(
        person=PersonFactory(name="Earlier", email=None), team=team, lead=True, period=period(end=TODAY)
    )
    area = AreaFactory(owning_team=team)
    before = answer(area=area, lines=[], on=TODAY - dt.timedelta(days=1))
    assert [step.person.name for step in before.steps] == ["Earlier"]
    assert _steps(area) == []
