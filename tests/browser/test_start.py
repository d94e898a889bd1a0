"""From nothing to a first matrix, by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ownership.models import Area, Assignment
from teams.models import Person, User
from tests.browser.barriers import barriers
from tests.people import administrator

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def admin(transactional_db: None, sign_in: SignIn) -> User:
    user = administrator()
    sign_in(user)
    return user


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus; a way without an end fails."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels?.[0]?.textContent || e.textContent || '').trim(); }"
        )
        if focused == name:
            return
    pytest.fail(f"Tab never came to “{name}”.")


def test_by_hand_to_a_matrix(admin: User, visit: Visit) -> None:
    page = visit("/")
    _tab_to(page, "Begin by hand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Begin by hand")).to_be_visible()
    for field, text in [("Your name", "Ada Lee"), ("Your team", "Payments"), ("Area 1", "Billing service")]:
        _tab_to(page, field)
        page.keyboard.type(text)
    _tab_to(page, "Area 2")
    page.keyboard.type("Refunds")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Payments")).to_be_visible()
    expect(page.locator("table.matrix tbody tr[data-area]")).to_have_count(2)
    ada = Person.objects.get(user=admin)
    held = set(Assignment.objects.values_list("area__name", "letter", "person"))
    assert held == {(area, letter, ada.pk) for area in ("Billing service", "Refunds") for letter in "AR"}


def test_a_template_to_a_matrix_and_back(admin: User, visit: Visit) -> None:
    page = visit("/start/")
    _tab_to(page, "A single product team")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A single product team")).to_be_visible()
    _tab_to(page, "Your name")
    page.keyboard.type("Ada Lee")
    _tab_to(page, "Your team")
    page.keyboard.type("Payments")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    _tab_to(page, "Take what is ticked")
    page.keyboard.press("Enter")
    expect(page.get_by_text("16 areas are there.")).to_be_visible()
    assert not Area.objects.filter(name="Architecture decisions").exists()
    page.get_by_role("button", name="Undo").first.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert not Area.objects.exists()


@pytest.mark.parametrize("width", [1440, 360])
def test_pages_are_accessible_and_fit(admin: User, visit: Visit, width: int) -> None:
    for path in ("/start/", "/start/teams/", "/start/by-hand/", "/start/you/"):
        page = visit(path)
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == {}
