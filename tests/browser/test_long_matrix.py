"""A matrix of more rows than a page has: they come as one scrolls, or moves, to them."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from teams.models import User
from tests.factories import AreaFactory, AssignmentFactory, MembershipFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]
# Of the last hundred the first are further away than what is loaded ahead of what is in sight.
MANY = 398
UNCOVERED = """() => {
  const cell = document.activeElement, box = cell.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return cell.contains(top);
}"""


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world(on=timezone.localdate())
    for number in range(MANY):
        area = AreaFactory(name=f"Area {number:03}")
        if number in (0, 299, MANY - 1):
            AssignmentFactory(area=area, letter="A", person=world.bob)
    return world


def test_rows_come_as_they_are_scrolled_to(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid&group=none")
    rows = page.locator("tr[data-area]")
    expect(rows).to_have_count(200)
    high = page.locator(".sheet").evaluate("sheet => sheet.scrollHeight")
    page.locator(".sheet").evaluate("sheet => { sheet.scrollTop = sheet.scrollHeight }")
    expect(page.locator("tr[data-area]", has_text="Refunds")).to_be_visible()
    assert rows.count() < MANY
    page.locator(".sheet").evaluate("sheet => { sheet.scrollTop = sheet.scrollHeight * .66 }")
    expect(rows).to_have_count(MANY + 2)
    expect(page.locator("tr.rest")).to_have_count(0)
    names = page.locator("tr[data-area] .area a").all_text_contents()
    assert names == sorted(names)
    assert abs(page.locator(".sheet").evaluate("sheet => sheet.scrollHeight") - high) < high / 50


def test_keys_reach_what_is_not_here_yet(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid&group=none")
    page.locator("tr[data-area] td[id]").first.focus()
    page.keyboard.press("Control+End")
    expect(page.locator("tr[data-area]:has(td:focus)")).to_contain_text("Refunds")
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("PageUp")
        page.wait_for_timeout(120)
    expect(page.locator("tr[data-area]:has(td:focus)")).to_contain_text(f"Area {MANY + 1 - 40:03}")
    page.keyboard.press("Control+Home")
    expect(page.locator("tr[data-area]:has(td:focus)")).to_contain_text("Area 000")


def test_letters_stand_below_their_people(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid&group=none")
    page.locator("tr[data-area] td[id]").first.focus()
    page.keyboard.press("Control+End")
    row = page.locator("tr[data-area]", has_text=f"Area {MANY - 1:03}")
    expect(row).to_be_visible()
    column = page.locator(f"th[data-column='person-{world.bob.pk}']").evaluate("cell => cell.cellIndex")
    assert row.evaluate("(row, at) => row.cells[at].textContent", column) == "A"


def test_without_scripts_a_link_leads_on(
    sign_in: SignIn, world: World, browser, context, live_server
) -> None:  # type: ignore[no-untyped-def]
    sign_in(world.user("alice"))
    plain = browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(f"{live_server.url}/matrix/?look=grid&group=none")
    page.get_by_role("link", name="More rows").last.click()
    expect(page.locator("tr[data-area]")).to_have_count(MANY + 2 - 200)
    expect(page.get_by_role("link", name="Rows before")).to_be_visible()
    plain.close()


def test_the_cell_one_moves_to_is_never_below_what_stands_still(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    for number in range(40):
        MembershipFactory(team=world.payments, person__name=f"Person {number:02}")
    sign_in(world.user("alice"))
    page = visit("/matrix/?look=grid&group=none")
    page.locator("tr[data-area] td[id]").first.focus()
    for keys in ("End Home", "Control+End Home", "Control+Home"):
        for key in keys.split():
            page.keyboard.press(key)
        expect(page.locator("tr[data-area] td:first-of-type:focus")).to_have_count(1)
        assert page.evaluate(UNCOVERED), keys
