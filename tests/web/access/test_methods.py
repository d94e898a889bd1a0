"""What answers a form, and that nothing answers what no page sends."""

import datetime as dt

from django.test import Client

from tests.web.access.addresses import name_of
from tests.web.access.deeds import deeds
from tests.web.access.stage import set_stage
from tests.web.pages import pages
from tests.web.world import World

# Pages that show the same whatever is sent: that nothing is written by it is seen in test_deeds.
SHOWN = {
    "home", "start", "matrix", "matrix-rows", "matrix-panel", "export", "findings", "finding", "areas",
    "area", "rules", "rule", "rules-would", "scans", "scans-running", "log", "log-entry", "difference",
    "people", "person", "newcomer", "reports", "report", "delivery", "import-done", "notices", "notice",
    "questions", "teams", "team", "job-roles", "categories", "who", "search",
    "decisions", "decision", "choices", "team-measures", "team-measures-export",
    "measures-compare", "measures-compare-export", "undo-work",
}  # fmt: skip
# Every action of a finding is tried in test_actions.
ACTIONS = {"act"}


def test_whatever_answers_a_form_is_in_the_table_of_deeds(
    client: Client, world: World, today: dt.date
) -> None:
    stage = set_stage(world, on=today)
    client.force_login(world.admin)
    taking = {name_of(path) for path in pages(world) if client.post(path).status_code != 405}
    tried = {name_of(deed.path) for deed in deeds(stage)}
    assert taking - tried - SHOWN - ACTIONS == set()
    assert SHOWN & tried == set()
    assert SHOWN - {name_of(path) for path in pages(world)} == set()


def test_what_no_page_sends_is_answered_by_405(client: Client, world: World) -> None:
    client.force_login(world.admin)
    found = {
        (path, method): client.generic(method, path).status_code
        for path in pages(world)
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")
    }
    assert {key: status for key, status in found.items() if status != 405} == {}
