import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    FindingFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.web.world import World


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" .", ".").replace(" ,", ",")


def _listed(client: Client, query: str = "") -> list[tuple[Any, ...]]:
    rows = client.get(f"/teams/{query}").context["rows"]
    return [(row.team.name, row.people, row.owned, row.answers, row.findings) for row in rows]


@pytest.fixture(autouse=True)
def _reader(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))


def test_the_tree_with_what_each_team_has(client: Client, world: World) -> None:
    TeamFactory(name="Cards", parent=world.payments)
    TeamFactory(name="Accounts", parent=world.payments)
    TeamFactory(name="Gone", closed_on=dt.date(2026, 1, 1))
    rows = client.get("/teams/").context["rows"]
    found = [(row.team.name, row.depth, row.people, row.owned, row.findings) for row in rows]
    assert found == [
        ("Payments", 0, 2, 2, 1),
        ("Accounts", 1, 0, 0, 0),
        ("Cards", 1, 0, 0, 0),
        ("Search", 0, 1, 0, 0),
    ]


def test_it_is_sorted_by_what_is_clicked_on_and_back(client: Client, world: World) -> None:
    TeamFactory(name="Cards")
    FindingFactory(area=None, team=TeamFactory(name="Risk"), rule="OWN103", facts={})
    FindingFactory(area=None, team=TeamFactory(name="Zoo"), rule="OWN103", facts={})
    names = {sort: [row[0] for row in _listed(client, f"?sort={sort}")] for sort in ("-people", "people")}
    assert names["-people"] == ["Payments", "Search", "Cards", "Risk", "Zoo"]
    assert names["people"] == ["Cards", "Risk", "Zoo", "Search", "Payments"]
    assert [row[0] for row in _listed(client, "?sort=-findings")][:3] == ["Payments", "Risk", "Zoo"]
    assert [row[0] for row in _listed(client, "?sort=name")] == ["Cards", "Payments", "Risk", "Search", "Zoo"]
    head = client.get("/teams/?sort=-people").text
    assert 'aria-sort="descending"><a class="sort" href="?sort=people"' in head


def test_accountable_areas_count_once_and_only_of_enough_people(client: Client, world: World) -> None:
    lone = TeamFactory(name="Lone")
    MembershipFactory(team=lone, person=world.charlie)
    AssignmentFactory(person=world.charlie)
    AssignmentFactory(area=world.refunds, team=world.payments)
    AssignmentFactory(seat=SeatFactory(team=world.payments))
    AssignmentFactory(person=world.bob, letter="R")
    AssignmentFactory(person=world.bob, deputy=True)
    assert [row[3] for row in _listed(client, "?sort=name")] == [None, None, None]
    for _ in range(3):
        MembershipFactory(team=world.payments)
    assert {row[0]: row[3] for row in _listed(client, "?sort=-answers")} == {
        "Payments": 2,
        "Lone": None,
        "Search": None,
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=PAY", ["Payments"]),
        ("?q=%23money", ["Payments"]),
        ("?kind=committee", ["Search"]),
        ("?closed=closed", ["Gone"]),
        ("?closed=all", ["Gone", "Payments", "Search"]),
        ("?q=nothing", []),
        ("?kind=nonsense&closed=never&q=%00", ["Payments", "Search"]),
    ],
)
def test_it_is_narrowed(client: Client, world: World, query: str, names: list[str]) -> None:
    TeamFactory(name="Gone", closed_on=dt.date(2026, 1, 1))
    type(world.payments).objects.filter(pk=world.payments.pk).update(chat="#money")
    type(world.payments).objects.filter(name="Search").update(kind="committee")
    assert [row[0] for row in _listed(client, query)] == names


def test_pages_of_sixty(client: Client, world: World) -> None:
    for number in range(60):
        TeamFactory(name=f"Team {number:02}")
    assert [len(_listed(client, f"?page={page}")) for page in (1, 2, 9, "x")] == [60, 2, 2, 60]


