import datetime as dt
from typing import Any

from django.test import Client

from teams.models import Membership, Seat, Team
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.web.world import World

OVERLAP = (
    "This person is already there in part of that period. End the other one first, or choose another period."
)
MEANWHILE = (
    "Somebody changed this after you opened this page. Look at the team, and save again if yours still holds."
)
TAKEN = (
    "This team already has a seat for that job role."
    " Use the one that is there, or choose another name or place."
)


def _opened(client: Client, path: str) -> dict[str, Any]:
    """The form as a browser sends it when nothing is changed, with what it carries unseen."""
    form = client.get(path).context["form"]
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form[name].value())
        data[name], data[form[name].html_initial_name] = value or "", "" if value is None else value
    return data


def _errors(client: Client, path: str, data: dict[str, Any]) -> dict[str, list[str]]:
    return dict(client.post(path, data).context["form"].errors)


def test_a_lead_makes_teams_below_their_own_alone(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    below = TeamFactory(name="Cards", parent=world.payments)
    TeamFactory(name="Closed", parent=world.payments, closed_on=START)
    form = client.get(f"/teams/new/?name=Fraud&parent={below.pk}").context["form"]
    assert list(form.fields["parent"].queryset) == [below, world.payments]
    assert (form["name"].value(), form["parent"].value()) == ("Fraud", str(below.pk))
    answer = client.post("/teams/new/", {"name": "Fraud", "parent": below.pk, "kind": "platform"})
    made = Team.objects.get(name="Fraud")
    assert (answer["Location"], made.parent, made.slug) == (f"/teams/{made.pk}/", below, "fraud")
    search = Team.objects.get(name="Search")
    assert _errors(client, "/teams/new/", {"name": "X", "parent": search.pk, "kind": "other"}) == {
        "parent": ["Select a valid choice. That choice is not one of the available choices."]
    }
    assert _errors(client, "/teams/new/", {"name": "X", "parent": "", "kind": "other"}) == {
        "parent": ["This field is required."]
    }


def test_each_constraint_speaks_at_its_field(client: Client, world: World) -> None:
    client.force_login(world.admin)
    taken = {"name": "PAYMENTS", "parent": "", "kind": "other"}
    assert _errors(client, "/teams/new/", taken) == {
        "name": ["There is already a team of this name in the same place."]
    }
    assert _errors(client, "/teams/new/", {"name": " ", "kind": "other"}) == {
        "name": ["This field is required."]
    }
    wrong = {"name": "é" * 201, "kind": "x", "mail": "nobody", "page": "//", "chat": "#" * 201}
    assert set(_errors(client, "/teams/new/", wrong)) == {"name", "kind", "mail", "page", "chat"}


def test_a_team_is_described_and_not_put_below_itself(client: Client, world: World) -> None:
    client.force_login(world.admin)
    below = TeamFactory(name="Cards", parent=world.payments)
    path = f"/teams/{world.payments.pk}/edit/"
    offered = client.get(path).context["form"].fields["parent"].queryset
    assert [team.name for team in offered] == ["Search"]
    answer = _errors(client, path, _opened(client, path) | {"parent": below.pk})
    assert set(answer) == {"parent"}
    client.post(path, _opened(client, path) | {"purpose": "Money in.", "page": "wiki.example.org"})
    world.payments.refresh_from_db()
    assert (world.payments.purpose, world.payments.page) == ("Money in.", "https://wiki.example.org")


def test_a_lead_moves_no_team_out_of_what_is_not_theirs(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    below = TeamFactory(name="Cards", parent=world.payments)
    forms = [client.get(f"/teams/{team.pk}/edit/").context["form"] for team in (world.payments, below)]
    assert ["parent" in form.fields for form in forms] == [False, True]


def test_two_who_describe_a_team_are_told_of_each_other(client: Client, world: World) -> None:
    path = f"/teams/{world.payments.pk}/edit/"
    client.force_login(world.user("alice"))
    older = _opened(client, path)
    client.force_login(world.admin)
    client.post(path, _opened(client, path) | {"chat": "#pay"})
    client.force_login(world.user("alice"))
    said = _errors(client, path, older | {"chat": "#money"})
    assert set(said) == {"chat"}
    assert said["chat"][0].startswith("admin@example.org set this to “#pay” on ")


def test_what_holds_or_owns_leads_to_the_hand_over(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    AssignmentFactory(area=world.refunds, letter="C", team=world.payments)
    path = f"/teams/{world.payments.pk}/close/"
    page = client.get(path)
    assert [str(row) for row in page.context["held"]] == ["C of Refunds: Payments"]
    assert [area.name for area in page.context["owned"]] == ["Ledger <b>", "Refunds"]
    assert f'href="/teams/{world.payments.pk}/hand-over/"' in page.text
    assert "Close it today" not in page.text
    refused = client.post(path).context["refused"].problems
    assert [str(problem) for problem in refused] == [
        "Payments: Payments still holds C of Refunds. Hand it over or end it.",
        "Payments: It still owns Ledger <b>. Give it to another team or retire it.",
        "Payments: It still owns Refunds. Give it to another team or retire it.",
    ]


def test_a_team_with_nothing_closes_and_opens_again(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    team = TeamFactory(parent=world.payments)
    path = f"/teams/{team.pk}/close/"
    states = []
    for button in ("Close it today", "Open it again"):
        assert button in client.get(path).text
        client.post(path)
        team.refresh_from_db()
        states.append(team.closed_on is None)
    assert states == [False, True]


def test_a_person_is_added_from_a_day_until_a_last_one(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    seat, eva = SeatFactory(team=world.payments), PersonFactory(name="Eva")
    elsewhere = SeatFactory()
    path = f"/teams/{world.payments.pk}/members/new/"
    until = today + dt.timedelta(days=9)
    data = {"person": eva.pk, "seat": seat.pk, "allocation": "60", "since": f"{today}", "until": f"{until}"}
    assert set(_errors(client, path, data | {"seat": elsewhere.pk})) == {"seat"}
    assert _errors(client, path, data | {"until": f"{START}"}) == {
        "until": ["The last day is before the first one."]
    }
    assert set(_errors(client, path, data | {"allocation": "101"})) == {"allocation"}
    client.post(path, data)
    made = Membership.objects.get(person=eva)
    assert (made.seat, made.allocation, made.period) == (seat, 60, period(today, until + dt.timedelta(1)))
    assert _errors(client, path, data) == {"since": [OVERLAP]}


def test_a_membership_changes_from_today_and_ends(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    there = world.bob.memberships.get()
    path = f"/memberships/{there.pk}/edit/"
    older = _opened(client, path)
    client.post(path, _opened(client, path) | {"lead": "on"})
    rows = Membership.objects.filter(person=world.bob).order_by("period")
    assert list(rows.values_list("lead", "period")) == [
        (False, period(START, today)),
        (True, period(today)),
    ]
    assert _errors(client, path, older | {"allocation": "5"}) == {"__all__": [MEANWHILE]}
    path = f"/memberships/{rows[1].pk}/edit/"
    client.post(path, _opened(client, path) | {"until": f"{today}"})
    assert rows.get(lead=True).period == period(today, today + dt.timedelta(days=1))


def test_seats_are_made_by_whoever_leads_the_team(client: Client, world: World) -> None:
    role = JobRoleFactory(name="Tech lead")
    client.force_login(world.user("alice"))
    assert set(_errors(client, "/seats/new/", {"team": "", "job_role": role.pk})) == {"team"}
    data = {"team": world.payments.pk, "job_role": role.pk}
    client.post("/seats/new/", data)
    assert _errors(client, "/seats/new/", data) == {"job_role": [TAKEN]}
    client.force_login(world.admin)
    client.post("/seats/new/", {"team": "", "job_role": role.pk})
    assert {str(seat) for seat in Seat.objects.all()} == {"Tech lead of Payments", "Tech lead"}


def test_a_seat_retires_and_comes_back_unless_it_holds(client: Client, world: World) -> None:
    seat = SeatFactory(team=world.payments)
    path = f"/seats/{seat.pk}/"
    statuses = []
    for name in ("charlie", "alice", "alice"):
        client.force_login(world.user(name))
        status = client.post(path).status_code
        statuses.append((status, Seat.objects.get().retired_on is None))
    assert statuses == [(403, True), (302, False), (302, True)]
    AssignmentFactory(seat=seat, area=AreaFactory(name="Cards"))
    assert [problem.what for problem in client.post(path).context["refused"].problems] == [
        "It still holds A of Cards."
    ]
    assert "Retire it" not in client.get(path).text


def test_a_seat_of_the_organisation_is_filled_by_an_administrator(client: Client, world: World) -> None:
    seat = SeatFactory(team=None)
    MembershipFactory(person=world.bob, team=None, seat=seat)
    client.force_login(world.user("alice"))
    paths = [f"/seats/{seat.pk}/members/new/", f"/memberships/{seat.memberships.get().pk}/edit/"]
    assert [client.get(path).status_code for path in paths] == [403, 403]
    client.force_login(world.admin)
    client.post(paths[0], _opened(client, paths[0]) | {"person": world.alice.pk})
    assert [str(each.person) for each in seat.memberships.order_by("pk")] == ["Bob", "Alice"]
    client.post(paths[1], _opened(client, paths[1]) | {"until": "2026-01-31"})
    assert world.bob.memberships.get(seat=seat).period == period(START, dt.date(2026, 2, 1))
