"""Days off: on the page of a person for those whom they concern; for all others that somebody is away now."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from ownership.models import Assignment
from teams.models import Absence
from tests.factories import AbsenceFactory, AssignmentFactory, period
from tests.web.world import World

DAY = dt.timedelta(days=1)


@pytest.fixture
def away(world: World, today: dt.date) -> Absence:
    """Alice, who answers for Refunds, is away for a week, today too."""
    found: Absence = AbsenceFactory(person=world.alice, period=period(today - DAY, today + 6 * DAY))
    return found


def said(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def test_they_are_noted_changed_and_taken_back(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("bob"))
    path = f"/people/{world.bob.pk}/"
    assert "No days off are noted." in client.get(path).text
    page = client.post(f"{path}away/", {"first": today, "last": today + DAY}, follow=True)
    assert f"{said(today)} to {said(today + DAY)}" in page.text
    row = Absence.objects.get()
    assert row.period == period(today, today + 2 * DAY)
    seen = client.get(f"{path}away/{row.pk}/").context["form"].initial["seen"]
    client.post(f"{path}away/{row.pk}/", {"first": today, "last": today, "seen": seen})
    row.refresh_from_db()
    assert row.period == period(today, today + DAY)
    page = client.post(f"{path}away/{row.pk}/", {"first": today, "last": today + DAY, "seen": seen})
    assert "Somebody changed this after you opened this page." in page.text
    client.post(f"{path}away/{row.pk}/take-back/")
    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (2, 1, "last", "The last day is before the first one."),
        (-3, 9, "first", "This person is already away in part of that period."),
        (0, 9000, "last", "This is more than two years ahead."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: Client, world: World, today: dt.date, away: Absence, first: int, last: int, field: str, words: str
) -> None:
    client.force_login(world.user("alice"))
    data = {"first": today + first * DAY, "last": today + last * DAY}
    form = client.post(f"/people/{world.alice.pk}/away/", data).context["form"]
    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(words)


def test_the_days_are_for_those_whom_they_concern(
    client: Client, world: World, today: dt.date, away: Absence
) -> None:
    last = said(today + 5 * DAY)
    found = {}
    for name in ("alice", "bob", "charlie", "admin"):
        client.force_login(world.user(name))
        pages = [
            f"/people/{world.alice.pk}/",
            f"/areas/{world.refunds.pk}/",
            "/who?q=refunds",
            "/who?q=alice",
        ]
        pages += ["/who?q=refunds&format=txt", "/who?q=alice&format=txt"]
        texts = [client.get(path).text for path in pages]
        found[name] = ([last in text for text in texts], ["away now" in text.lower() for text in texts])
    everybody = [True] * 6
    assert found == {
        "alice": (everybody, everybody),
        "bob": ([False] * 6, everybody),
        "charlie": ([False] * 6, everybody),
        "admin": (everybody, everybody),
    }


def test_no_list_of_a_team_tells_of_them(client: Client, world: World, today: dt.date, away: Absence) -> None:
    client.force_login(world.user("bob"))
    for path in (f"/teams/{world.payments.pk}/", "/", "/people/", "/reports/", "/log/"):
        assert said(today + 5 * DAY) not in client.get(path).text


def test_who_is_not_signed_in_is_not_told(
    client: Client, world: World, away: Absence, settings: object
) -> None:
    settings.OPEN_READING = True  # type: ignore[attr-defined]
    for path in (f"/areas/{world.refunds.pk}/", "/who?q=refunds"):
        page = client.get(path)
        assert (page.status_code, "away now" in page.text) == (200, False)


def test_another_day_does_not_tell_when_somebody_comes_back(
    client: Client, world: World, today: dt.date, away: Absence
) -> None:
    client.force_login(world.user("bob"))
    for days in (-1, 1, 5, 6):
        path = f"/areas/{world.refunds.pk}/?on={today + days * DAY}"
        assert "away now" not in client.get(path).text


def test_the_answer_says_who_stands_in(client: Client, world: World, today: dt.date, away: Absence) -> None:
    def answer() -> str:
        page = client.get("/who?q=refunds&format=txt").text
        return page.splitlines()[2].removeprefix("Nobody has confirmed this yet. ")

    client.force_login(world.user("bob"))
    assert answer() == "Alice is away now. Nobody stands in."
    AssignmentFactory(area=world.refunds, person=world.charlie, deputy=True)
    assert answer() == "Alice is away now. Charlie stands in."
    AbsenceFactory(person=world.charlie, period=period(today, today + DAY))
    assert answer() == "Alice is away now. Charlie, who stands in, is away now. Nobody stands in."
    Assignment.objects.filter(area=world.refunds, deputy=True).delete()
    AssignmentFactory(area=world.refunds, person=world.bob)
    assert answer().startswith("Alice is away now: ask Bob.")


def test_the_command_line_says_it_as_well(world: World, away: Absence) -> None:
    out = StringIO()
    call_command("who", "refunds", stdout=out)
    assert "Alice is away now. Nobody stands in." in out.getvalue()
