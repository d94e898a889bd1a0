"""Compose a report: what changed since the last one, as it reads today."""

import datetime as dt
from typing import cast

from django.db.models import F

from ownership.models import Organisation, Report, Scan
from ownership.reports.changes import changes
from ownership.reports.coming import coming
from ownership.reports.content import Content, Item
from ownership.reports.items import item, rule_lines, tally
from ownership.reports.places import Places
from ownership.reports.team_lines import coverage, team_lines
from ownership.rules.read import ACCEPTED, BASELINE
from ownership.rules.reading import ALL, open_findings
from teams.models import Team


def compose(*, scan: Scan, at: dt.datetime, team: Team | None = None) -> Report:
    """Keep what a scan found, for all or for a team and those below it, and how it differs from the last.

    The last report is the last one sent to readers, so that a look in between takes no news from them; where
    none was sent, the last one kept.
    """
    kept = Report.objects.filter(team=team, composed_at__lte=at, on__lte=scan.on).select_related("scan")
    previous = kept.order_by(F("issued_at").desc(nulls_last=True), "-composed_at", "-pk").first()
    names = dict(Team.objects.values_list("pk", "name"))
    reads = open_findings(on=scan.on, team=team.pk if team else None, state=ALL)
    items = [item(read=read, teams=names) for read in reads]
    return Report.objects.create(
        scan=scan,
        previous=previous,
        team=team,
        on=scan.on,
        composed_at=at,
        open=sorted(each["finding"] for each in items),
        content=_content(scan=scan, at=at, team=team, previous=previous, items=items),
    )


def _content(
    *, scan: Scan, at: dt.datetime, team: Team | None, previous: Report | None, items: list[Item]
) -> Content:
    were = set(previous.open) if previous else set()
    # What is set aside is no news, nor settled when it goes.
    shown = [each for each in items if each["state"] not in (ACCEPTED, BASELINE)]
    new = [each for each in shown if each["finding"] not in were]
    persisting = [each for each in shown if each["finding"] in were]
    settled = _settled(previous=previous, open_now={each["finding"] for each in items})
    places = Places(on=scan.on)
    organisation = Organisation.objects.first()
    return Content(
        organisation=organisation.name if organisation else "",
        team={"id": team.pk, "name": team.name} if team else None,
        on=scan.on.isoformat(),
        before=previous.on.isoformat() if previous else None,
        coverage=coverage(scan=scan, team=team),
        was=coverage(scan=previous.scan, team=team) if previous else None,
        tally=tally(new=new, settled=settled, persisting=persisting),
        rules=rule_lines(new=new, settled=settled, persisting=persisting),
        teams=team_lines(
            scan=scan, previous=previous, team=team, new=new, settled=settled, persisting=persisting
        ),
        new=new,
        persisting=persisting,
        settled=settled,
        accepted=[each for each in items if each["state"] == ACCEPTED],
        changes=[
            line
            for line in changes(previous=previous, on=scan.on, at=at, places=places)
            if team is None or team.pk in line["within"]
        ],
        coming=[
            line for line in coming(on=scan.on, places=places) if team is None or team.pk in line["within"]
        ],
    )


def _settled(*, previous: Report | None, open_now: set[int]) -> list[Item]:
    """What the last report had, accepted on purpose or not, and is gone: in its words."""
    if previous is None:
        return []
    then = cast(Content, previous.content)
    items = [*then["new"], *then["persisting"], *then["accepted"]]
    return [each for each in items if each["finding"] not in open_now]
