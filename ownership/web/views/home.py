from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.models import Area
from ownership.rules.read import Read
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.area.history import told
from ownership.web.findings.allowed import cures, may_act
from ownership.web.home.checklist import checklist
from ownership.web.home.near import DAYS, changed, near, open_near
from ownership.web.home.newcomers import is_new
from ownership.web.home.tiles import Tile, tiles
from ownership.web.standing import standing
from ownership.who.mine import mine

MOST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Where reading is open, whoever is signed out begins at what they may read."""
    opened = settings.OPEN_READING and not request.user.is_authenticated
    return redirect("matrix") if opened else _home(request)


@signed_in
def _home(request: SignedIn) -> HttpResponse:
    """What is asked, each with its cure; what is wrong and what changed near; coverage; what is mine."""
    on, person, user = today(), viewer(request), request.user
    everything = permissions.is_administrator(user=user)
    held = mine(person=person, on=on) if person else []
    around = near(person=person, user=user, held=[area.pk for area, _ in held], on=on)
    found = open_near(near=around, user=user, on=on)
    reads, shown = found.reads, found.shown
    empty = not shown and not Area.objects.exists()
    if everything and empty:
        return redirect("start")
    asked = [read for read in reads if (read.asks == person if read.asks else everything)]
    first = asked[:MOST]
    theirs = {read.finding.pk for read in asked}
    left = [id for id in found.near if id not in theirs]
    others = [read for read in reads if read.finding.pk in left[:MOST]]
    counted, more = tiles(on=on), "+" if found.more else ""
    offered = [area for area, lines in held if any(line.asked for line in lines)]
    if counted:
        counted += [
            Tile(
                "Open findings",
                f"{shown:,}",
                "in the whole organisation" if everything else "that you may see",
            ),
            Tile("Asked of you", f"{len(asked) + len(offered)}{more}", _note(asked, offered, more)),
        ]
    changes = told(changed(near=around, user=user, on=on))
    context = {
        "on": on,
        "person": person,
        "tiles": counted,
        "first": first,
        "waiting": len(asked),
        "and_more": more,
        "others": others,
        "more": found.further(left=len(left) - len(others)),
        "cures": cures(user=user, reads=first, on=on),
        "allowed": may_act(user=user, reads=[*first, *others], on=on),
        "changes": changes,
        "recent": bool(changes) and (on - changes[0].on).days <= DAYS,
        "inbox": standing(request=request).inbox,
        "is_new": person is not None and is_new(person=person, on=on),
        "days": DAYS,
        "checklist": checklist(user=user, on=on),
        "mine": held,
        "offered": len(offered),
        "empty": empty,
        "my_team": around.teams[0] if around.teams else None,
    }
    return render(request, "ownership/home.html", context)


def _note(asked: list[Read], offered: list[Area], more: str) -> str:
    """What waits the longest, and what is to be accepted or declined."""
    oldest = max((read.age for read in asked), default=0)
    parts = [
        f"oldest open {oldest} day{'' if oldest == 1 else 's'}" if asked else "",
        f"{len(offered)} to take or decline" if offered else "",
    ]
    return ", ".join(part for part in parts if part) or ("see Findings" if more else "nothing waits for you")
