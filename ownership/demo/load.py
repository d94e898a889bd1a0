"""Load the demo organisation: its changes on their days, with scans and reports in between."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from pghistory.models import Context, Event

from ownership.changes import ChangeSet
from ownership.models import Area, Notice, Scan
from ownership.operations import apply
from ownership.reports import compose
from ownership.rules import runner
from teams.models import User

from . import founding, measured, story
from .accounts import open_sign_ins
from .company import Company
from .text import chapters

FIRST_DAY = 364
# Reports of the last eight weeks are kept; before that there are scans alone, for the trend.
REPORTED = 56
MORNING = dt.time(9, 30)
# When metrics and targets came in.
LATELY = 6

Chapter = tuple[str, list[str]]


@dataclass(frozen=True)
class Loaded:
    areas: int
    changes: int
    scans: int


class NotEmpty(Exception):
    """There are areas already: the demo is loaded into an empty database only."""


@transaction.atomic
def load(*, on: dt.date) -> Loaded:
    """Load everything as it would be on the day `on`; the same every time."""
    if Area.objects.exists():
        raise NotEmpty("There are areas already. The demo is loaded into an empty database only.")
    company = Company()
    begin = on - dt.timedelta(days=FIRST_DAY)
    founding.found(company, begin)
    carry_out(company, company.take("The first matrix"), begin)
    open_sign_ins()
    for day, chapter in calendar(on):
        if chapter is None:
            observe(day, report=(on - day).days <= REPORTED)
            continue
        label, lines = chapter
        for line in lines:
            story.tell(company, line, day)
        carry_out(company, company.take(label), day)
    lately = on - dt.timedelta(days=LATELY)
    measured.aim(company)
    carry_out(company, company.take("Targets"), lately)
    measured.measure(company, on)
    carry_out(company, company.take("Team metrics"), lately)
    # Nobody of the demo is there to get a mail.
    Notice.objects.update(by_mail=False)
    return Loaded(Area.objects.count(), Context.objects.count(), Scan.objects.count())


def calendar(on: dt.date) -> list[tuple[dt.date, Chapter | None]]:
    """The story's chapters and, as None, the days of a scan: fortnightly, and weekly of late."""
    told: list[tuple[dt.date, Chapter | None]] = []
    for heading, lines in chapters("story.txt"):
        days, label = heading.split(" ", 1)
        told.append((on - dt.timedelta(days=int(days)), (label, lines)))
    scans = [*range(FIRST_DAY - 1, REPORTED, -14), *range(REPORTED, 0, -7)]
    told += [(on - dt.timedelta(days=days), None) for days in scans]
    return sorted(told, key=lambda entry: entry[0])


def carry_out(company: Company, changes: ChangeSet, day: dt.date) -> None:
    actor = User.objects.get(pk=company.id(f"user:{company.by}")) if company.by else None
    applied = apply(changes=changes, actor=actor, on=day, record=False)
    company.ids |= applied.ids
    company.by = ""
    date_log(applied.request_id, moment(day))


def date_log(request_id: UUID, at: dt.datetime) -> None:
    """The change log took down the moment of loading; a story wants the day on which it happened."""
    of_request = {"pgh_context": request_id}
    Context.objects.filter(pk=request_id).update(created_at=at, updated_at=at)
    for model in apps.get_models():
        if issubclass(model, Event) and model._meta.managed:
            model.objects.filter(**of_request).update(pgh_created_at=at)


def observe(day: dt.date, *, report: bool) -> None:
    scan = runner.scan(on=day, at=moment(day))
    if report:
        compose(scan=scan, at=moment(day))


def moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, MORNING))
