"""An administrator begins with nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Area, Assignment, Category
from ownership.start.catalogue import templates
from teams.models import JobRole, Membership, Person, Team, User
from tests.factories import PersonFactory, PlaceholderFactory, UserFactory
from tests.people import administrator
from tests.web.world import World

ME = {"name": "Ada Lee", "team": "Payments"}
HAND = {**ME, "area-1": "Billing service", "letters-1": "AR", "area-2": "Refunds", "letters-2": "R"}


@pytest.fixture
def admin(db: None, client: Client) -> User:
    user = administrator()
    client.force_login(user)
    return user


def test_home_leads_to_the_three_ways_until_there_is_an_area(client: Client, admin: User) -> None:
    page = client.get("/", follow=True)
    assert page.redirect_chain == [("/start/", 302)]
    ways = {"/import/", "/start/team/", "/start/teams/", "/start/by-hand/"}
    assert {way for way in ways if f'href="{way}"' in page.text} == ways
    client.post("/start/by-hand/", HAND)
    assert client.get("/").status_code == 200


def test_somebody_else_waits_for_the_administrator(client: Client, db: None) -> None:
    client.force_login(UserFactory())
    assert "An administrator brings the first table in." in client.get("/").text
    assert client.get("/start/").status_code == 403
    assert client.post("/start/by-hand/", HAND).status_code == 403
    assert not Area.objects.exists()


def test_by_hand_ends_in_ones_own_matrix(client: Client, admin: User) -> None:
    page = client.post("/start/by-hand/", HAND, follow=True)
    team, ada = Team.objects.get(name="Payments"), Person.objects.get(user=admin)
    assert page.redirect_chain == [(f"/matrix/?look=grid&team={team.pk}", 302)]
    assert (ada.name, ada.email) == ("Ada Lee", "admin@example.org")
    assert list(Membership.objects.values_list("person", "team", "lead")) == [(ada.pk, team.pk, True)]
    held = Assignment.objects.values_list("area__name", "letter", "person").order_by("area__name", "letter")
    assert list(held) == [
        ("Billing service", "A", ada.pk),
        ("Billing service", "R", ada.pk),
        ("Refunds", "R", ada.pk),
    ]
    assert set(Area.objects.values_list("owning_team", flat=True)) == {team.pk}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"area-2": "BILLING service"}, "This name is above already. Give each area its own."),
        ({"team": " "}, "This field is required."),
        ({"area-1": ""}, "This field is required."),
        ({"name": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    client: Client, admin: User, said: dict[str, str], message: str
) -> None:
    assert message in client.post("/start/by-hand/", {**HAND, **said}).text
    assert (Area.objects.count(), Person.objects.count(), Team.objects.count()) == (0, 0, 0)


def test_only_what_is_ticked_is_taken_and_all_of_it_undone_at_once(client: Client, admin: User) -> None:
    said = {**ME, "areas": ["Architecture decisions", "Core modules", "Usability"], "roles": ["Developer"]}
    page = client.post("/start/team/", said, follow=True)
    assert set(Area.objects.values_list("name", "category__name", "owning_team__name", "kind")) == {
        ("Architecture decisions", "Architecture", "Payments", "decision"),
        ("Core modules", "Architecture", "Payments", "thing"),
        ("Usability", "User outcomes", "Payments", "activity"),
    }
    assert list(Category.objects.values_list("name", "perspective")) == [
        ("Architecture", "system"),
        ("User outcomes", "product"),
    ]
    assert list(JobRole.objects.values_list("name", "track")) == [("Developer", "product")]
    assert "3 areas are there. Now say who has which: switch Edit on." in page.text
    request_id = page.text.partition('action="/undo/')[2].partition("/")[0]
    client.post(f"/undo/{request_id}/")
    left = [model._default_manager.count() for model in (Area, Category, JobRole, Person, Team, Membership)]
    assert left == [0] * 6


def test_every_template_can_be_taken_whole_and_again(client: Client, admin: User) -> None:
    for key, template in templates().items():
        names = {"areas": [a.name for a in template.areas], "roles": [role.name for role in template.roles]}
        assert client.post(f"/start/{key}/", {**ME, **names}).status_code == 302
        assert set(Area.objects.values_list("name", flat=True)) == set(names["areas"])
        assert set(JobRole.objects.values_list("name", flat=True)) == set(names["roles"])
    assert (Team.objects.count(), Person.objects.count(), Membership.objects.count()) == (1, 1, 1)


def test_nothing_ticked_is_refused(client: Client, admin: User) -> None:
    page = client.post("/start/team/", ME)
    assert "Leave at least one area ticked, or begin by hand." in page.text
    assert "checked" not in page.text
    assert not Area.objects.exists()


@pytest.mark.parametrize("named", ["ada lee", "Somebody"])
def test_whoever_is_known_by_name_or_address_becomes_the_account(
    client: Client, admin: User, named: str
) -> None:
    known = PlaceholderFactory(name=named) if named == "ada lee" else PersonFactory(email="ADMIN@example.org")
    client.post("/start/you/", {"name": "Ada Lee"})
    known.refresh_from_db()
    assert (known.user, known.placeholder, known.email.lower()) == (admin, False, "admin@example.org")
    assert Person.objects.count() == 1


def test_of_two_of_one_name_nobody_is_taken(client: Client, admin: User) -> None:
    PlaceholderFactory(name="Ada Lee")
    PlaceholderFactory(name="Ada Lee")
    client.post("/start/you/", {"name": "Ada Lee"})
    assert Person.objects.filter(placeholder=True, user=None).count() == 2
    assert Person.objects.get(user=admin).name == "Ada Lee"


def test_steps_say_what_is_next(client: Client, world: World) -> None:
    client.force_login(world.admin)
    text = client.get("/start/").text
    expected = [
        "2 areas to own.",
        "1 of 2 areas has somebody who answers for it.",
        "Your account is nobody&#x27;s yet.",
        "3 people are known.",
        "1 of 2 teams have a lead.",
        "4 accounts can sign in.",
    ]
    assert [sentence for sentence in expected if sentence in text] == expected


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    client.force_login(world.admin)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/start/")
        return len(queries)

    one = counted()
    PersonFactory.create_batch(3)
    assert counted() == one
    assert one <= 14
