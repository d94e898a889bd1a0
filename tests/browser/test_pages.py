"""The pages as somebody uses them, in a real browser, in both themes and at phone width."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from ownership.models import Area, Assignment
from teams.models import User
from tests.browser.barriers import barriers
from tests.factories import WaiverFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]
SHEET = "Area\tAlice\tDana Lee\nInvoices\tA\tR\nDunning\t\tR\n"


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(on=timezone.localdate())


def _paths(world: World) -> list[str]:
    return [
        "/",
        "/matrix/?look=grid",
        "/matrix/?look=list",
        "/findings/",
        f"/findings/{world.unowned.pk}/",
        "/areas/",
        f"/areas/{world.refunds.pk}/",
        f"/areas/{world.refunds.pk}/edit/",
        "/rules/",
        "/rules/OWN201/",
        "/reports/",
        f"/reports/{world.report.pk}/",
        "/import/",
        "/people/unknown/",
    ]


def test_one_signs_in_and_out(visit: Visit, world: World) -> None:
    alice = world.user("alice")
    alice.set_password("a long pass phrase")
    alice.save()
    page = visit("/accounts/login/")
    page.get_by_label("E-mail").or_(page.get_by_label("Email")).fill("alice@example.org")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Alice")
    page.get_by_text("Your account").locator("..").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_arrow_keys_move_through_the_matrix_and_the_panel_says_why(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/")
    first = page.locator(f"#a{world.refunds.pk}p{world.alice.pk}")
    first.click()
    dock = page.locator("#dock")
    expect(dock).to_contain_text("Alice, accountable, directly, since 1 Jan 2025")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#a{world.refunds.pk}p{world.bob.pk}")).to_be_focused()
    expect(dock).to_contain_text("Bob, responsible, directly")
    page.locator(f"#a{world.ledger.pk}p{world.alice.pk}").click()
    expect(dock).to_contain_text("Alice holds nothing here.")
    expect(dock).to_contain_text("Nobody is accountable for Ledger")
    assert page.locator("td[tabindex='0']").count() == 1


def test_a_filter_narrows_the_matrix_and_is_in_the_address(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("alice"))
    page = visit("/matrix/")
    page.get_by_label("Only with findings").check()
    expect(page.locator("tr[data-area]")).to_have_count(1)
    expect(page).to_have_url(re.compile("findings=on"))
    page.locator("#matrix-filters").get_by_text("Teams", exact=True).click()
    expect(page.locator("th[data-column^='team-']")).to_have_count(2)
    page.reload()
    expect(page.locator("th[data-column^='team-']")).to_have_count(2)


def test_a_finding_is_settled_where_it_stands(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/findings/")
    page.get_by_role("link", name="Other ways…").first.click()
    page.get_by_label("Who is accountable from today?").select_option(label="Bob")
    page.get_by_role("button", name="Name them").click()
    expect(page.locator(".finding.done")).to_contain_text("Settled: Ledger <b>.")
    assert Assignment.objects.get(area=world.ledger, letter="A").person == world.bob
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Undone: all is as it was before.")
    expect(page.locator(".sentence")).to_contain_text("Nobody is accountable for Ledger")


def test_a_pasted_sheet_goes_in_and_out_again(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    page = visit("/import/")
    page.get_by_label("Or paste it").fill(SHEET)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("row", name=re.compile("^Dana Lee"))).to_contain_text("new here")
    page.get_by_role("button", name="Show the plan").click()
    page.get_by_role("button", name="Apply it").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("pasted cells.tsv is in")
    assert Area.objects.filter(name__in=["Invoices", "Dunning"]).count() == 2
    page.get_by_role("button", name="Undo the whole import").click()
    expect(page.locator("#messages")).to_contain_text("Undone")
    assert Area.objects.filter(name__in=["Invoices", "Dunning"]).count() == 0


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
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[path] = width
    assert wide == {}


def test_the_menu_and_the_theme_on_a_phone(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Rules").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rules")
    page.get_by_text("Your account").locator("..").click()
    page.get_by_role("button", name=re.compile("Theme")).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_pages_are_read_and_used_without_scripts(
    sign_in: SignIn, world: World, browser: Any, context: BrowserContext, live_server: Any
) -> None:
    sign_in(world.user("alice"))
    plain = browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(f"{live_server.url}/matrix/")
    expect(page.locator("tr[data-area]")).to_have_count(2)
    page.goto(f"{live_server.url}/findings/")
    page.get_by_role("button", name="Make Bob accountable").click()
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#messages")).to_contain_text("Settled: Ledger <b>.")
    plain.close()


def test_a_long_name_does_not_make_a_page_scroll_sideways(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    long = "Supercalifragilistic" * 10
    world.ledger.name = long
    world.ledger.save()
    world.alice.name = long
    world.alice.save()
    sign_in(world.user("alice"))
    wide = {}
    for path in [*_paths(world)[:7], f"/areas/{world.ledger.pk}/", "/rules/"]:
        page = visit(path)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 740})
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[path, width] = found
    assert wide == {}


def test_a_total_stands_under_its_column(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    page = visit("/matrix/?look=grid")
    head = page.locator(f"th[data-column='person-{world.alice.pk}']")
    place = head.evaluate("cell => cell.cellIndex")
    off = page.evaluate(
        """place => {
          const cell = document.querySelector("table.matrix tfoot tr").cells[place];
          const range = document.createRange();
          range.selectNodeContents(cell);
          const [box, text] = [cell, range].map((each) => each.getBoundingClientRect());
          return [cell.textContent, Math.abs(box.x + box.width / 2 - text.x - text.width / 2)];
        }""",
        place,
    )
    assert off[0] == "1"
    assert off[1] < 1.5


def test_an_exception_is_ended_on_its_card(visit: Visit, sign_in: SignIn, world: World) -> None:
    WaiverFactory(rule="OWN101", area=world.ledger, since=timezone.localdate())
    sign_in(world.user("alice"))
    page = visit("/findings/?state=accepted")
    expect(page.locator("#findings-total")).to_have_text("1 finding")
    page.get_by_role("button", name="End this exception").click()
    expect(page.locator(".finding.done")).to_contain_text("The exception is ended, and it shows again")
    expect(page.locator("#findings-total")).to_have_text("0 findings")
    expect(page.locator("#open-count")).to_contain_text("1")


def test_what_another_settled_leaves_the_list(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/findings/")
    card = page.locator(f"#finding-{world.unowned.pk}")
    client = Client()
    client.force_login(world.admin)
    client.post(f"/findings/{world.unowned.pk}/owner/", {"owner-holder": f"person-{world.bob.pk}"})
    card.get_by_role("button", name="I am on it").click()
    expect(page.locator(".finding.done")).to_contain_text("Settled since")
    expect(page.locator(".finding.done")).to_contain_text("Bob is accountable for Ledger <b> from")
