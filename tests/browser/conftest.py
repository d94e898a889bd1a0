import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from teams.models import User

# Playwright's loop runs in this thread, and Django would refuse the tests' own queries beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
ARGUMENTS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
]


def chromium() -> str | None:
    path = f"{os.environ.get('PATH', '')}:/usr/local/bin:/usr/bin"
    return os.environ.get("REMIT_CHROMIUM") or shutil.which("chromium", path=path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not chromium() and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="no Chromium: install it, or set REMIT_CHROMIUM"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    executable = chromium()
    if executable is None:
        pytest.fail("There is no Chromium: install it, or set REMIT_CHROMIUM to one.")
    return {**browser_type_launch_args, "executable_path": executable, "args": ARGUMENTS}


@pytest.fixture(autouse=True)
def answered(transactional_db: None) -> Iterator[None]:
    """Let the server finish what a closed page asked for, before the tables under it are emptied."""
    begun: list[object] = []
    ended: list[object] = []

    def begin(**_: object) -> None:
        begun.append(None)

    def end(**_: object) -> None:
        ended.append(None)

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    until = time.monotonic() + 10
    while len(ended) < len(begun) and time.monotonic() < until:
        time.sleep(0.02)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def sign_in(live_server: LiveServer, context: BrowserContext) -> Callable[[User], None]:
    """Give the browser a signed-in session, without the sign-in page."""

    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return sign_in


@pytest.fixture
def visit(live_server: LiveServer, page: Page) -> Callable[[str], Page]:
    """Open a path of the served pages; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def visit(path: str) -> Page:
        page.goto(live_server.url + path)
        assert complaints == []
        return page

    return visit
