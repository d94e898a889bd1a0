"""Findings chosen in bulk and suggestions tried, by keyboard, on a phone and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from ownership.models import Assignment, Finding
from ownership.rules import runner
from teams.models import User
from tests.browser.barriers import barriers
from tests.factories import AreaFactory, AssignmentFactory
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    """Beside the ledger two areas in which Alice decides and is asked as well."""
    world = make_world(on=timezone.localdate())
    for name in ("Fax", "Mail"):
        area = AreaFactory(name=name, owning_team=world.payments)
        for letter in "ARC":
            AssignmentFactory(area=area, letter=letter, person=world.alice)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    return world


def _tab_to(page: Page, what: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if what.evaluate("each => each === document.activeElement"):
            return
    pytest.fail("The keyboard does not come there.")


def test_several_are_taken_on_by_keyboard(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/findings/?rule=OWN209")
    bar = page.locator("#many")
    on_it = bar.get_by_role("button", name="I am on it")
    expect(on_it).to_be_disabled()
    _tab_to(page, page.get_by_label("Choose: Fax"))
    page.keyboard.press("Space")
    expect(bar).to_contain_text("1 chosen")
    every = bar.get_by_label("All on this page")
    every.focus()
    page.keyboard.press("Space")
    expect(bar).to_contain_text("2 chosen")
    _tab_to(page, on_it)
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("You are on it: 2 findings.")
    assert set(Finding.objects.filter(rule="OWN209").values_list("state", flat=True)) == {"acknowledged"}
    page.locator("#messages").get_by_role("button", name="Take them up again").press("Enter")
    expect(page.locator("#messages")).to_contain_text("Open again: 2 findings.")


def test_a_suggestion_is_tried_and_carried_out_by_keyboard(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("alice"))
    page = visit("/findings/?rule=OWN101")
    card = page.locator(f"#finding-{world.unowned.pk}")
    _tab_to(page, card.get_by_role("button", name="Make Bob accountable"))
    page.keyboard.press("Enter")
    preview = card.locator(".preview")
    expect(preview.get_by_role("heading", name="Make Bob accountable?")).to_be_focused()
    expect(preview).to_contain_text("Bob gets A")
    expect(preview).to_contain_text("Told: Bob.")
    expect(preview).to_contain_text("It settles")
    expect(card.get_by_label("Choose: Ledger <b>")).to_be_attached()
    assert not Assignment.objects.filter(area=world.ledger, letter="A").exists()
    _tab_to(page, preview.get_by_role("link", name="Leave it"))
    page.keyboard.press("Enter")
    expect(card.get_by_role("button", name="Make Bob accountable")).to_be_focused()
    page.keyboard.press("Enter")
    expect(preview.get_by_role("heading", name="Make Bob accountable?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Settled: Ledger <b>.")
    expect(card.get_by_role("button", name="Undo")).to_be_visible()


def test_all_alike_are_fixed_and_a_view_is_kept(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.user("alice"))
    page = visit("/findings/")
    page.get_by_label("Severity").select_option("info")
    page.get_by_text("Save this view").click()
    page.get_by_label("Name", exact=True).fill("Small things")
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_role("link", name="Small things")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Fix all like this").click()
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#messages")).to_contain_text("Done for 2 findings: 2 settled.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Undone")


def _paths(world: World) -> list[str]:
    ids = Finding.objects.filter(rule="OWN209").values_list("pk", flat=True)
    chosen = "&".join(f"finding={id}" for id in ids)
    finding = f"/findings/{world.unowned.pk}/"
    return [
        "/findings/?sort=age",
        f"{finding}cure/?key=accountable-person-{world.bob.pk}",
        "/findings/alike/OWN209/",
        f"/findings/many/give/?{chosen}",
        f"/findings/many/accept/?{chosen}",
    ]


def test_its_pages_have_no_barrier_and_fit_on_a_phone(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    found: dict[str, Any] = {}
    for path in _paths(world):
        page = visit(path)
        page.set_viewport_size({"width": 360, "height": 740})
        wrong = barriers(page, serious=False)
        width = page.evaluate("document.documentElement.scrollWidth")
        if wrong or width > 360:
            found[path] = (wrong, width)
    assert found == {}
