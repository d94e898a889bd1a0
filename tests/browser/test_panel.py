"""The panel beside the grid, by keyboard and on a phone."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from ownership.models import Assignment
from ownership.rules import runner
from teams.models import User
from tests.factories import AssignmentFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world(on=timezone.localdate())
    AssignmentFactory(area=world.refunds, letter="A", person=world.bob)
    runner.scan(on=timezone.localdate(), at=dt.datetime.now(dt.UTC))
    return world


def _tab_to(page: Page, button: Locator) -> None:
    for _ in range(8):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError("It is not reached with Tab.")


def test_a_finding_is_settled_and_undone_by_keyboard(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid")
    bobs = page.locator(f"#a{world.refunds.pk}p{world.bob.pk}")
    bobs.click()
    page.keyboard.press("Enter")
    dock = page.locator("#dock")
    expect(dock.locator("h2")).to_be_focused()
    expect(dock).to_contain_text("Bob loses A and keeps R; Alice keeps A. Told: Bob.")
    keep = dock.get_by_role("button", name="Keep Alice")
    _tab_to(page, keep)
    page.keyboard.press("Enter")
    preview = dock.locator(".preview")
    expect(preview.get_by_role("heading", name="Keep Alice?")).to_be_focused()
    expect(preview).to_contain_text("It settles")
    _tab_to(page, preview.get_by_role("link", name="Leave it"))
    page.keyboard.press("Enter")
    expect(keep).to_be_focused()
    assert Assignment.objects.filter(area=world.refunds, letter="A", period__endswith=None).count() == 2
    page.keyboard.press("Enter")
    expect(preview.get_by_role("heading", name="Keep Alice?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dock).to_contain_text("Settled: Refunds.")
    expect(bobs).to_have_text("R")
    left = Assignment.objects.filter(area=world.refunds, letter="A", period__endswith=None)
    assert [row.person for row in left] == [world.alice]
    undo = dock.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(dock).to_contain_text("Undone: all is as it was before.")
    expect(bobs).to_have_text("AR")
    expect(dock.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Edit", exact=True).click()
    page.keyboard.press("Control+z")
    expect(page.locator("#edit-said")).to_have_text("There is nothing left to undo.")
    page.keyboard.press("Escape")
    dock.get_by_role("link", name="All about Refunds").focus()
    page.keyboard.press("Escape")
    expect(bobs).to_be_focused()


def test_on_a_phone_it_never_lies_over_its_cell(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid")
    page.set_viewport_size({"width": 360, "height": 740})
    cell = page.locator(f"#a{world.refunds.pk}p{world.bob.pk}")
    cell.click()
    expect(page.locator("#dock").get_by_role("button", name="Keep Alice")).to_be_attached()
    page.wait_for_timeout(200)
    boxes = [place.bounding_box() for place in (cell, page.locator("#dock"))]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


def test_on_a_phone_it_stays_while_something_is_done_in_it(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(f"#a{world.refunds.pk}p{world.bob.pk}").click()
    dock = page.locator("#dock")
    dock.get_by_role("button", name="Keep Alice").click()
    expect(dock.get_by_role("heading", name="Keep Alice?")).to_be_focused()
    dock.get_by_role("button", name="Do it").click()
    expect(dock.get_by_role("button", name="Undo")).to_be_focused()
