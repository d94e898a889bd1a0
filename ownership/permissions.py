"""Who may do what: one predicate a question, each a Q, so that it filters a list and tests one row alike.

Readers read everything that is signed in to; what follows is about changing. `user` None is the system.
"""

import datetime as dt

from django.db.models import Q
from django.db.models.expressions import RawSQL
from psycopg.sql import SQL, Composable, Identifier

from ownership.models import Area
from teams.models import Employment, Membership, Person, Team, User

EVERYTHING = Q()
NOTHING = Q(pk__in=[])

# The teams that somebody leads on a day, while they are here, with all teams below.
_LED = SQL("""
led(id) AS (
  SELECT m.team_id FROM {membership} m JOIN {person} p ON p.id = m.person_id
  WHERE p.user_id = %s AND m.lead AND m.period @> %s::date
    AND coalesce((SELECT bool_or(e.period @> %s::date) FROM {employment} e WHERE e.person_id = p.id), true)
  UNION SELECT t.id FROM {team} t JOIN led ON t.parent_id = led.id)""").format(
    membership=Identifier(Membership._meta.db_table),
    person=Identifier(Person._meta.db_table),
    employment=Identifier(Employment._meta.db_table),
    team=Identifier(Team._meta.db_table),
)
# What they own, and what is below that and owned by no team of its own.
_OWNED = SQL("""
owned(id) AS (
  SELECT a.id FROM {area} a JOIN led ON a.owning_team_id = led.id
  UNION SELECT a.id FROM {area} a JOIN owned ON a.parent_id = owned.id
  WHERE a.owning_team_id IS NULL)""").format(area=Identifier(Area._meta.db_table))


def is_administrator(*, user: User | None) -> bool:
    return user is None or (user.is_active and user.is_superuser)


def may_manage_teams(*, user: User | None, on: dt.date) -> Q:
    """Teams led on the day, and those below them."""
    return _managed(user, on, SQL("WITH RECURSIVE {} SELECT id FROM led").format(_LED), "id")


def may_manage_areas(*, user: User | None, on: dt.date) -> Q:
    """Areas that those teams own: their assignments, exceptions and words."""
    return _managed(user, on, SQL("WITH RECURSIVE {}, {} SELECT id FROM owned").format(_LED, _OWNED), "id")


def may_manage_seats(*, user: User | None, on: dt.date) -> Q:
    """Seats of those teams; seats of the whole organisation are an administrator's."""
    return _managed(user, on, SQL("WITH RECURSIVE {} SELECT id FROM led").format(_LED), "team")


def may_manage_people(*, user: User | None, on: dt.date) -> Q:
    """People in those teams."""
    people = SQL(
        "WITH RECURSIVE {led} SELECT m.person_id FROM {membership} m JOIN led ON led.id = m.team_id"
        " WHERE m.period @> %s::date"
    ).format(led=_LED, membership=Identifier(Membership._meta.db_table))
    return _managed(user, on, people, "id", on)


def may_see_figures(*, user: User | None, on: dt.date) -> Q:
    """People whose own figures one sees: oneself, whom one manages, through others too, and in teams led."""
    people = SQL(
        "WITH RECURSIVE {led}, managed(id) AS (SELECT id FROM {person} WHERE user_id = %s"
        " UNION SELECT p.id FROM {person} p JOIN managed ON p.manager_id = managed.id)"
        " SELECT id FROM managed"
        " UNION SELECT m.person_id FROM {membership} m JOIN led ON led.id = m.team_id"
        " WHERE m.period @> %s::date"
    ).format(
        led=_LED,
        membership=Identifier(Membership._meta.db_table),
        person=Identifier(Person._meta.db_table),
    )
    return _managed(user, on, people, "id", user and user.pk, on)


def may_answer(*, user: User | None) -> Q:
    """Assignments that are one's own to accept or decline."""
    return (
        EVERYTHING if is_administrator(user=user) else Q(person__user=user) & Q(person__user__is_active=True)
    )


def _managed(user: User | None, on: dt.date, query: Composable, column: str, *more: object) -> Q:
    if is_administrator(user=user):
        return EVERYTHING
    if user is None or not user.is_active or user.pk is None:
        return NOTHING
    return Q(**{f"{column}__in": RawSQL(query.as_string(), [user.pk, on, on, *more])})  # noqa: S611
