"""The table of pages, with a column for everybody."""

from tests.web.access.addresses import name_of
from tests.web.access.cast import OUTSIDE, READERS
from tests.web.pages import pages
from tests.web.world import World

# What whoever leads any team may begin.
LEADS_MAKE = {"area-new", "team-new", "seat-new", "work", "metrics", "rules-would"}
# What is read without an account where reading is open: areas and teams, nobody's own page, no change.
OPENED = {
    "matrix", "matrix-rows", "matrix-panel", "difference", "findings", "finding", "areas", "area", "teams",
    "team", "seat-edit", "job-roles", "expectations", "categories", "who", "search", "rules", "rule",
}  # fmt: skip
OPENED_PATHS = ("/choices/areas/?q=ref", "/choices/teams/?q=pay")


def statuses(world: World) -> dict[str, dict[str, int]]:
    """By path, by name: signed out ("nobody", "ivan"), signed out where reading is open, and signed in."""
    return {path: _of(path, *row) for path, row in pages(world).items()}


def _of(path: str, charlie: int, alice: int, admin: int) -> dict[str, int]:
    name = name_of(path)
    out = 401 if "format=txt" in path else 302
    row = dict.fromkeys(OUTSIDE, out) | dict.fromkeys(READERS, charlie) | {"alice": alice, "admin": admin}
    if name in LEADS_MAKE:
        row["erin"] = 200
    row["opened"] = charlie if (name in OPENED or path in OPENED_PATHS) and out == 302 else out
    return row
