"""What ends by itself in the next days."""

import datetime as dt

from ownership.enums import REPLACING, Letter, Lifecycle
from ownership.models import Area, Assignment, Waiver
from ownership.reports.content import Line
from ownership.reports.places import Places
from ownership.reports.wording import day, possessive
from ownership.rules.registry import RULES

DAYS = 30
Dated = tuple[dt.date, Line]


def coming(*, on: dt.date, places: Places) -> list[Line]:
    """Assignments of A and R, exceptions and stances that end within `DAYS`, the soonest first."""
    until = on + dt.timedelta(days=DAYS)
    dated = [*_assignments(on, until, places), *_waivers(on, until, places), *_stances(on, until, places)]
    return [line for _, line in sorted(dated, key=lambda each: (each[0], each[1]["sentence"]))]


def _assignments(on: dt.date, until: dt.date, places: Places) -> list[Dated]:
    ending = Assignment.objects.filter(
        letter__in=REPLACING, period__contains=on, period__endswith__gt=on, period__endswith__lte=until
    ).exclude(area__lifecycle=Lifecycle.RETIRED)
    dated = []
    for row in ending.select_related("area", "person", "team", "seat__job_role", "seat__team"):
        last = row.period.upper - dt.timedelta(days=1)
        dated.append((last, _line(_ending(row, day(last, on=on)), row.area, places)))
    return dated


def _ending(row: Assignment, last: str) -> str:
    if row.deputy:
        return f"{row.holder} is deputy for {row.area} until {last}."
    if row.letter == Letter.A:
        return f"{row.holder} answers for {row.area} until {last}."
    return f"{possessive(str(row.holder))} part in {row.area} ends on {last}."


def _waivers(on: dt.date, until: dt.date, places: Places) -> list[Dated]:
    ending = Waiver.objects.filter(since__lte=on, until__gt=on, until__lte=until)
    dated = []
    related = ("area", "person", "team", "seat__job_role", "seat__team", "role", "decision")
    for row in ending.select_related(*related):
        # Who carries much is between that person and those who manage them.
        personal = row.person_id is not None and row.rule in RULES and RULES[row.rule].personal
        about = "" if personal else f" on {row.subject}"
        dated.append(
            (row.until, _line(f"The exception{about} ends on {day(row.until, on=on)}.", row.area, places))
        )
    return dated


def _stances(on: dt.date, until: dt.date, places: Places) -> list[Dated]:
    ending = Area.objects.filter(unowned_until__gt=on, unowned_until__lte=until)
    return [
        (
            row.unowned_until,
            _line(f"{row} is unowned on purpose until {day(row.unowned_until, on=on)}.", row, places),
        )
        for row in ending
        if row.unowned_until
    ]


def _line(sentence: str, area: Area | None, places: Places) -> Line:
    return Line(
        sentence=sentence,
        areas=[{"id": area.pk, "name": area.name}] if area else [],
        within=places.within(places.of_area(area.pk)) if area else [],
    )
