"""What a page with the grid on it shows anew after a change."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.template.loader import render_to_string

from ownership.matrix.given import Place
from ownership.templatetags.shell import open_count
from ownership.web.forms.cells import Sent
from ownership.web.home.tiles import tiles
from ownership.web.matrix import sheet
from ownership.web.matrix.affected import affected
from teams.models import User


def touched(*, sent: Sent, places: Collection[Place], on: dt.date) -> Collection[int]:
    """Which of the rows shown may look different."""
    if sent.everything:
        return sent.view.rows
    return affected(places=places, on=on) & sent.view.rows if places else ()


def fresh(*, sent: Sent, areas: Collection[int], user: User, on: dt.date) -> dict[str, Any]:
    """Rows with their marks and findings, the tiles, and how many findings are open; ready for JSON."""
    view = sent.view
    rows = sheet.fresh(user=user, on=on, asked=view.asked, columns=view.columns, areas=areas) if areas else {}
    team = view.asked["team"].pk if view.asked["team"] else None
    return {
        "rows": list(rows.values()),
        "tiles": render_to_string("ownership/_tiles.html", {"tiles": tiles(on=on, team=team)}),
        "open": open_count({"user": user}),
    }
