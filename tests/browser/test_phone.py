"""What a page is on a screen of 360 by 740, whatever browser asks for it."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from teams.models import User
from tests.factories import AreaFactory, CategoryFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world(on=timezone.localdate())
    long = CategoryFactory(name="Everything that a customer could ever see of us", perspective="product")
    AreaFactory(name="Answers to questions that nobody asked", owning_team=world.payments, category=long)
    return world


@pytest.fixture
def phone(visit: Visit, sign_in: SignIn, page: Page, world: World) -> Visit:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(world.admin)
    return visit


def test_the_grid_begins_on_the_first_screen_and_shows_people(phone: Visit) -> None:
    page = phone("/matrix/?look=grid")
    firsts = page.locator(".matrix .area, .matrix .group th").all()
    assert {(box or {})["width"] for box in (first.bounding_box() for first in firsts)} == {138}
    top = page.locator(".sheet").bounding_box()
    assert top is not None
    assert top["y"] < 600
    expect(page.locator("#dock")).to_be_hidden()
    page.locator("tr[data-area] td").first.click()
    expect(page.locator("#dock")).to_be_visible()


def test_the_filters_are_folded_where_room_is_short(phone: Visit, world: World) -> None:
    page = phone("/matrix/?look=grid")
    expect(page.get_by_label("Only with findings")).to_be_hidden()
    page.locator("summary", has_text="Filters").click()
    expect(page.get_by_label("Only with findings")).to_be_visible()
    page = phone(f"/matrix/?look=grid&team={world.payments.pk}")
    expect(page.get_by_label("Only with findings")).to_be_visible()
    page = phone("/matrix/?look=grid")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_label("Only with findings")).to_be_visible()
    expect(page.locator("summary", has_text="Filters")).to_be_hidden()


def test_who_is_who_is_read_without_scrolling_sideways(phone: Visit) -> None:
    page = phone("/import/")
    page.get_by_label("Or paste it").fill("Area\tAna Maria Ruiz-Villanueva\tTom\nInvoices\tA\tR\n")
    page.get_by_role("button", name="Read it").click()
    cells = page.locator(".parties tbody :is(th, td)").all()
    boxes = [box for box in (cell.bounding_box() for cell in cells) if box]
    assert len(boxes) == 8
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 360] == []


def test_what_scrolls_sideways_in_itself_is_reached_by_keyboard(phone: Visit, world: World) -> None:
    page = phone(f"/areas/{world.refunds.pk}/")
    scrolled = page.locator(".scroll").filter(has=page.locator("table")).all()
    wide = [each for each in scrolled if each.evaluate("it => it.scrollWidth > it.clientWidth")]
    assert [each.get_attribute("tabindex") for each in wide] == ["0"]
