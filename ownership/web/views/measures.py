"""A team's measures as a dashboard, and as a file."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ownership import permissions
from ownership.enums import Perspective
from ownership.exports.delimited import write_rows
from ownership.exports.figures import OfTeam, rows
from ownership.measures.base import FEWEST
from ownership.measures.registry import MEASURES
from ownership.web.access import SignedIn, day_of, signed_in, today
from ownership.web.downloading import download
from ownership.web.making import may_make_teams
from ownership.web.measures.boards import team_board
from ownership.web.measures.cards import cards
from ownership.web.measures.lacking import lacking
from teams.models import Team


def past_day(request: SignedIn) -> tuple[dt.date, str]:
    """The day that is asked for, and what is wrong with it: what is to come cannot be measured."""
    on, wrong = day_of(request)
    if on > today():
        return today(), "What is to come cannot be measured yet. This is today."
    return on, wrong


@signed_in
def team(request: SignedIn, pk: int) -> HttpResponse:
    on, no_day = past_day(request)
    asked = Team.objects.annotate(may_edit=permissions.may_manage_teams(user=request.user, on=today()))
    found = get_object_or_404(asked, pk=pk)
    board = team_board(team=pk, on=on, today=today())
    places = board.tree.places
    context = {
        "team": found,
        "on": on,
        "is_today": on == today(),
        "no_day": no_day,
        "board": board,
        "own": cards(board.own, team=pk, places=places),
        "outside": [
            (perspective, cards(board.outside[perspective], team=pk, places=places))
            for perspective in Perspective
        ],
        "measures": list(MEASURES.values()),
        "lacking": lacking(now=board.now, outside=board.outside),
        "few": FEWEST,
        "may_send": may_make_teams(user=request.user, on=today()),
        "may_edit": found.may_edit,  # type: ignore[attr-defined]
    }
    return render(request, "teams/measures.html", context)


@signed_in
def export(request: SignedIn, pk: int) -> HttpResponse:
    """Everything that the page shows over its year, a row for each number."""
    on, _ = past_day(request)
    found = get_object_or_404(Team, pk=pk)
    board = team_board(team=pk, on=on, today=today())
    lines = [*board.own, *(line for lines in board.outside.values() for line in lines)]
    name = f"measures-{found.slug}-{on.isoformat()}.csv"
    return download(name=name, content=write_rows(rows(teams=[OfTeam(found.name, lines)])))
