"""The list of people, their forms and accounts."""

import re

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.utils import timezone

from ownership.models import FiguresSeen
from teams.models import Employment, Person, User
from tests.factories import (
    AssignmentFactory,
    EmploymentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    PlaceholderFactory,
    SeatFactory,
    UserFactory,
    period,
)
from tests.web.world import World


def _names(client: Client, query: str = "") -> list[str]:
    return [row.person.name for row in client.get(f"/people/{query}").context["rows"]]


def _opened(client: Client, path: str) -> dict[str, str]:
    form = client.get(path).context["form"]
    data = {}
    for name in form.fields:
        value = form[name].value()
        data[name] = "" if value is None else str(value)
        if form[name].field.show_hidden_initial:
            data[form[name].html_initial_name] = data[name]
    return data


def test_the_list_is_narrowed(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    role = JobRoleFactory(name="Developer")
    jose = PersonFactory(
        name="José Díaz", email="jd@example.org", job_role=role, handles={"github": "jotade"}
    )
    gone = EmploymentFactory(period=period(end=timezone.localdate())).person
    Person.objects.filter(pk=gone.pk).update(name="Gone")
    PlaceholderFactory(name="A. Lee")
    assert {
        query: _names(client, query)
        for query in (
            "",
            "?q=jose di",
            "?q=JOTADE",
            "?q=jd@",
            f"?team={world.payments.pk}",
            f"?role={role.pk}",
            "?state=left",
            "?state=placeholder",
            "?account=with",
            "?q=nobody",
            "?state=nonsense&team=-1",
        )
    } == {
        "": ["A. Lee", "Alice", "Bob", "Charlie", jose.name],
        "?q=jose di": [jose.name],
        "?q=JOTADE": [jose.name],
        "?q=jd@": [jose.name],
        f"?team={world.payments.pk}": ["Alice", "Bob"],
        f"?role={role.pk}": [jose.name],
        "?state=left": ["Gone"],
        "?state=placeholder": ["A. Lee"],
        "?account=with": ["Alice", "Bob", "Charlie"],
        "?q=nobody": [],
        "?state=nonsense&team=-1": ["A. Lee", "Alice", "Bob", "Charlie", jose.name],
    }


def test_areas_are_counted_for_those_who_may_see_them(client: Client, world: World) -> None:
    AssignmentFactory(person=world.bob)
    AssignmentFactory(person=world.charlie)
    AssignmentFactory(person=world.charlie)
    found = {}
    for name in ("charlie", "bob", "alice", "admin"):
        client.force_login(world.user(name))
        rows = client.get("/people/?sort=-answers").context["rows"]
        found[name] = [(row.person.name, row.burden and row.burden.areas) for row in rows]
    assert found == {
        "charlie": [("Charlie", 2), ("Alice", None), ("Bob", None)],
        "bob": [("Bob", 1), ("Alice", None), ("Charlie", None)],
        "alice": [("Alice", 1), ("Bob", 1), ("Charlie", None)],
        "admin": [("Charlie", 2), ("Alice", 1), ("Bob", 1)],
    }
    seen = FiguresSeen.objects.values_list("by__email", "person__name")
    assert set(seen) == {
        ("alice@example.org", "Bob"),
        ("admin@example.org", "Alice"),
        ("admin@example.org", "Bob"),
        ("admin@example.org", "Charlie"),
    }


def test_a_team_is_named_once_however_many_seats(client: Client, world: World) -> None:
    seat = SeatFactory(team=world.payments)
    MembershipFactory(person=world.alice, team=world.payments, seat=seat)
    client.force_login(world.user("charlie"))
    rows = client.get("/people/?q=alice").context["rows"]
    assert [(str(each.team), each.lead) for row in rows for each in row.memberships] == [("Payments", True)]


def test_an_administrator_makes_a_person(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {
        "name": "Dana Lee",
        "email": "dana@example.org",
        "manager": world.alice.pk,
        "handle_lines": "github: dana\nchat : @dana",
        "kind": "contractor",
        "since": "2026-03-01",
    }
    client.post("/people/new/", data)
    dana = Person.objects.get(name="Dana Lee")
    assert (dana.email, dana.manager, dana.handles) == (
        "dana@example.org",
        world.alice,
        {"github": "dana", "chat": "@dana"},
    )
    assert [(row.kind, str(row.period.lower)) for row in dana.employments.all()] == [
        ("contractor", "2026-03-01")
    ]


def test_what_cannot_be_a_person_is_said_at_its_field(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {"name": "Dana", "email": "BOB@example.org", "handle_lines": "dana", "kind": "employee"}
    answer = client.post("/people/new/", data | {"since": "2026-03-01"})
    assert answer.context["form"].errors == {
        "handle_lines": ["“dana” is not where and who, such as “github: ana”."],
        "email": ["Another person already has this e-mail address."],
    }


def test_a_lead_changes_their_people_but_not_how_they_sign_in(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/people/{world.bob.pk}/edit/"
    data = _opened(client, path)
    assert "email" not in data
    client.post(path, data | {"level": "Senior", "email": "mine@example.org", "handle_lines": "github: bob"})
    world.bob.refresh_from_db()
    assert (world.bob.level, world.bob.email, world.bob.handles) == (
        "Senior",
        "bob@example.org",
        {"github": "bob"},
    )


def test_two_who_change_the_same_are_told_of_each_other(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/people/{world.bob.pk}/edit/"
    older = _opened(client, path)
    client.force_login(world.admin)
    client.post(path, _opened(client, path) | {"level": "Senior"})
    client.force_login(world.user("alice"))
    form = client.post(path, older | {"level": "Staff"}).context["form"]
    said = [re.sub(r"on .* at [0-9:]{5}", "then", each) for each in form.errors["level"]]
    told = "admin@example.org set this to “Senior” then, after you opened this page."
    assert said == [f"{told} Save again to put yours in its place."]


def test_nobody_manages_who_manages_them(client: Client, world: World) -> None:
    Person.objects.filter(pk=world.alice.pk).update(manager=world.bob)
    client.force_login(world.user("alice"))
    path = f"/people/{world.bob.pk}/edit/"
    form = client.post(path, _opened(client, path) | {"manager": world.alice.pk}).context["form"]
    assert form.errors == {"manager": ["Nobody can be their own manager, directly or through others."]}


def test_employments_do_not_overlap_and_a_past_end_leads_to_the_hand_over(
    client: Client, world: World
) -> None:
    client.force_login(world.user("alice"))
    row = EmploymentFactory(person=world.bob)
    data = {"kind": "employee", "since": "2026-01-01", "until": ""}
    form = client.post(f"/people/{world.bob.pk}/employments/new/", data).context["form"]
    said = "This person is already employed in part of that period."
    assert form.errors == {"since": [f"{said} End the other one first, or choose another period."]}
    path = f"/people/{world.bob.pk}/employments/{row.pk}/"
    sent = _opened(client, path) | {"since": "2025-01-01", "until": "2025-12-31"}
    form = client.post(path, sent).context["form"]
    assert form.errors["until"] == [
        "Bob still holds R of Ledger <b>. Hand it over first.",
        "Bob still holds R of Refunds. Hand it over first.",
    ]
    client.post(path, sent | {"until": "2199-12-31", "kind": "contractor"})
    assert list(Employment.objects.values_list("kind", "period__endswith__year")) == [("contractor", 2200)]


@pytest.fixture
def dana(world: World, client: Client) -> Person:
    client.force_login(world.admin)
    person: Person = PersonFactory(name="Dana", email="dana@example.org")
    return person


def test_an_account_is_made_and_its_password_shown_once(client: Client, dana: Person) -> None:
    answer = client.post(f"/people/{dana.pk}/account/", {"email": "dana@example.org"})
    assert "no-store" in answer["Cache-Control"]
    password = re.findall(r"password <code>([^<]+)</code>", answer.text)[0]
    dana.refresh_from_db()
    assert authenticate(None, email="dana@example.org", password=password) == dana.user
    assert password not in client.get(f"/people/{dana.pk}/account/").text


def test_a_password_that_was_handed_over_is_changed_first(client: Client, dana: Person) -> None:
    answer = client.post(f"/people/{dana.pk}/account/", {"email": "dana@example.org"})
    password = re.findall(r"password <code>([^<]+)</code>", answer.text)[0]
    theirs, change = Client(), "/accounts/password/change/"
    theirs.post("/accounts/login/", {"login": "dana@example.org", "password": password})
    assert {theirs.get(path).headers.get("Location") for path in ("/", "/matrix/", "/people/")} == {change}
    assert theirs.get("/matrix/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == change
    assert "handed to you by an administrator" in theirs.get(change).text
    own = "a rather long one 27"
    theirs.post(change, {"oldpassword": password, "password1": own, "password2": own})
    assert [theirs.get(path).status_code for path in ("/", "/matrix/", change)] == [200, 200, 200]
    assert authenticate(None, email="dana@example.org", password=own) == User.objects.get(person=dana)


@pytest.mark.parametrize("path", ["account", "edit"])
def test_who_has_an_address_is_not_only_a_name(client: Client, dana: Person, path: str) -> None:
    lee = PersonFactory(name="Lee", email=None, placeholder=True)
    page = client.get(f"/people/{lee.pk}/{path}/")
    sent = {name: value for name, value in page.context["form"].initial.items() if value}
    client.post(f"/people/{lee.pk}/{path}/", sent | {"name": "Lee", "email": "lee@example.org"})
    lee.refresh_from_db()
    assert lee.placeholder is False


def test_an_account_that_is_there_is_linked_and_unlinked(client: Client, dana: Person) -> None:
    user = UserFactory(email="other@example.org")
    client.post(f"/people/{dana.pk}/account/", {"email": "OTHER@example.org"})
    dana.refresh_from_db()
    assert (dana.user, User.objects.filter(email__icontains="other").count()) == (user, 1)
    client.post(f"/people/{dana.pk}/account/unlink/")
    dana.refresh_from_db()
    assert dana.user is None


def test_an_account_of_another_is_refused(client: Client, dana: Person) -> None:
    answer = client.post(f"/people/{dana.pk}/account/", {"email": "alice@example.org"})
    assert answer.context["form"].errors == {"email": ["This account is Alice's. Unlink it there first."]}


def test_an_account_is_switched_off_and_on_again(client: Client, world: World) -> None:
    bob, page = Client(), f"/people/{world.bob.pk}/account/"
    bob.force_login(world.user("bob"))
    client.force_login(world.admin)
    done = client.post(f"{page}switch/", {"active": "no"}, follow=True).text
    assert ("Bob cannot sign in any more." in done, "Switch it on again" in done) == (True, True)
    assert bob.get("/").status_code == 302
    done = client.post(f"{page}switch/", {"active": "yes"}, follow=True).text
    assert ("Bob can sign in again." in done, "Switch the account off" in done) == (True, True)
    assert bob.get("/").status_code == 200
    twice = client.post(f"{page}switch/", {"active": "yes"}, follow=True).text
    assert "Somebody changed" in twice


def test_the_last_administrator_is_not_switched_off(client: Client, world: World) -> None:
    PersonFactory(name="Root", user=world.admin)
    client.force_login(world.admin)
    root = Person.objects.get(name="Root")
    done = client.post(f"/people/{root.pk}/account/switch/", {"active": "no"}, follow=True).text
    assert "Nobody else administers Remit." in done
    nobody = client.post(f"/people/{PersonFactory().pk}/account/switch/", {"active": "no"}, follow=True).text
    assert "has no account" in nobody
