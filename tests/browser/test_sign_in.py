from collections.abc import Callable

from playwright.sync_api import Page, expect

from teams.models import User


def test_an_administrator_signs_in_on_the_page(visit: Callable[[str], Page]) -> None:
    User.objects.create_superuser(email="ana@example.org", password="a long pass phrase")
    page = visit("/accounts/login/?next=/admin/")
    page.fill("input[name=login]", "ana@example.org")
    page.fill("input[name=password]", "a long pass phrase")
    page.press("input[name=password]", "Enter")
    expect(page.locator("#user-tools")).to_contain_text("ana@example.org")


def test_a_session_signs_in_without_the_page(
    visit: Callable[[str], Page], sign_in: Callable[[User], None]
) -> None:
    sign_in(User.objects.create_superuser(email="ben@example.org"))
    expect(visit("/admin/").locator("#user-tools")).to_contain_text("ben@example.org")
