from typing import Self

from django.db.models import Q, QuerySet

from ownership.models import Holding


class HoldingQuerySet(QuerySet[Holding]):
    def answerable(self) -> Self:
        """Those from which a name comes out."""
        return self.filter(person__isnull=False)

    def as_team(self) -> Self:
        """Letters that an open team holds as one, and its members through it."""
        return self.filter(person__isnull=True, seat__isnull=True, gap__isnull=True)

    def of_parties(self, *, people: list[int], teams: list[int]) -> Self:
        """What these people answer for, and what these teams or their seats hold."""
        return self.filter(Q(person__in=people) | Q(team__in=teams))
