import datetime as dt
from typing import Self

from django.db.models import Q, QuerySet

from ownership.models import Holding
from teams.models import Membership


class HoldingQuerySet(QuerySet[Holding]):
    def answerable(self) -> Self:
        """Those from which a name comes out."""
        return self.filter(person__isnull=False)

    def of_teams(self, *, teams: list[int], on: dt.date) -> Self:
        """What these teams and their seats hold, and what their members answer for."""
        members = Membership.objects.filter(team__in=teams, period__contains=on).values("person")
        return self.filter(Q(team__in=teams) | Q(person__in=members))
