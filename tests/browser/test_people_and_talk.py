"""People, hand-overs, the inbox, questions and the log in a real browser: themes, phone, keyboard alone."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from ownership.models import Assignment, Question
from ownership.operations import ask_question, assign
from teams.models import User
from tests.browser.barriers import barriers
from tests.web.world import World, make_world

Visit = Callable[[str], Page]
SignIn = Callable[[User], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    """Alice asks Charlie to do some work, and Bob asks about hers."""
    today = timezone.localdate()
    world = make_world(on=today)
    assign(area=world.ledger, letter="R", holder=world.charlie, actor=world.user("alice"), on=today)
    ask_question(area=world.refunds, text="Is this still ours?", actor=world.user("bob"), on=today)
    return world


def _paths(world: World) -> list[str]:
    return [
        "/people/",
        f"/people/{world.alice.pk}/",
        f"/people/{world.alice.pk}/edit/",
        f"/people/{world.alice.pk}/welcome/",
        f"/people/{world.bob.pk}/hand-over/",
        f"/teams/{world.payments.pk}/hand-over/",
        "/notices/",
        "/questions/",
        f"/questions/{Question.objects.get().pk}/",
        f"/areas/{world.refunds.pk}/ask/",
        f"/areas/{world.refunds.pk}/",
        "/log/",
        "/matrix/difference/",
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


def test_what_one_is_asked_is_taken_with_the_keyboard_alone(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("charlie"))
    page = visit("/notices/")
    _tab_to(page, "Accept")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Thank you: it is noted that it is taken.")
    assert Assignment.objects.get(area=world.ledger, person=world.charlie).acceptance == "accepted"


def test_a_question_is_asked_and_answered_with_the_keyboard_alone(
    visit: Visit, sign_in: SignIn, world: World
) -> None:
    sign_in(world.user("charlie"))
    page = visit(f"/areas/{world.ledger.pk}/")
    _tab_to(page, "Ask")
    page.keyboard.press("Enter")
    page.locator("textarea").focus()
    page.keyboard.type("I thought Search owned this.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("I thought Search owned this.").first).to_be_visible()
    question = Question.objects.get(area=world.ledger)
    sign_in(world.user("alice"))
    page = visit(f"/questions/{question.pk}/")
    page.locator("textarea").first.focus()
    page.keyboard.type("It is ours since spring.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_be_visible()
    question.refresh_from_db()
    assert (question.state, question.answer) == ("answered", "It is ours since spring.")


def test_a_hand_over_is_seen_done_and_undone(visit: Visit, sign_in: SignIn, world: World) -> None:
    sign_in(world.admin)
    page = visit(f"/people/{world.bob.pk}/hand-over/")
    page.get_by_role("button", name="See what comes of it").click()
    expect(page.get_by_role("list", name="What goes to whom")).to_contain_text("Alice")
    assert _bobs() == {"Refunds", "Ledger <b>"}
    page.get_by_role("button", name="Hand over, and Bob leaves").click()
    expect(page.locator("#messages")).to_contain_text("Undo")
    assert _bobs() == set()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Undone")
    assert _bobs() == {"Refunds", "Ledger <b>"}


def _bobs() -> set[str]:
    """What is Bob's from here on."""
    held = Assignment.objects.filter(person__name="Bob", period__upper_inf=True)
    return set(held.values_list("area__name", flat=True))
