"""Who answers for what now, and did not at the last report."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import Q

from ownership.enums import Letter
from ownership.models import Area, Assignment, Report
from ownership.reports.content import Line
from ownership.reports.places import Places
from ownership.reports.wording import capital, count_of, listed

# A request that changed more areas than this is one line.
APART = 3
HOLDERS = ("person", "team", "seat__job_role", "seat__team")
Holders = dict[int, list[str]]


def changes(*, previous: Report | None, on: dt.date, at: dt.datetime, places: Places) -> list[Line]:
    """What was decided since the last report, net, and what came about as its day came."""
    if previous is None:
        return []
    touched = _touched(previous, on, at)
    before, after = _then(touched, previous), _now(touched, on)
    names = dict(Area.objects.filter(pk__in=touched).values_list("pk", "name"))
    changed = [area for area in touched if before.get(area, []) != after.get(area, []) and area in names]
    by_request: dict[Any, list[int]] = defaultdict(list)
    for area in sorted(changed, key=lambda area: names[area]):
        by_request[touched[area]].append(area)
    labels = _labels(by_request)
    lines: list[Line] = []
    for request, areas in by_request.items():
        if request is None or len(areas) <= APART:
            groups = [
                (_sentence(names[area], before.get(area, []), after.get(area, [])), [area]) for area in areas
            ]
        else:
            groups = [(f"{labels[request]}: {count_of(len(areas), 'area')} went to somebody else.", areas)]
        lines += [_line(sentence, group, names, places) for sentence, group in groups]
    return lines


def _touched(previous: Report, on: dt.date, at: dt.datetime) -> dict[int, Any]:
    """Areas by the newest request (or None, the calendar) that touched who is accountable."""
    begun = Q(period__startswith__gt=previous.on, period__startswith__lte=on)
    ended = Q(period__endswith__gt=previous.on, period__endswith__lte=on)
    by_day = Assignment.objects.filter(begun | ended, letter=Letter.A, deputy=False)
    touched: dict[int, Any] = dict.fromkeys(by_day.values_list("area", flat=True))
    logged = (
        _events().filter(pgh_created_at__gt=previous.composed_at, pgh_created_at__lte=at).order_by("pgh_id")
    )
    return touched | dict(logged.values_list("area_id", "pgh_context_id"))


def _events() -> Any:
    events: Any = apps.get_model("ownership", "AssignmentEvent")
    return events.objects.filter(letter=Letter.A, deputy=False)


def _then(areas: dict[int, Any], previous: Report) -> Holders:
    """As the log had it at the last report, for its day."""
    known = _events().filter(area_id__in=list(areas), pgh_created_at__lte=previous.composed_at)
    newest = known.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").select_related(*HOLDERS)
    return _by_area(row for row in newest if row.pgh_label != "delete" and _contains(row.period, previous.on))


def _contains(period: Any, day: dt.date) -> bool:
    return period.lower <= day and (period.upper is None or day < period.upper)


def _now(areas: dict[int, Any], on: dt.date) -> Holders:
    live = Assignment.objects.filter(area__in=list(areas), letter=Letter.A, deputy=False, period__contains=on)
    return _by_area(live.select_related(*HOLDERS))


def _by_area(rows: Any) -> Holders:
    found: Holders = defaultdict(list)
    for row in rows:
        found[row.area_id].append(str(row.person or row.team or row.seat))
    return {area: sorted(names) for area, names in found.items()}


def _labels(requests: Any) -> dict[Any, str]:
    contexts: Any = apps.get_model("pghistory", "Context")
    rows = contexts.objects.filter(pk__in=[request for request in requests if request])
    return {row.pk: capital((row.metadata or {}).get("label") or "One change") for row in rows}


def _sentence(area: str, before: list[str], after: list[str]) -> str:
    if not before:
        return f"{listed(after)} {'is' if len(after) == 1 else 'are'} now accountable for {area}."
    if not after:
        return f"{listed(before)} no longer {'answers' if len(before) == 1 else 'answer'} for {area}."
    came, went = (
        [name for name in after if name not in before],
        [name for name in before if name not in after],
    )
    if not went:
        be = "is" if len(came) == 1 else "are"
        return f"{listed(came)} {be} now accountable for {area} too, beside {listed(before)}."
    if not came:
        leave = "no longer answers" if len(went) == 1 else "no longer answer"
        return f"{listed(went)} {leave} for {area}, {listed(after)} {'does' if len(after) == 1 else 'do'}."
    return f"{area} went from {listed(before)} to {listed(after)}."


def _line(sentence: str, areas: list[int], names: dict[int, str], places: Places) -> Line:
    teams = {team for area in areas for team in places.within(places.of_area(area))}
    return Line(
        sentence=sentence,
        areas=[{"id": area, "name": names[area]} for area in areas],
        within=sorted(teams),
    )
