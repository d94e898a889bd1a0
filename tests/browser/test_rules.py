"""Rules, profiles and scans in a real browser: both themes, phone width, and the keyboard alone."""

from collections.abc import Callable
from subprocess import Popen

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from ownership.models import RuleSetting, Scan
from ownership.rules.runner import scan
from teams.models import User
from tests.browser.barriers import barriers
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, RuleSettingFactory, ScanFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]
PATHS = (
    "/rules/",
    "/rules/OWN203/",
    "/rules/OWN204/",
    "/rules/OWN101/",
    "/rules/profile/",
    "/scans/",
    "/scans/?after=999999",
)


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world(on=timezone.localdate())
    schema = AreaFactory(name="Schema changes")
    for _ in range(7):
        AssignmentFactory(area=schema, letter="C", person=PersonFactory())
    scan(on=timezone.localdate(), at=timezone.now())
    RuleSettingFactory(rule="OWN203", team=world.payments, threshold=4)
    RuleSettingFactory(rule="OWN203", team=world.payments, criticality="critical", threshold=3)
    ScanFactory(state="cancelled", by=world.admin)
    return world


def test_no_page_has_a_serious_barrier(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    found = {}
    for path in PATHS:
        page = visit(path)
        page.wait_for_load_state("networkidle" if "after" not in path else "load")
        if rules := barriers(page):
            found[path] = rules
    assert found == {}


def test_no_page_scrolls_sideways_on_a_phone(
    visit: Visit, sign_in: SignIn, world: World, context: BrowserContext
) -> None:
    sign_in(world.admin)
    wide = {}
    for path in PATHS:
        page = visit(path)
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_load_state("networkidle" if "after" not in path else "load")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(PATHS, 360)


def test_a_threshold_is_tried_and_saved_by_keyboard(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    page = visit("/rules/OWN203/")
    said = page.locator("#tried-said")
    expect(said).to_have_text("Flags 1, as now.")
    page.get_by_label("Threshold", exact=True).focus()
    page.keyboard.type("7")
    expect(said).to_have_text("Would flag nothing instead of 1: 0 new, 1 gone.")
    expect(page.locator("#tried")).to_contain_text("No longer")
    page.keyboard.press("Backspace")
    page.keyboard.type("0")
    expect(page.locator("#tried")).to_have_text("The threshold lies between 1 and 999, both included.")
    page.keyboard.press("Backspace")
    page.keyboard.type("9")
    expect(page.locator(".near [aria-current]").first).to_have_text("9")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Saved: 0 new, 1 settled.")
    assert RuleSetting.objects.get(team=None).threshold == 9


def test_what_is_to_try_is_watched_from_its_preview(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    page = visit("/rules/OWN204/")
    page.get_by_role("button", name="Watch it").press("Enter")
    expect(page.locator("#messages")).to_contain_text("Saved")
    assert RuleSetting.objects.get(rule="OWN204").on


def test_the_catalogue_fills_in_what_the_others_would_flag(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.admin)
    page = visit("/rules/")
    expect(page.locator("#would-OWN204")).to_have_text("would flag nothing")


def test_a_scan_is_begun_seen_at_work_and_cancelled(
    visit: Visit, sign_in: SignIn, world: World, worker: "Popen[bytes]"
) -> None:
    sign_in(world.admin)
    page = visit("/scans/")
    with connection.cursor() as cursor:
        # Whoever holds this makes every scan wait for its turn.
        cursor.execute("SELECT pg_advisory_lock(730574)")
        page.get_by_role("button", name="Scan now").press("Enter")
        expect(page.locator(".scanning")).to_contain_text("Waits for its turn.", timeout=20_000)
        page.get_by_role("button", name="Cancel").press("Enter")
        expect(page.locator("#messages")).to_contain_text("The scan stops after its present step")
        expect(page.locator("#scans")).to_contain_text("cancelled: nothing was recorded", timeout=20_000)
        cursor.execute("SELECT pg_advisory_unlock(730574)")
    newest = Scan.objects.latest("pk")
    assert (newest.state, newest.by) == ("cancelled", world.admin)
