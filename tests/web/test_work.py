"""Counted work is brought in, and shown to those who may see it."""

import datetime as dt
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Contribution, FiguresSeen
from teams.models import Person, Team
from tests.factories import ContributionFactory, MembershipFactory, PersonFactory, TeamFactory
from tests.web.world import World

TEXT = "area,who,month,count\nRefunds,bob@example.org,2026-01,5\n"


def test_a_lead_records_work_of_their_areas_and_takes_it_back(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    looked = client.post("/areas/work/", {"text": TEXT, "do": "look"})
    assert "1 new count, 0 replaced." in looked.text
    assert Contribution.objects.count() == 0
    file = SimpleUploadedFile("work.csv", TEXT.encode())
    done = client.post("/areas/work/", {"file": file, "do": "record"}, follow=True)
    assert Contribution.objects.get().person == world.bob
    assert "1 new count, 0 replaced." in done.text
    undo = re.search(r'action="(/undo/[^"]+)"', done.text)
    assert undo is not None
    client.post(undo[1])
    assert Contribution.objects.count() == 0


def test_a_wrong_line_is_said_and_nothing_is_recorded(client: Client, world: World) -> None:
    client.force_login(world.admin)
    page = client.post("/areas/work/", {"text": f"{TEXT}Nowhere,x,2026-01,1\n", "do": "record"})
    assert [str(problem) for problem in page.context["plan"].wrong] == [
        "Line 3: No area in use is called “Nowhere”. Correct the name."
    ]
    assert Contribution.objects.count() == 0
    for text, said in (
        ("", "Choose a file, or paste its lines."),
        ("x", "The first line has no column area"),
    ):
        assert said in client.post("/areas/work/", {"text": text}).text


def test_an_area_of_others_is_refused_by_name(client: Client, world: World) -> None:
    world.refunds.owning_team = TeamFactory()
    world.refunds.save()
    client.force_login(world.user("alice"))
    page = client.post("/areas/work/", {"text": TEXT, "do": "record"})
    assert page.context["form"].non_field_errors() == [
        "Refunds: You may not change this. Ask the lead of the team it belongs to, or an administrator."
    ]


def test_what_is_recorded_of_others_is_not_told_by_trying(
    client: Client, world: World, today: dt.date
) -> None:
    world.refunds.owning_team = TeamFactory()
    world.refunds.save()
    ContributionFactory(area=world.refunds, person=world.bob, month=dt.date(2026, 1, 1), count=5)
    client.force_login(world.user("alice"))
    for count in (4, 5):
        text = f"area,who,month,count\nRefunds,bob@example.org,2026-01,{count}\n"
        page = client.post("/areas/work/", {"text": text, "do": "look"})
        assert page.context["plan"] is None
        assert "Refunds: You may not change this." in page.text
    client.force_login(world.admin)
    assert "all of it is there" in client.post("/areas/work/", {"text": TEXT, "do": "look"}).text


def staffed(name: str, size: int) -> tuple[Team, list[Person]]:
    team = TeamFactory(name=name)
    return team, [MembershipFactory(team=team).person for _ in range(size)]


def count(world: World, today: dt.date, **counts: Any) -> None:
    for person, number in counts.values():
        ContributionFactory(area=world.refunds, person=person, month=today.replace(day=1), count=number)


def shown(client: Client, world: World, name: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    client.force_login(world.user(name))
    found = client.get(f"/areas/{world.refunds.pk}/").context["worked"]
    return [(each.name, each.percent) for each in found.teams], [
        (each.name, each.percent) for each in found.people
    ]


def test_by_team_and_by_person_to_those_who_may_see_it(client: Client, world: World, today: dt.date) -> None:
    _, (mia, *_) = staffed("Platform", 5)
    small = [staffed(f"Small {number}", 3)[1][0] for number in range(2)]
    count(world, today, a=(mia, 50), b=(small[0], 20), c=(small[1], 20), d=(world.bob, 10))
    ContributionFactory(area=world.refunds, name="ci[bot]", bot=True, month=today.replace(day=1), count=999)
    teams = [("Platform", 50), ("Other teams", 50)]
    assert shown(client, world, "charlie") == (teams, [])
    assert shown(client, world, "bob") == (teams, [("Bob", 10)])
    assert not FiguresSeen.objects.exists()
    assert shown(client, world, "alice") == (teams, [("Bob", 10)])
    assert FiguresSeen.objects.get().person == world.bob
    assert {name for name, _ in shown(client, world, "admin")[1]} == {str(mia), *map(str, small), "Bob"}


def test_few_others_are_told_with_the_smallest_team(client: Client, world: World, today: dt.date) -> None:
    (_, one), (_, two) = staffed("Platform", 5), staffed("Core", 5)
    count(world, today, a=(one[0], 60), b=(two[0], 30), c=(world.bob, 10))
    assert shown(client, world, "charlie") == ([("Platform", 60), ("Core and other teams", 40)], [])


def test_of_few_people_nothing_is_said(client: Client, world: World, today: dt.date) -> None:
    count(world, today, a=(world.bob, 10))
    assert shown(client, world, "charlie") == ([], [])
    assert "from too few people to say from where" in client.get(f"/areas/{world.refunds.pk}/").text


def test_a_name_that_nobody_knows_is_an_administrators_to_match(
    client: Client, world: World, today: dt.date
) -> None:
    ContributionFactory(area=world.refunds, name="anar", month=today.replace(day=1))
    assert shown(client, world, "alice") == ([], [])
    assert shown(client, world, "admin") == ([], [("anar", 100)])


def test_more_rows_cost_no_more_queries(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.admin)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/areas/{world.refunds.pk}/")
        return len(queries)

    nothing = counted()
    _, people = staffed("Platform", 5)
    count(world, today, a=(people[0], 5))
    counted()
    one = counted()
    count(world, today, b=(people[1], 5), c=(people[2], 5), d=(PersonFactory(), 5))
    assert (one - nothing, counted()) == (5, one)
