"""What bars somebody's way on a page, as axe finds it."""

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")
EVERY = (*SERIOUS, "moderate", "minor")
# All that a theme changes is colours.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def barriers(page: Page, *, impacts: Iterable[str] = SERIOUS) -> list[tuple[str, str, list[str]]]:
    """The rules that an open page breaks: whole in light, and what a theme changes in dark too."""
    found = []
    themes: list[tuple[Any, dict[str, Any]]] = [("light", {}), ("dark", OF_COLOURS)]
    for theme, options in themes:
        page.emulate_media(color_scheme=theme)
        broken = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
        found += [
            (theme, each["id"], [node["html"][:160] for node in each["nodes"][:3]])
            for each in broken
            if each["impact"] in impacts
        ]
    return found
