"""Asking from anywhere, with the keyboard alone."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route, expect

from teams.models import User
from tests.browser.barriers import broken
from tests.factories import AreaFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(on=timezone.localdate())


def test_one_asks_with_the_keyboard_alone(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("charlie"))
    page = visit("/areas/")
    page.keyboard.press("Control+k")
    box = page.locator("#ask")
    expect(box).to_be_focused()
    page.keyboard.type("refnuds")
    option = page.get_by_role("option", name="Refunds")
    expect(option).to_contain_text("Alice answers for it")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#ask-count")).to_have_text("1 found")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/who\?q=refnuds$"))
    expect(page.locator(".answer .said")).to_contain_text("Alice answers for it. Bob works on it.")
    page.get_by_text("Whom to ask, one after the other").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".steps")).to_contain_text("alice@example.org")


def test_arrows_choose_enter_opens_and_escape_closes(visit: Visit, sign_in: SignIn, world: World) -> None:
    AreaFactory(name="Refunds abroad")
    sign_in(world.user("charlie"))
    page = visit("/findings/")
    page.keyboard.press("/")
    page.keyboard.type("refund")
    options = page.locator("#ask-list [role=option]")
    expect(options).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    active = options.nth(1).get_attribute("id") or ""
    expect(page.locator("#ask")).to_have_attribute("aria-activedescendant", active)
    page.keyboard.press("Escape")
    expect(page.locator("#ask-list")).to_be_hidden()
    expect(page.locator("#ask")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Refunds"))


def test_a_slash_in_a_field_is_a_slash(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("charlie"))
    page = visit("/areas/")
    field = page.locator("main input[type=search]")
    field.focus()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    expect(field).to_be_focused()


def test_an_answer_that_comes_late_is_dropped(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("charlie"))
    page = visit("/areas/")
    waiting: list[Route] = []
    page.route("**/search/?q=refunds", lambda route: waiting.append(route))
    page.locator("#ask").focus()
    with page.expect_request("**/search/?q=refunds"):
        page.keyboard.type("refunds")
    with page.expect_event("requestfailed") as dropped:
        page.locator("#ask").fill("ledger")
    assert dropped.value.url.endswith("/search/?q=refunds")
    expect(page.locator("#ask-list [role=option]").first).to_contain_text("Ledger")
    assert len(waiting) == 1


def test_on_a_phone_the_list_is_as_wide_as_the_screen(
    visit: Visit, sign_in: SignIn, world: World, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(world.user("charlie"))
    page = visit("/areas/")
    page.locator("#ask").focus()
    page.keyboard.type("refund")
    expect(page.get_by_role("option", name="Refunds")).to_be_visible()
    box = page.locator("#ask-list").bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["width"] > 330, box["x"] + box["width"] <= 360) == (True, True, True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_the_box_still_asks(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("charlie"))
    page = visit("/areas/")
    answer = page.request.get(page.url)
    assert '<form class="ask" action="/who" role="search"' in answer.text()
    assert 'name="q"' in answer.text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_serious_violation(
    theme: str, visit: Visit, sign_in: SignIn, world: World, context: BrowserContext
) -> None:
    sign_in(world.user("alice"))
    for path in ("/who", "/who?q=refunds", "/who?q=kafka+refunds", "/who?q=bob", "/who?q=payments"):
        page = visit(path)
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert broken(page) == [], path
    page.locator("#ask").focus()
    page.keyboard.type("refund")
    expect(page.get_by_role("option", name="Refunds")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert broken(page) == [], "the list"
