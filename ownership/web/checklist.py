"""What is not set yet: never a finding, one line here each, with where to do it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django_celery_beat.models import PeriodicTask

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area
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
    unset = {name: Count("pk", filter=Q(**{f"{name}__isnull": True})) for name in UNSET}
    counts = Area.objects.exclude(lifecycle=Lifecycle.RETIRED).aggregate(areas=Count("pk"), **unset)
    if not counts["areas"]:
        return []
    steps = [_unset(name, counts[name], counts["areas"]) for name in UNSET]
    return [*steps, _placeholders(), report()] if administrator else steps


UNSET = {"category": "a category", "owning_team": "an owning team", "criticality": "a criticality"}


def _unset(name: str, missing: int, areas: int) -> Step:
    return Step(
        done=not missing,
        sentence=f"{areas - missing} of {areas} areas have {UNSET[name]}.",
        url=f"{reverse('areas')}?unset={name}",
        todo=f"Set the other {missing}" if missing < areas else "Set them",
    )


def _placeholders() -> Step:
    count = Person.objects.filter(placeholder=True).count()
    said = f"{count} {'person is' if count == 1 else 'people are'} known only by name, from a sheet."
    return Step(
        not count,
        said if count else "Everybody is known with their address.",
        reverse("placeholders"),
        "Say who they are",
    )


def report() -> Step:
    """Whether the weekly report is on."""
    on = PeriodicTask.objects.filter(task="ownership.report", enabled=True).exists()
    said = "The report is sent when it asks somebody something." if on else "No report is sent yet."
    return Step(on, said, reverse("admin:django_celery_beat_periodictask_changelist"), "Switch it on")
