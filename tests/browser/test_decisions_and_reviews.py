"""Decisions, reviews and days off in a real browser: themes, a phone, the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from ownership.models import Area, Decision
from teams.models import User
from tests.browser.barriers import barriers
from tests.factories import AbsenceFactory, DecisionPartyFactory, period
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    """Bob took part in a decision about Refunds, which Alice, who is away, answers for."""
    today = timezone.localdate()
    world = make_world(on=today)
    DecisionPartyFactory(decision=world.decision, person=world.bob)
    Decision.objects.update(text="Because:\n\n- **waiting** costs\n- `code` and > a quote")
    AbsenceFactory(person=world.alice, period=period(today, today.replace(year=today.year + 1)))
    Area.objects.update(confirmed_on=None)
    return world


def _paths(world: World) -> list[str]:
    return [
        "/decisions/",
        "/decisions/?q=nothing+like+it",
        f"/decisions/{world.decision.pk}/",
        f"/decisions/{world.decision.pk}/edit/",
        f"/decisions/new/?area={world.refunds.pk}",
        "/reviews/",
        f"/areas/{world.refunds.pk}/",
        f"/people/{world.alice.pk}/",
        f"/people/{world.alice.pk}/away/",
    ]


def test_no_page_has_a_serious_barrier(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    found = {}
    for path in _paths(world):
        page = visit(path)
        if rules := barriers(page):
            found[path] = rules
    assert found == {}


def test_no_page_scrolls_sideways_on_a_phone(
    visit: Visit, sign_in: SignIn, world: World, context: BrowserContext
) -> None:
    Decision.objects.update(title="Supercalifragilistic" * 10)
    sign_in(world.user("alice"))
    wide = {}
    for path in _paths(world):
        page = visit(path)
        page.set_viewport_size({"width": 360, "height": 740})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[path] = width
    assert wide == {}


def _tab_to(page: Page, name: str) -> None:
    """Tab until the named control has the focus, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == name:
            return
    pytest.fail(f"The keyboard does not reach {name}.")


def test_a_decision_is_recorded_with_the_keyboard_alone(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit(f"/areas/{world.refunds.pk}/")
    _tab_to(page, "Record a decision")
    page.keyboard.press("Enter")
    page.get_by_label("What was decided").focus()
    page.keyboard.type("Refund within a day")
    page.keyboard.press("Tab")
    # What is named already stands before the box, each with a way to leave it out.
    page.keyboard.press("Tab")
    page.keyboard.type("ledg")
    expect(page.get_by_role("option", name="Ledger <b>")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="About these areas, chosen").get_by_role("listitem")).to_have_count(
        2
    )
    page.get_by_role("combobox", name="Who was told after").focus()
    page.keyboard.type("bo")
    expect(page.get_by_role("option", name="Bob")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Who was asked before").focus()
    # What is typed to its end and not chosen is known as well.
    page.keyboard.type("charlie")
    page.get_by_label("Why, and what follows from it").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Refund within a day")
    found = Decision.objects.get(title="Refund within a day")
    assert set(found.about.values_list("area__name", flat=True)) == {"Refunds", "Ledger <b>"}
    assert set(found.parties.values_list("person__name", "part")) == {
        ("Alice", "decider"),
        ("Charlie", "consulted"),
        ("Bob", "informed"),
    }


def test_what_was_chosen_is_left_out_again(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit(f"/decisions/new/?area={world.refunds.pk}")
    page.get_by_role("button", name="Leave out Refunds").click()
    expect(page.get_by_role("combobox", name="About these areas")).to_be_focused()
    expect(page.get_by_role("list", name="About these areas, chosen")).to_be_hidden()
    page.get_by_role("combobox", name="Who decided").focus()
    page.keyboard.press("Backspace")
    expect(page.get_by_role("list", name="Who decided, chosen")).to_be_hidden()


def test_a_decision_is_recorded_without_scripts(
    sign_in: SignIn, world: World, browser: Any, context: BrowserContext, live_server: Any
) -> None:
    sign_in(world.user("alice"))
    plain = browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(f"{live_server.url}/decisions/new/")
    page.get_by_label("What was decided").fill("Split it")
    page.get_by_label("About these areas").fill("refunds")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Split it")
    plain.close()


def test_an_area_is_confirmed_with_the_keyboard_alone_and_undone(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("alice"))
    page = visit("/reviews/")
    page.get_by_role("checkbox", name="Still right: Refunds").focus()
    page.keyboard.press("Space")
    _tab_to(page, "Still right")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Noted: Refunds is still right.")
    expect(page.get_by_text("Confirmed by Alice today.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Undone")
    assert Area.objects.get(pk=world.refunds.pk).confirmed_on is None


def test_days_off_are_noted_on_ones_own_page(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("bob"))
    page = visit(f"/people/{world.bob.pk}/")
    away = page.get_by_role("region", name="Away")
    away.get_by_label("First day").fill("2027-01-04")
    away.get_by_label("Last day").fill("2027-01-08")
    away.get_by_role("button", name="Note it").click()
    expect(away).to_contain_text("4 Jan 2027 to 8 Jan 2027")
    away.get_by_role("button", name="Take back").click()
    expect(away).to_contain_text("No days off are noted.")


def test_whoever_is_signed_out_while_they_type_is_suggested_nothing(
    visit: Visit, sign_in: SignIn, world: World, context: BrowserContext
) -> None:
    sign_in(world.user("alice"))
    page = visit(f"/decisions/new/?area={world.refunds.pk}")
    box = page.get_by_role("combobox", name="Areas")
    broken: list[object] = []
    page.on("pageerror", lambda error: broken.append(error))
    context.clear_cookies()
    with page.expect_response("**/login/**"):
        box.press_sequentially("led")
    page.wait_for_timeout(200)
    assert broken == []
