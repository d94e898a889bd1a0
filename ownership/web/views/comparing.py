"""Teams side by side, and the same as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from ownership.exports.delimited import write_rows
from ownership.exports.figures import OfTeam, rows
from ownership.measures.base import FEWEST
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.downloading import download
from ownership.web.forms.compare import CompareForm
from ownership.web.measures.comparing import Side, groups, sides


@signed_in
def compare(request: SignedIn) -> HttpResponse:
    form = CompareForm(request.GET, today=today())
    found = _sides(form)
    context: dict[str, Any] = {
        "form": form,
        "asked": bool(form.data["team"]),
        "sides": found,
        "groups": groups(sides=found) if found else [],
        "on": form.cleaned_data.get("on"),
        "before": form.cleaned_data.get("before"),
        "few": FEWEST,
    }
    return render(request, "ownership/compare.html", context)


@signed_in
def export(request: SignedIn) -> HttpResponse:
    form = CompareForm(request.GET, today=today())
    content = write_rows(rows(teams=[OfTeam(side.team.name, side.lines) for side in _sides(form)]))
    return download(name=f"measures-{today().isoformat()}.csv", content=content)


def _sides(form: CompareForm) -> list[Side]:
    """What can be understood of what is asked: without a day it is today, and wrong names are told."""
    form.is_valid()
    asked = form.cleaned_data
    if not asked.get("team"):
        return []
    days = [day for day in (asked.get("before"), asked.get("on") or today()) if day]
    return sides(teams=asked["team"], days=days, today=today())
