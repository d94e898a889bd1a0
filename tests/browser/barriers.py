"""What bars somebody's way on a page, as axe finds it."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Broken = tuple[str, list[str]]  # a rule, and the elements that break it
SERIOUS = ("serious", "critical")
# All that a theme changes is colours.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def barriers(page: Page, *, serious: bool = True) -> dict[str, list[Broken]]:
    """The rules that an open page breaks: whole in light, and what a theme changes in dark too."""
    page.emulate_media(color_scheme="light")
    light = broken(page, serious=serious)
    page.emulate_media(color_scheme="dark")
    dark = broken(page, serious=serious, **OF_COLOURS)
    return {theme: found for theme, found in (("light", light), ("dark", dark)) if found}


def broken(page: Page, *, serious: bool = True, **options: Any) -> list[Broken]:
    """The rules that an open page breaks as it is, each with where."""
    answer = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in answer["violations"]
        if not serious or each["impact"] in SERIOUS
    ]
