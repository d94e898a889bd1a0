"""How many people, areas and findings a team has, each counted by itself."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ownership.enums import Letter, Lifecycle
from ownership.models import Area, AreaPlacement, Finding
from ownership.rules.showing import showing
from ownership.rules.worked import FEWEST
from teams.models import Membership, Seat, Team, User


def counted(*, teams: QuerySet[Team], on: dt.date) -> QuerySet[Team]:
    """With `people` in it and `owned` areas on a day."""
    members = Membership.objects.filter(team=OuterRef("pk"), period__contains=on)
    owned = AreaPlacement.objects.filter(owning_team=OuterRef("pk"), period__contains=on)
    owned = owned.exclude(lifecycle=Lifecycle.RETIRED)
    people = members.order_by().values("team").annotate(n=Count("person", distinct=True)).values("n")
    areas = owned.order_by().values("owning_team").annotate(n=Count("area")).values("n")
    return teams.annotate(people=Coalesce(Subquery(people), 0), owned=Coalesce(Subquery(areas), 0))


_ANSWERING = """
WITH told(id) AS MATERIALIZED (
  SELECT m.team_id FROM teams_membership m WHERE m.team_id = ANY(%(teams)s) AND m.period @> %(on)s
  GROUP BY m.team_id HAVING count(DISTINCT m.person_id) >= %(fewest)s),
given(team_id, assignment_id) AS (
  SELECT told.id, s.id FROM told JOIN ownership_assignment s ON s.team_id = told.id
  UNION ALL SELECT told.id, s.id FROM told JOIN teams_seat t ON t.team_id = told.id
    JOIN ownership_assignment s ON s.seat_id = t.id
  UNION ALL SELECT told.id, s.id FROM told
    JOIN teams_membership m ON m.team_id = told.id AND m.period @> %(on)s
    JOIN ownership_assignment s ON s.person_id = m.person_id)
SELECT g.team_id, count(DISTINCT s.area_id) FROM given g JOIN ownership_assignment s ON s.id = g.assignment_id
JOIN ownership_area a ON a.id = s.area_id AND a.lifecycle <> %(retired)s
WHERE s.letter = %(letter)s AND NOT s.deputy AND s.period @> %(on)s GROUP BY g.team_id"""


def answering(*, teams: Collection[int], on: dt.date) -> Counter[int]:
    """Areas for which these teams, their seats or their people are accountable; of few people not said."""
    values: dict[str, Any] = {"teams": list(teams), "on": on, "fewest": FEWEST}
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERING, {**values, "retired": Lifecycle.RETIRED, "letter": Letter.A})
        return Counter(dict(cursor.fetchall()))


def flagged(*, on: dt.date, viewer: User, teams: Collection[int] | None = None) -> Counter[int]:
    """Open findings about each team (none said: each), its seats and the areas it owns."""
    about = Coalesce(F("area__owning_team"), F("team"), F("seat__team"))
    rows = showing(on=on, viewer=viewer).annotate(about=about).exclude(about=None)
    if teams is not None:
        owned = Finding.objects.filter(area__in=Area.objects.filter(owning_team__in=teams))
        seats = Finding.objects.filter(seat__in=Seat.objects.filter(team__in=teams))
        own = Finding.objects.filter(team__in=teams).values("pk")
        rows = rows.filter(pk__in=own.union(owned.values("pk"), seats.values("pk"), all=True))
    return Counter(dict(rows.order_by().values_list("about").annotate(n=Count("pk"))))
