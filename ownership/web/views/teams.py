from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ownership import permissions
from ownership.querysets.among import among
from ownership.rules.concerning import under
from ownership.rules.reading import first, open_findings
from ownership.rules.worked import FEWEST
from ownership.web.access import SignedIn, day_of, readable, today, viewer
from ownership.web.findings.allowed import may_act
from ownership.web.forms.teams import TeamFilter
from ownership.web.making import may_make_teams
from ownership.web.team import areas, listing
from ownership.web.team.counts import counted
from ownership.web.team.people import staff
from ownership.web.team.soon import DAYS, soon
from ownership.web.team.tree import around
from teams.models import Team

A_PAGE, FINDINGS = 60, 5


@readable
def teams(request: SignedIn) -> HttpResponse:
    """As a tree, unless it is narrowed or sorted: then as a list, each with where it is."""
    form, on = TeamFilter(request.GET), today()
    found = form.narrow(Team.objects.all())
    flat = form.narrowed or "sort" in request.GET
    listed = listing.flat(request=request, teams=found, on=on) if flat else listing.as_tree(on=on)
    page = Paginator(listed.ids, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": listing.rows(listed=listed, ids=list(page.object_list), on=on, viewer=request.user),
        "heads": listed.order(request).heads,
        "flat": flat,
        "few": FEWEST,
        "may_make": may_make_teams(user=request.user, on=on),
    }
    return render(request, "teams/teams.html#results" if request.htmx else "teams/teams.html", context)


@readable
def team(request: SignedIn, pk: int) -> HttpResponse:
    on, no_day = day_of(request)
    asked = Team.objects.annotate(may_edit=permissions.may_manage_teams(user=request.user, on=today()))
    found: Any = get_object_or_404(asked, pk=pk)
    placed = around(team=pk, on=on)
    within = placed.within(pk)
    owned = areas.owned(teams=within, on=on)
    who = staff(team=found, on=on, until=on + DAYS)
    ids = first(on=on, viewer=request.user, near=under(teams=[pk], on=on))
    reads = open_findings(on=on, viewer=request.user, ids=ids[:FINDINGS]) if ids else []
    below = counted(teams=Team.objects.filter(among(column="pk", ids=placed.below[pk])), on=on).order_by(
        "sort_name"
    )
    people = areas.people_in(teams=within, on=on) if len(within) > 1 else len(who.people)
    countable = people >= FEWEST and owned.count <= areas.MOST
    context = {
        "team": found,
        "place": placed.places.get(pk),
        "above": placed.above(pk),
        "on": on,
        "is_today": on == today(),
        "no_day": no_day,
        "staff": who,
        "owned": owned,
        "within": len(within) > 1,
        "one_decides": areas.one_decides(teams=within, on=on) if countable else None,
        "many": owned.count > areas.MOST,
        "few": FEWEST,
        "findings": reads,
        "open": len(ids),
        "person": viewer(request),
        "allowed": may_act(user=request.user, reads=reads, on=on) if on == today() else set(),
        "below": below,
        "soon": soon(team=found, staff=who, on=on),
        "may_edit": found.may_edit,
    }
    return render(request, "teams/team.html", context)
