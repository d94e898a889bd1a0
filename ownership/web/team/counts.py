"""How many people, areas and findings a team has, each counted by itself."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ownership.enums import Letter, Lifecycle
from ownership.models import AreaPlacement, Assignment
from ownership.rules.showing import showing
from ownership.rules.worked import FEWEST
from teams.models import Membership, Team, User


def counted(*, teams: QuerySet[Team], on: dt.date) -> QuerySet[Team]:
    """With `people` in it and `owned` areas on a day."""
    members = Membership.objects.filter(team=OuterRef("pk"), period__contains=on)
    owned = AreaPlacement.objects.filter(owning_team=OuterRef("pk"), period__contains=on)
    owned = owned.exclude(lifecycle=Lifecycle.RETIRED)
    people = members.order_by().values("team").annotate(n=Count("person", distinct=True)).values("n")
    areas = owned.order_by().values("owning_team").annotate(n=Count("area")).values("n")
    return teams.annotate(people=Coalesce(Subquery(people), 0), owned=Coalesce(Subquery(areas), 0))


def answering(*, teams: Collection[int], on: dt.date) -> Counter[int]:
    """Areas for which these teams, their seats or their people are accountable; of few people not said."""
    live = Assignment.objects.filter(period__contains=on, letter=Letter.A, deputy=False)
    live = live.exclude(area__lifecycle=Lifecycle.RETIRED)
    there = Membership.objects.filter(team__in=teams, period__contains=on)
    enough = there.values("team").annotate(n=Count("person", distinct=True)).filter(n__gte=FEWEST)
    told = enough.values("team")
    own = live.filter(team__in=told).values_list("team", "area")
    seated = live.filter(seat__team__in=told).values_list("seat__team", "area")
    personal = live.filter(
        person__memberships__team__in=told, person__memberships__period__contains=on
    ).values_list("person__memberships__team", "area")
    return Counter(team for team, _ in own.union(seated, personal))


def flagged(*, on: dt.date, viewer: User) -> Counter[int]:
    """Open findings about each team, its seats and the areas it owns."""
    about = Coalesce(F("area__owning_team"), F("team"), F("seat__team"))
    rows = showing(on=on, viewer=viewer).annotate(about=about).exclude(about=None)
    return Counter(dict(rows.order_by().values_list("about").annotate(n=Count("pk"))))
