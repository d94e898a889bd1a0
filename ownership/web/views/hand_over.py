import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.operations import handover, preview, telling
from ownership.operations.problems import Problem, Refused
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.hand_over import MODES, HandOverForm
from ownership.web.handing import choices as chosen
from ownership.web.handing.choices import Choice
from ownership.web.handing.may import may_hand_over
from ownership.web.handing.outcome import outcomes
from ownership.web.handing.parties import Parties, parties
from ownership.web.views.person_edit import managed
from ownership.web.whatif import said
from teams.models import Person, Team


@signed_in
def of_person(request: SignedIn, pk: int) -> HttpResponse:
    """Everything that a person holds, and who takes it over."""
    return _page(request, managed(request, pk))


@signed_in
def of_team(request: SignedIn, pk: int) -> HttpResponse:
    """The same of a team, with its seats, its people, its areas and the teams below it."""
    asked = Team.objects.annotate(may_edit=permissions.may_manage_teams(user=request.user, on=today()))
    team: Any = get_object_or_404(asked, pk=pk)
    if not team.may_edit:
        raise PermissionDenied("Ask the lead of this team, or an administrator.")
    return _page(request, team)


def _page(request: SignedIn, of: Person | Team) -> HttpResponse:
    on, kind = today(), str(of._meta.model_name)
    modes = MODES[kind]
    mode = request.GET.get("mode", next(iter(modes)))
    mode = mode if mode in modes else next(iter(modes))
    form = HandOverForm(request.POST or None, of=of, mode=mode, on=on)
    day = form.asked
    lines = handover.lines(of=of, day=day)
    ground = handover.Ground.of_lines(of=of, lines=lines, day=day)
    known = parties(ground=ground)
    rows = _choices(request, ground, lines, mode, form.left)
    context: dict[str, Any] = {"of": of, "kind": kind, "mode": mode, "modes": modes, "form": form, "day": day}
    if request.method == "POST":
        seen = chosen.unpack(request.POST.get("seen", ""))
        for each in rows:
            chosen.sent(each, request.POST)
        if not chosen.fill(rows, request.POST) and form.is_valid():
            problems = handover.stale(lines=lines, seen=seen)
            done = None if problems else _decided(request, form, ground, rows, known, context)
            if done:
                return done
            context["problems"] = problems or context.get("problems", [])
    context |= {
        "groups": chosen.groups(rows),
        "count": len(rows),
        "parties": known.labels.values(),
        "seen": chosen.pack(rows),
        "unowned": any(each.line.owner for each in rows),
        "reports": _reports(of, mode),
        "on": on,
    }
    return render(request, "teams/hand_over.html", context)


def _choices(
    request: SignedIn, ground: handover.Ground, lines: list[handover.Line], mode: str, left: int | None
) -> list[Choice]:
    mine = may_hand_over(lines=lines, user=request.user, on=today())
    heirs = handover.heirs(lines=lines, ground=ground)
    rows = []
    for line in lines:
        options = chosen.options(line, heirs[line.key], mode, str(ground.of))
        choice = Choice(line, options, may=line.key in mine)
        choice.do = chosen.first(choice, mode=mode, left=left)
        rows.append(choice)
    return rows


def _decided(
    request: SignedIn,
    form: HandOverForm,
    ground: handover.Ground,
    rows: list[Choice],
    known: Parties,
    context: dict[str, Any],
) -> HttpResponse | None:
    """Show what it would do, or do it; what is in the way is said at its line."""
    found = {each.line.key: chosen.decision(each, known) for each in rows}
    problems = [each for each in found.values() if isinstance(each, Problem)]
    asked: dict[str, Any] = {
        "ground": ground,
        "lines": [each.line for each in rows],
        "decisions": {key: each for key, each in found.items() if not isinstance(each, Problem)},
        "leave": form.leave(),
        "unowned": form.unowned(by=request.user),
        "on": today(),
    }
    try:
        if problems:
            raise Refused(*problems)
        if request.POST.get("step") == "apply":
            applied = handover.hand_over(actor=request.user, **asked)
            messages.success(request, _told(form, ground), extra_tags=f"undo {applied.request_id}")
            return redirect(str(ground.of._meta.model_name), ground.of.pk)
        context["preview"] = _preview(request, handover.changes(**asked), ground.day)
        context["outcomes"] = outcomes(lines=asked["lines"], decisions=asked["decisions"], of=str(ground.of))
    except Refused as refused:
        context["problems"] = _placed(refused.problems, form, rows)
    return None


def _preview(request: SignedIn, made: Any, day: dt.date) -> dict[str, Any]:
    """As it will be on the day; whether one may is asked as of today."""
    user, on = request.user, today()
    found = preview(changes=made, actor=user if day == on else None, on=day)
    return {
        "resolved": said(offenders=found.resolved, viewer=user, on=on),
        "created": said(offenders=found.created, viewer=user, on=on),
        "told": telling.told(changes=made, actor=user, on=on),
    }


def _placed(problems: Any, form: HandOverForm, rows: list[Choice]) -> list[Problem]:
    """Say each at its line or field; those that have none are given back."""
    by_key = {each.line.key: each for each in rows}
    rest = []
    for problem in problems:
        if problem.code in by_key:
            by_key[problem.code].problems.append(f"{problem.what} {problem.do}")
        elif problem.code in form.fields or problem.code in form.places:
            form.refuse(problem)
        else:
            rest.append(problem)
    return rest


def _told(form: HandOverForm, ground: handover.Ground) -> str:
    does = {"leaves": "leaves", "closes": "closes", "moves": "changes team"}.get(form.mode, "hands over")
    return f"{ground.of} {does} on {ground.day:%-d %b %Y}. Everything is handed over as you said."


def _reports(of: Person | Team, mode: str) -> list[Person]:
    """Whose manager somebody is: not dated, so not a part of this."""
    if isinstance(of, Team) or mode == "":
        return []
    return list(of.reports.order_by("sort_name"))
