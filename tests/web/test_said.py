"""What the forms of teams and people say: about days, names, and that nothing changed."""

import datetime as dt

from django.test import Client

from ownership.models import Assignment
from ownership.web.forms.days import latest
from teams.models import Membership, Team
from tests.factories import AssignmentFactory, PersonFactory
from tests.web.access.sent import sent
from tests.web.world import World

DAY = dt.timedelta(days=1)


def said(client: Client, path: str, **data: object) -> list[str]:
    page = client.post(path, {**sent(client.get(path).text), **data}, follow=True)
    return [f"{message.extra_tags.split()[:1]} {message}" for message in page.context["messages"]]


def errors(client: Client, path: str, **data: object) -> dict[str, list[str]]:
    page = client.post(path, {**sent(client.get(path).text), **data})
    return {name: list(found) for name, found in page.context["form"].errors.items()}


def test_a_membership_begins_on_a_day_that_somebody_means(
    client: Client, world: World, today: dt.date
) -> None:
    client.force_login(world.admin)
    path, ana = f"/teams/{world.payments.pk}/members/new/", PersonFactory(name="Ana Lee")
    far = f"This is more than two years ahead. Choose {latest(on=today):%-d %b %Y} or earlier."
    assert errors(client, path, person=ana.pk, since="9999-12-31") == {"since": [far]}
    assert errors(client, path, person=ana.pk, since="0001-01-01") == {
        "since": ["A day lies between 1900 and 2199."]
    }
    assert errors(client, path, person=ana.pk, until="9999-12-31") == {
        "until": ["A day lies between 1900 and 2199."]
    }
    later = today + 9 * DAY
    assert said(client, path, person=ana.pk, since=later.isoformat()) == [
        f"['undo'] Ana Lee will be in Payments from {later:%-d %b %Y}."
    ]
    hand = client.post(f"/people/{ana.pk}/hand-over/?mode=leaves", {"day": "9999-12-31", "step": "apply"})
    assert dict(hand.context["form"].errors) == {"day": [far]}


def test_a_leap_day_has_a_day_two_years_on() -> None:
    assert latest(on=dt.date(2028, 2, 29)) == dt.date(2030, 2, 28)


def test_whom_a_lead_may_not_take_in(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    search = world.charlie.memberships.get().team
    assert errors(client, f"/teams/{world.payments.pk}/members/new/", person=world.charlie.pk) == {
        "person": [f"Charlie is in {search}. Ask an administrator."]
    }


def test_what_was_not_changed_is_not_undone(client: Client, world: World) -> None:
    client.force_login(world.admin)
    membership = Membership.objects.get(person=world.bob)
    for path in (
        f"/areas/{world.refunds.pk}/edit/",
        f"/teams/{world.payments.pk}/edit/",
        f"/people/{world.bob.pk}/edit/",
        f"/memberships/{membership.pk}/edit/",
    ):
        assert (path, said(client, path)) == (path, ["[] Nothing changed: it is as it was."])


def test_a_team_of_the_same_name_is_opened_instead(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {"name": "payments", "parent": world.payments.pk}
    page = client.post("/teams/new/", {**sent(client.get("/teams/new/").text), **data})
    assert page.context["form"].errors == {
        "sure": ["Open the one that is there, or say that this is another team."]
    }
    assert f'href="/teams/{world.payments.pk}/">Open Payments</a>' in page.text
    client.post("/teams/new/", {**sent(page.text), "sure": "on"})
    assert Team.objects.filter(name__iexact="payments").count() == 2


def test_not_me_asks_why_once(client: Client, world: World) -> None:
    row = AssignmentFactory(area=world.refunds, letter="R", person=world.charlie, acceptance="asked")
    client.force_login(world.user("charlie"))
    first = client.post("/notices/answer/", {"assignment": row.pk, "say": "declined"})
    assert "<h1>Why not?</h1>" in first.text
    assert Assignment.objects.get(pk=row.pk).acceptance == "asked"
    client.post("/notices/answer/", {**sent(first.text, action="/notices/answer/"), "say": "declined"})
    assert Assignment.objects.get(pk=row.pk).acceptance == "declined"
