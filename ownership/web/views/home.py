from django.http import HttpResponse
from django.shortcuts import render

from ownership import permissions
from ownership.models import Area
from ownership.rules.reading import open_findings
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.allowed import cures, may_act
from ownership.web.checklist import checklist
from ownership.web.tiles import Tile, tiles
from ownership.who.mine import mine

MOST = 5


@signed_in
def home(request: SignedIn) -> HttpResponse:
    """At most five things, each with its cure; what is not set; how much is owned; what is one's own."""
    on, person = today(), viewer(request)
    reads = open_findings(on=on, viewer=request.user)
    everything = permissions.is_administrator(user=request.user)
    asked = [read for read in reads if (read.asks == person if read.asks else everything)]
    first = asked[:MOST]
    counted = tiles(on=on)
    if counted:
        oldest = max((read.age for read in asked), default=0)
        note = f"oldest open {oldest} day{'' if oldest == 1 else 's'}" if asked else "nothing waits for you"
        counted += [
            Tile(
                "Open findings",
                str(len(reads)),
                "in the whole organisation" if everything else "that you may see",
            ),
            Tile("Asked of you", str(len(asked)), note),
        ]
    context = {
        "on": on,
        "person": person,
        "tiles": counted,
        "first": first,
        "waiting": len(asked),
        "cures": cures(user=request.user, reads=first, on=on),
        "allowed": may_act(user=request.user, reads=first, on=on),
        "checklist": checklist(user=request.user, on=on),
        "mine": mine(person=person, on=on) if person else [],
        "empty": not reads and not Area.objects.exists(),
    }
    return render(request, "ownership/home.html", context)
