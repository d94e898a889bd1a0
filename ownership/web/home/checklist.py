"""What is not set yet: never a finding, one line here each, with where to do it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django_celery_beat.models import PeriodicTask

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area
from ownership.querysets.counting import counts
from teams.models import Person, Team, User


@dataclass(frozen=True)
class Step:
    done: bool
    sentence: str
    url: str
    todo: str


def checklist(*, user: User, on: dt.date) -> list[Step]:
    """For those who can do something about it; empty while there are no areas at all."""
    administrator = permissions.is_administrator(user=user)
    if not administrator and not Team.objects.filter(permissions.may_manage_teams(user=user, on=on)).exists():
        return []
    inside = Area.objects.exclude(lifecycle=Lifecycle.RETIRED)
    unset = [inside.filter(**{f"{name}__isnull": True}) for name in UNSET]
    areas, unknown, reports, *missing = counts(
        inside, Person.objects.filter(placeholder=True), _reports(), *unset
    )
    if not areas:
        return []
    steps = [_unset(name, each, areas) for name, each in zip(UNSET, missing, strict=True)]
    return [*steps, _placeholders(unknown), report(on=bool(reports))] if administrator else steps


UNSET = {"category": "a category", "owning_team": "an owning team", "criticality": "a criticality"}


def _unset(name: str, missing: int, areas: int) -> Step:
    return Step(
        done=not missing,
        sentence=f"{areas - missing} of {areas} areas have {UNSET[name]}.",
        url=f"{reverse('areas')}?unset={name}",
        todo=f"Set the other {missing}" if missing < areas else "Set them",
    )


def _placeholders(count: int) -> Step:
    said = f"{count} {'person is' if count == 1 else 'people are'} only a name so far, from a sheet."
    return Step(
        not count,
        said if count else "Everybody is known with their address.",
        reverse("placeholders"),
        "Say who they are",
    )


def _reports() -> QuerySet[PeriodicTask]:
    found: QuerySet[PeriodicTask] = PeriodicTask.objects.filter(task="ownership.report", enabled=True)
    return found


def report(*, on: bool | None = None) -> Step:
    """Whether the weekly report is on."""
    on = _reports().exists() if on is None else on
    said = "The report is sent when it asks somebody something." if on else "No report is sent yet."
    return Step(on, said, reverse("admin:django_celery_beat_periodictask_changelist"), "Switch it on")
