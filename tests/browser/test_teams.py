"""Teams, areas and their forms in a real browser: both themes, phone width, and the keyboard alone."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from ownership.models import Area
from teams.models import Membership, User
from tests.browser.barriers import barriers
from tests.factories import (
    CategoryFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
)
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world(on=timezone.localdate())
    TeamFactory(name="Cards", parent=world.payments)
    seat = SeatFactory(team=world.payments, job_role=JobRoleFactory(name="Tech lead"))
    for _ in range(4):
        MembershipFactory(team=world.payments, seat=seat, allocation=50)
    CategoryFactory(name="Risk", colour="red")
    return world


def _paths(world: World) -> list[str]:
    team, area = world.payments.pk, world.refunds.pk
    return [
        "/teams/",
        "/teams/?sort=-people",
        f"/teams/{team}/",
        f"/teams/{team}/edit/",
        f"/teams/{team}/measures/",
        f"/teams/{team}/measures/targets/",
        "/measures/metrics/",
        f"/measures/compare/?with={team}&before=2026-01-01",
        f"/teams/{team}/close/",
        f"/teams/{team}/members/new/",
        f"/memberships/{world.bob.memberships.get().pk}/edit/",
        f"/seats/{world.payments.seats.get().pk}/",
        "/seats/new/",
        "/job-roles/",
        "/job-roles/new/",
        "/categories/",
        "/areas/?sort=-findings",
        "/areas/new/?name=Refund",
        f"/areas/{area}/edit/",
        f"/areas/{area}/retire/",
    ]


def test_no_page_has_a_serious_barrier(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    found = {}
    for path in _paths(world):
        page = visit(path)
        if rules := barriers(page):
            found[path] = rules
    assert found == {}


def test_no_page_scrolls_sideways_on_a_phone(
    visit: Visit, sign_in: SignIn, world: World, context: BrowserContext
) -> None:
    sign_in(world.admin)
    wide = {}
    for path in _paths(world):
        page = visit(path)
        page.set_viewport_size({"width": 360, "height": 740})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[path] = width
    assert wide == {}


def test_an_area_and_a_member_are_made_with_the_keyboard_alone(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    ana = PersonFactory(name="Ana Lee")
    sign_in(world.user("alice"))
    page = visit(f"/teams/{world.payments.pk}/")
    page.get_by_role("link", name="New area").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("Chargebacks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chargebacks")
    assert Area.objects.get(name="Chargebacks").owning_team == world.payments
    page.goto(page.url.split("/areas/")[0] + f"/teams/{world.payments.pk}/members/new/")
    page.get_by_label("Person", exact=True).focus()
    page.keyboard.type("Ana")
    page.get_by_label("Leads the team").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Add", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ana Lee is in Payments.")).to_be_visible()
    assert Membership.objects.get(person=ana, team=world.payments).lead


def test_the_list_is_narrowed_while_one_types(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("charlie"))
    page = visit("/teams/")
    page.get_by_placeholder("Name, purpose").fill("car")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Show the tree").click()
    expect(page.locator("#results tbody tr")).to_have_count(3)
