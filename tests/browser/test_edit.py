"""The grid is edited by keys alone, by two people at once, and by finger on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from ownership.models import Area, Assignment
from teams.models import Person, User
from tests.browser.barriers import barriers
from tests.factories import AreaFactory, AssignmentFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]
GRID = "/matrix/?look=grid&group=none"


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(on=timezone.localdate())


@pytest.fixture
def edited(visit: Visit, sign_in: SignIn, world: World) -> Page:
    """Alice edits; the first cell has the focus."""
    sign_in(world.user("alice"))
    page = visit(GRID)
    page.get_by_role("button", name="Edit", exact=True).click()
    return page


def _cell(page: Page, area: Area, person: Person) -> Locator:
    return page.locator(f"#a{area.pk}p{person.pk}")


def _go(page: Page, area: Area, person: Person) -> Locator:
    """To a cell, as the keys of the grid go there."""
    cell = _cell(page, area, person)
    cell.evaluate("cell => { cell.tabIndex = 0; cell.focus(); }")
    expect(cell).to_be_focused()
    return cell


def _said(page: Page) -> Locator:
    return page.locator("#edit-said")


def _held(area: Area) -> set[str]:
    rows = Assignment.objects.filter(area=area, period__contains=timezone.localdate())
    return {f"{row.letter}{'d' if row.deputy else ''} {row.holder}" for row in rows}


def _clipboard(page: Page, kind: str, text: str = "") -> str:
    """What the keys Ctrl+C and Ctrl+V bring about, with a clipboard that a test can read."""
    found: str = page.evaluate(
        """([kind, text]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          const event = new ClipboardEvent(kind, {clipboardData: data, bubbles: true, cancelable: true});
          document.activeElement.dispatchEvent(event);
          return data.getData("text/plain");
        }""",
        [kind, text],
    )
    return found


def test_the_grid_is_read_until_somebody_edits(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit(GRID)
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
    _cell(page, world.ledger, world.alice).click()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_visible()
    assert _held(world.ledger) == {"R Bob"}
    sign_in(world.user("charlie"))
    page = visit(GRID)
    expect(page.get_by_role("grid")).to_be_visible()
    expect(page.get_by_role("button", name="Edit", exact=True)).to_have_count(0)


def test_letters_by_keys_and_what_follows_from_them(edited: Page, world: World) -> None:
    page = edited
    cell = _go(page, world.ledger, world.alice)
    page.keyboard.press("a")
    expect(_said(page)).to_have_text("A of Ledger <b> to Alice. 1 finding settled.")
    expect(cell).to_be_focused()
    expect(cell.locator(".l.A")).to_have_text("A")
    expect(page.locator("#open-count")).to_be_hidden()
    column = cell.evaluate("cell => cell.cellIndex")
    expect(page.locator("tfoot tr > *").nth(column)).to_have_text("2")
    expect(page.locator("#dock")).to_contain_text("Alice, accountable, directly")
    page.keyboard.press("c")
    expect(cell.locator(".l")).to_have_text(["A", "C"])
    assert _held(world.ledger) == {"R Bob", "A Alice", "C Alice"}
    page.keyboard.press("Delete")
    expect(cell.locator(".l")).to_have_count(0)
    assert _held(world.ledger) == {"R Bob"}
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
    expect(cell).to_be_focused()


def test_a_deputy_stands_in_for_somebody_else(edited: Page, world: World) -> None:
    page = edited
    cell = _go(page, world.refunds, world.bob)
    page.keyboard.press("d")
    expect(cell.locator(".l.A.dep")).to_have_text("A")
    assert _held(world.refunds) == {"A Alice", "R Bob", "Ad Bob"}
    page.keyboard.press("d")
    expect(cell.locator(".l")).to_have_text(["R"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("r")
    page.keyboard.press("d")
    expect(_cell(page, world.refunds, world.alice).locator(".l.R.dep")).to_have_text("R")
    assert _held(world.refunds) == {"A Alice", "R Bob", "Rd Alice"}
    _go(page, world.ledger, world.bob)
    page.keyboard.press("d")
    missing = "Nobody else is accountable or responsible here. Give A or R to somebody first"
    expect(_said(page)).to_contain_text(missing)


def test_a_range_is_filled_copied_pasted_and_undone(edited: Page, world: World) -> None:
    page = edited
    areas = [world.ledger, world.refunds]
    _go(page, world.ledger, world.alice)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("td[aria-selected=true]")).to_have_count(4)
    page.keyboard.press("i")
    expect(_said(page)).to_contain_text("I of 2 areas to 2 people.")
    assert [_held(area) for area in areas] == [
        {"R Bob", "I Alice", "I Bob"},
        {"A Alice", "R Bob", "I Alice", "I Bob"},
    ]
    assert _clipboard(page, "copy") == "I\tR/I\nA/I\tR/I"
    page.keyboard.press("Escape")
    expect(page.locator("td[aria-selected=true]")).to_have_count(0)
    _go(page, world.ledger, world.alice)
    _clipboard(page, "paste", 'R\t"A, S"\r\nhuh?\t\r\n')
    refused = _cell(page, world.refunds, world.alice)
    expect(refused).to_have_class(re.compile("refused"))
    expect(_said(page)).to_contain_text("Refunds, Alice: “huh?” is not a letter.")
    assert [_held(area) for area in areas] == [
        {"R Alice", "A Bob", "S Bob"},
        {"A Alice", "I Alice"},
    ]
    page.keyboard.press("Control+z")
    expect(_said(page)).to_contain_text("Undone: ")
    page.keyboard.press("Control+z")
    expect(_cell(page, world.ledger, world.alice).locator(".l")).to_have_count(0)
    assert [_held(area) for area in areas] == [{"R Bob"}, {"A Alice", "R Bob"}]
    page.keyboard.press("Control+z")
    expect(_said(page)).to_have_text("There is nothing left to undo.")
    page.keyboard.press("Control+Shift+z")
    expect(_cell(page, world.ledger, world.alice).locator(".l")).to_have_text(["I"])
    page.keyboard.press("Control+y")
    expect(_cell(page, world.ledger, world.alice).locator(".l")).to_have_text(["R"])
    assert _held(world.ledger) == {"R Alice", "A Bob", "S Bob"}


def test_keys_of_the_system_copy_and_paste(edited: Page, world: World, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = edited
    _go(page, world.refunds, world.alice)
    page.keyboard.press("Control+c")
    _go(page, world.ledger, world.charlie)
    page.keyboard.press("Control+v")
    expect(_cell(page, world.ledger, world.charlie).locator(".l")).to_have_text(["A"])
    assert _held(world.ledger) == {"R Bob", "A Charlie"}


def test_what_is_inherited_stays_and_says_where_it_comes_from(edited: Page, world: World) -> None:
    AreaFactory(name="Chargebacks", parent=world.refunds)
    page = edited
    page.reload()
    page.get_by_role("button", name="Edit", exact=True).click()
    child = Area.objects.get(name="Chargebacks")
    cell = _go(page, child, world.alice)
    page.keyboard.press("Delete")
    said = "A comes from Refunds. Take it away there, or give this area its own A."
    expect(_said(page)).to_have_text(f"Chargebacks, Alice: {said}")
    expect(cell).to_have_class(re.compile("refused"))
    page.keyboard.press("a")
    expect(cell.locator(".l.A:not(.via)")).to_have_text("A")
    # What comes from above is shown anew below.
    _go(page, world.refunds, world.charlie)
    page.keyboard.press("c")
    expect(_cell(page, child, world.charlie).locator(".l.C.via")).to_have_text("C")


def test_a_row_of_others_stays_as_it_is_and_says_why(visit: Visit, sign_in: SignIn, world: World) -> None:
    other = AreaFactory(name="Of others")
    AssignmentFactory(area=other, letter="I", person=world.alice)
    sign_in(world.user("alice"))
    page = visit(GRID)
    page.get_by_role("button", name="Edit", exact=True).click()
    cell = _cell(page, other, world.alice)
    expect(cell).to_have_attribute("aria-readonly", "true")
    _go(page, other, world.alice)
    page.keyboard.press("r")
    expect(_said(page)).to_contain_text("Of others, Alice: Of others is not yours to change.")
    assert _held(other) == {"I Alice"}


def test_of_two_in_one_cell_the_second_decides(edited: Page, world: World, browser: Any) -> None:
    session = Client()
    session.force_login(world.admin)
    base = edited.url.split("/matrix")[0]
    other = browser.new_context()
    other.add_cookies([{"name": "sessionid", "value": session.cookies["sessionid"].value, "url": base}])
    second = other.new_page()
    second.goto(edited.url)
    second.get_by_role("button", name="Edit", exact=True).click()
    first_cell, second_cell = (_cell(page, world.ledger, world.alice) for page in (edited, second))
    _go(edited, world.ledger, world.alice)
    edited.keyboard.press("a")
    expect(first_cell.locator(".l")).to_have_text(["A"])
    # In another cell of the same row nobody is hindered.
    _go(second, world.ledger, world.charlie)
    second.keyboard.press("i")
    expect(_cell(second, world.ledger, world.charlie).locator(".l")).to_have_text(["I"])
    second.reload()
    second.get_by_role("button", name="Edit", exact=True).click()
    _go(second, world.ledger, world.alice)
    edited.keyboard.press("a")
    expect(first_cell.locator(".l")).to_have_count(0)
    second.keyboard.press("c")
    expect(_said(second)).to_contain_text("Ledger <b>, Alice: Alice took A away here a moment ago.")
    expect(second_cell.locator(".l")).to_have_count(0)
    assert _held(world.ledger) == {"R Bob", "I Charlie"}
    second.keyboard.press("c")
    expect(second_cell.locator(".l")).to_have_text(["C"])
    assert _held(world.ledger) == {"R Bob", "I Charlie", "C Alice"}
    other.close()


def test_what_does_not_reach_the_server_is_kept_and_tried_again(
    edited: Page, world: World, context: BrowserContext
) -> None:
    page = edited
    cell = _go(page, world.ledger, world.alice)
    context.set_offline(True)
    page.keyboard.press("a")
    expect(_said(page)).to_have_text("Not saved: the server did not answer. Try again.")
    expect(cell).to_have_class(re.compile("refused unsaved"))
    context.set_offline(False)
    page.get_by_role("button", name="Done").click()
    expect(_said(page)).to_have_text("Not everything is saved. Try again, or leave out what is not.")
    # A filter brings the grid anew; what is not saved stays in its cell, as it was meant.
    page.locator("#matrix-filters [name=mode]").last.check(force=True)
    expect(page).to_have_url(re.compile("mode="))
    expect(cell).to_have_class(re.compile("unsaved"))
    expect(cell).to_have_attribute("data-meant", "+A")
    page.get_by_role("button", name="Try again").click()
    expect(cell.locator(".l").first).to_have_text("A")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(cell).not_to_have_attribute("data-meant", "+A")
    assert _held(world.ledger) == {"R Bob", "A Alice"}


def test_what_is_not_saved_is_left_only_when_asked(edited: Page, world: World) -> None:
    page = edited
    _go(page, world.ledger, world.alice)
    page.route("**/matrix/cells/", lambda route: route.abort())
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(page.url.split("/matrix")[0] + "/areas/")
    assert asked == ["beforeunload"]


def test_who_signs_in_again_elsewhere_goes_on(
    edited: Page, world: World, context: BrowserContext, sign_in: SignIn, live_server: LiveServer
) -> None:
    page = edited
    cell = _go(page, world.ledger, world.alice)
    page.wait_for_timeout(500)
    context.clear_cookies()
    page.keyboard.press("s")
    expect(_said(page)).to_have_text("You are signed out. Sign in again in another window, then try again.")
    # The panel is asked for too, and does not take the page away.
    page.wait_for_timeout(1000)
    expect(cell).to_have_attribute("data-meant", "+S")
    sign_in(world.user("alice"))
    other = context.new_page()
    other.goto(live_server.url + "/areas/")
    page.get_by_role("button", name="Try again").click()
    expect(cell.locator(".l")).to_have_text(["S"])
    assert _held(world.ledger) == {"R Bob", "S Alice"}


def test_many_reasons_are_listed(edited: Page, world: World) -> None:
    page = edited
    _go(page, world.ledger, world.alice)
    _clipboard(page, "paste", "huh?\twhat?\nx1\ty2\n")
    expect(_said(page)).to_contain_text("And 1 more.")
    page.get_by_role("button", name="All 4 reasons").click()
    expect(page.locator("#edit-reasons li")).to_have_count(4)
    expect(page.locator("#edit-reasons")).to_contain_text("“y2” is not a letter.")
    page.get_by_role("button", name="Close", exact=True).click()
    _go(page, world.ledger, world.charlie)
    page.keyboard.press("c")
    expect(_said(page)).to_have_text("C of Ledger <b> to Charlie.")
    expect(page.locator("#edit-why")).to_be_hidden()


def test_undo_that_is_refused_can_be_tried_again(edited: Page, world: World) -> None:
    page = edited
    _go(page, world.ledger, world.alice)
    page.keyboard.press("c")
    expect(_said(page)).to_have_text("C of Ledger <b> to Alice.")
    Assignment.objects.filter(letter="C").update(note="Seen by Bob")
    page.keyboard.press("Control+z")
    expect(_said(page)).to_contain_text("Somebody changed C of Ledger <b>: Alice since then: note.")
    Assignment.objects.filter(letter="C").update(note="")
    page.keyboard.press("Control+z")
    expect(_said(page)).to_have_text("Undone: C of Ledger <b> to Alice.")
    page.keyboard.press("Control+y")
    expect(_said(page)).to_have_text("Done again: C of Ledger <b> to Alice.")


def test_a_cell_can_be_focused_directly(edited: Page, world: World) -> None:
    cell = _cell(edited, world.refunds, world.bob)
    cell.focus()
    expect(cell).to_be_focused()
    expect(edited.locator("td[tabindex='0']")).to_have_count(1)


def test_a_menu_at_the_cell_does_the_same_on_a_phone(
    browser: Any, live_server: LiveServer, world: World
) -> None:
    session = Client()
    session.force_login(world.user("alice"))
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    cookie = {"name": "sessionid", "value": session.cookies["sessionid"].value, "url": live_server.url}
    phone.add_cookies([cookie])
    page = phone.new_page()
    page.goto(live_server.url + GRID)
    page.get_by_role("button", name="Edit", exact=True).tap()
    cell = _cell(page, world.ledger, world.alice)
    cell.tap()
    menu = page.locator("#edit-menu")
    expect(menu).to_contain_text("Ledger <b>, Alice")
    box = menu.bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= 360, box["y"] + box["height"] <= 740) == (True,) * 3
    menu.get_by_role("button", name="Accountable").tap()
    expect(cell.locator(".l")).to_have_text(["A"])
    expect(menu.get_by_role("button", name="Accountable")).to_have_attribute("aria-pressed", "true")
    menu.get_by_role("button", name="Clear the cell").tap()
    expect(cell.locator(".l")).to_have_count(0)
    year = timezone.localdate().year + 1
    menu.get_by_label("From a later date").fill(f"{year}-12-01")
    menu.get_by_role("button", name="Responsible").tap()
    expect(cell).to_have_class(re.compile("soon"))
    expect(cell).to_have_attribute("title", f"responsible from 1 Dec {year}")
    menu.get_by_role("button", name="Close").tap()
    expect(menu).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    phone.close()


def test_a_column_and_a_row_come_where_one_stands(edited: Page, world: World) -> None:
    page = edited
    _go(page, world.refunds, world.alice)
    page.get_by_role("button", name="Row").click()
    page.get_by_label("Name", exact=True).fill("Chargebacks")
    page.keyboard.press("Enter")
    expect(_said(page)).to_have_text("Chargebacks is added.")
    made = Area.objects.get(name="Chargebacks")
    expect(_cell(page, made, world.alice)).to_be_focused()
    page.keyboard.press("a")
    expect(_cell(page, made, world.alice).locator(".l")).to_have_text(["A"])
    zoe = Person.objects.create(name="Zoe")
    page.get_by_role("button", name="Column").click()
    page.get_by_label("Name", exact=True).fill("Nobody Known")
    page.keyboard.press("Enter")
    wrong = "There is no person called “Nobody Known”. Ask an administrator to create it."
    expect(page.locator("#edit-line [role=alert]")).to_have_text(wrong)
    page.get_by_label("Name", exact=True).fill("zoe")
    page.keyboard.press("Enter")
    expect(_cell(page, made, zoe)).to_be_focused()
    page.keyboard.press("r")
    expect(_cell(page, made, zoe).locator(".l")).to_have_text(["R"])
    assert _held(made) == {"A Alice", "R Zoe"}
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator(f"tr[data-area='{made.pk}']")).to_have_count(0)
    expect(_cell(page, world.refunds, zoe)).to_be_focused()
    assert not Area.objects.filter(pk=made.pk).exists()
    for _ in range(2):
        page.keyboard.press("Control+y")
    expect(_cell(page, made, world.alice).locator(".l")).to_have_text(["A"])


def test_nothing_bars_the_way_while_editing(edited: Page, world: World) -> None:
    page = edited
    _go(page, world.ledger, world.alice)
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-menu [data-letter=R]")).to_be_focused()
    assert barriers(page) == {}
    page.keyboard.press("Escape")
    expect(_cell(page, world.ledger, world.alice)).to_be_focused()
