"""Large teams are counted by night: a day that is kept stays as it was counted."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from ownership.measures import recording
from ownership.measures.looking import look
from ownership.measures.reading import measured
from ownership.models import MeasuredDay
from teams.models import Team
from tests.factories import AreaFactory, TeamFactory
from tests.ownership.rules.world import ON, give

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Team:
    """Engineering is large by the three areas of the team below it."""
    monkeypatch.setattr(recording, "AFFORDABLE", 2)
    below = TeamFactory(name="Payments", parent=TeamFactory(name="Engineering"))
    for _ in range(3):
        AreaFactory(owning_team=below)
    return Team.objects.get(name="Engineering")


def test_exactly_as_many_are_still_counted_while_somebody_looks(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    payments = Team.objects.get(name="Payments")
    assert recording.large(on=ON) == sorted([team.pk, payments.pk])
    assert recording.large(on=ON, teams=[payments.pk]) == [payments.pk]
    monkeypatch.setattr(recording, "AFFORDABLE", 3)
    assert recording.large(on=ON) == []
    assert recording.record(on=ON, today=ON) == 0


def test_what_is_kept_is_what_is_counted_and_stays(team: Team) -> None:
    before = measured(asked=[(team.pk, ON)], on=ON)[team.pk, ON]
    assert recording.record(on=ON, today=ON) == 2
    give(AreaFactory(owning_team=team), "A")
    looked = look(asked=[(team.pk, ON), (team.pk, ON + 30 * DAY)], today=ON + 30 * DAY)
    assert looked.found == {(team.pk, ON): before, (team.pk, ON + 30 * DAY): before}
    assert looked.recorded == {(team.pk, ON): ON, (team.pk, ON + 30 * DAY): ON}
    recording.record(on=ON, today=ON + DAY)
    assert look(asked=[(team.pk, ON)], today=ON).found == {(team.pk, ON): before}
    recording.record(on=ON, today=ON)
    assert look(asked=[(team.pk, ON)], today=ON).found[team.pk, ON].values["coverage"].whole == 4


def test_nothing_stands_for_a_day_after_more_than_a_month(team: Team) -> None:
    recording.record(on=ON, today=ON)
    late = ON + 31 * DAY
    looked = look(asked=[(team.pk, late)], today=late)
    assert (looked.found, looked.waiting) == ({}, {team.pk})


def test_the_command_fills_in_the_months_that_are_missing(team: Team) -> None:
    call_command("measure")
    today = timezone.localdate()
    days = set(MeasuredDay.objects.filter(team=team).values_list("on", flat=True))
    assert (len(days), max(days)) == (13, today)
    assert recording.missing(today=today) == [today]