def test_a_team_says_who_is_in_it_what_it_owns_and_what_is_wrong(client: Client, world: World) -> None:
    seat = SeatFactory(team=world.payments, job_role__name="Tech lead")
    SeatFactory(team=world.payments, job_role__name="Scribe")
    MembershipFactory(person=world.bob, team=world.payments, seat=seat)
    page = client.get(f"/teams/{world.payments.pk}/")
    staff = page.context["staff"]
    assert [(person.name, len(parts)) for person, parts in staff.people] == [("Alice", 1), ("Bob", 2)]
    assert [(str(each.seat), [one.person.name for one in each.people]) for each in staff.seats] == [
        ("Scribe of Payments", []),
        ("Tech lead of Payments", ["Bob"]),
    ]
    owned = {
        line.name: [(letter, [held.who for held in holders]) for letter, holders in line.letters]
        for line in page.context["owned"].lines
    }
    assert owned == {
        "Ledger <b>": [("A", []), ("R", ["Bob"]), ("C", []), ("I", [])],
        "Refunds": [("A", ["Alice"]), ("R", ["Bob"]), ("C", []), ("I", [])],
    }
    assert [read.subject for read in page.context["findings"]] == ["Ledger <b>"]
    assert re.findall(r"/(?:memberships|seats/new|members|edit|close)/", page.text) == []


def test_areas_of_one_name_are_told_apart_by_what_they_are_in(client: Client, world: World) -> None:
    for above in ("North", "South"):
        parent = AreaFactory(name=above)
        AreaFactory(name="On-call", parent=parent, owning_team=world.payments)
    client.force_login(world.user("charlie"))
    page = client.get(f"/teams/{world.payments.pk}/").text
    told = [">in North<" in page, ">in South<" in page, ">in Feature delivery<" in page]
    assert told == [True, True, False]


def test_the_balance_is_drawn_and_told(client: Client, world: World) -> None:
    below = TeamFactory(parent=world.payments)
    AreaFactory(owning_team=below, category=CategoryFactory(perspective="system"))
    AreaFactory(owning_team=below, category=world.refunds.category, lifecycle="retired")
    AreaFactory(category=world.refunds.category)
    page = client.get(f"/teams/{world.payments.pk}/")
    assert [(each.name, each.count, each.x, each.width) for each in page.context["owned"].shares] == [
        ("system", 1, 0.0, 33.33),
        ("product", 1, 33.33, 33.33),
        ("no category yet", 1, 66.67, 33.33),
    ]
    assert 'role="img" aria-label="1 system, 1 product, 1 no category yet"' in page.text


def test_the_bus_factor_counts_areas_and_not_of_a_handful_of_people(client: Client, world: World) -> None:
    path = f"/teams/{world.payments.pk}/"
    assert "Too few people to count: fewer than 5." in _text(client.get(path).text)
    for _ in range(3):
        MembershipFactory(team=world.payments)
    assert "In 1 of 2 areas one person alone can decide." in _text(client.get(path).text)
    AssignmentFactory(area=world.refunds, person=world.bob, deputy=True)
    assert client.get(path).context["one_decides"] == 0


def test_what_changes_soon_is_said_the_soonest_first(client: Client, world: World, today: dt.date) -> None:
    day = [today + dt.timedelta(days=days) for days in (5, 10, 15, 20, 90)]
    world.bob.memberships.update(period=period(end=day[1]))
    MembershipFactory(person=PersonFactory(name="Eva"), team=world.payments, lead=True, period=period(day[0]))
    MembershipFactory(person=PersonFactory(name="Far"), team=world.payments, period=period(day[4]))
    AssignmentFactory(area=world.ledger, person=world.bob, period=period(day[2]))
    world.refunds.assignments.filter(letter="R").update(period=period(end=day[3]))
    said = client.get(f"/teams/{world.payments.pk}/").context["soon"]
    last = dt.timedelta(days=1)

    def on(date: dt.date) -> str:
        return f"{date:%-d %B}" + (f" {date.year}" if date.year != today.year else "")

    assert said == [
        f"Eva leads it from {on(day[0])}.",
        f"Bob is a member until {on(day[1] - last)}.",
        f"Bob is accountable for {world.ledger} from {on(day[2])}.",
        f"Bob does the work on Refunds until {on(day[3] - last)}.",
    ]


def test_a_former_day_shows_the_team_as_it_was(client: Client, world: World) -> None:
    world.bob.memberships.update(period=period(end=dt.date(2025, 6, 1)))
    page = client.get(f"/teams/{world.payments.pk}/?on=2025-03-01")
    assert [each.person.name for each in page.context["staff"].members] == ["Alice", "Bob"]
    assert "This is how it was on 1 Mar 2025" in _text(page.text)
    before = _text(client.get(f"/teams/{world.payments.pk}/?on=2020-01-01").text)
    assert "This team was not there yet on 1 Jan 2020." in before
    assert "Nobody is in it on that day." in before
    assert "It owns no area on that day." in before


def test_a_team_without_a_lead_says_so(client: Client, world: World) -> None:
    page = client.get(f"/teams/{world.charlie.memberships.get().team_id}/")
    assert "Nobody leads this team: what is given to it comes to nobody." in _text(page.text)
