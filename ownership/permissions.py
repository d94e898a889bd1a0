"""Who may do what: one predicate a question, each a Q, so that it filters a list and tests one row alike.

Readers read everything that is signed in to; what follows is about changing. `user` None is the system.
"""

import datetime as dt
from typing import LiteralString

from django.db.models import BooleanField, F, Func, Q
from django.db.models.expressions import RawSQL
from psycopg.sql import SQL, Composable, Composed, Identifier

from ownership.enums import DecisionPart
from ownership.models import Area, Assignment, Decision, DecisionArea, DecisionParty
from teams.models import Employment, Membership, Person, Seat, Team, User

EVERYTHING = Q()
NOTHING = Q(pk__in=[])

_TABLES = {
    "area": Area,
    "assignment": Assignment,
    "employment": Employment,
    "membership": Membership,
    "person": Person,
    "team": Team,
}


def _sql(text: LiteralString) -> Composed:
    return SQL(text).format(**{name: Identifier(model._meta.db_table) for name, model in _TABLES.items()})


# Who asks, while they are here, and the day.
_ME = _sql("""
me(id, day) AS (
  SELECT p.id, d.day FROM {person} p, (SELECT %s::date AS day) d
  WHERE p.user_id = %s
    AND coalesce((SELECT bool_or(e.period @> d.day) FROM {employment} e WHERE e.person_id = p.id), true))""")
# The teams that they lead, with all teams below.
_LED = _sql("""
led(id) AS (
  SELECT m.team_id FROM {membership} m JOIN me ON me.id = m.person_id WHERE m.lead AND m.period @> me.day
  UNION SELECT t.id FROM {team} t JOIN led ON t.parent_id = led.id)""")
# What those own, and what is below that and owned by no team of its own.
_OWNED = _sql("""
owned(id) AS (
  SELECT a.id FROM {area} a JOIN led ON a.owning_team_id = led.id
  UNION SELECT a.id FROM {area} a JOIN owned ON a.parent_id = owned.id
  WHERE a.owning_team_id IS NULL)""")
# What they are accountable for: themselves, on a seat, or as the lead of a team; each by an index of its own,
# and the day afterwards (OFFSET 0), for the index that has the day reads nearly all there is.
_ACCOUNTABLE = _sql("""
place AS (
  SELECT m.seat_id, CASE WHEN m.lead THEN m.team_id END AS team_id
  FROM {membership} m JOIN me ON m.person_id = me.id AND m.period @> me.day),
accountable(id) AS (
  SELECT held.area_id FROM me, (
    SELECT a.* FROM me JOIN {assignment} a ON a.person_id = me.id
    UNION ALL SELECT a.* FROM place JOIN {assignment} a ON a.seat_id = place.seat_id
    UNION ALL SELECT a.* FROM place JOIN {assignment} a ON a.team_id = place.team_id OFFSET 0) held
  WHERE held.letter = 'A' AND NOT held.deputy AND held.period @> me.day),
below(id) AS (
  SELECT a.id FROM {area} a JOIN accountable ON a.parent_id = accountable.id
  UNION SELECT a.id FROM {area} a JOIN below ON a.parent_id = below.id)""")
# Who is in those teams, and whoever was in one of them last.
_THEIRS = _sql("""
  SELECT m.person_id FROM me, (SELECT m.* FROM led JOIN {membership} m ON m.team_id = led.id OFFSET 0) m
  WHERE m.period @> me.day
  UNION SELECT last.person_id FROM (
    SELECT DISTINCT ON (m.person_id) m.person_id, m.team_id FROM me,
      (SELECT DISTINCT o.person_id FROM led JOIN {membership} o ON o.team_id = led.id) was
      JOIN {membership} m USING (person_id)
    WHERE m.team_id IS NOT NULL AND lower(m.period) <= me.day
    ORDER BY m.person_id, m.period DESC, m.id) last JOIN led ON led.id = last.team_id""")

# What is somebody's own to answer: first found by indexes, as an array, however much is joined to it later.
_ANSWERED = _sql("""
ARRAY(
  SELECT a.id FROM {person} p JOIN {assignment} a ON a.person_id = p.id WHERE p.user_id = %s
  UNION ALL SELECT a.id FROM {person} p JOIN {membership} m ON m.person_id = p.id
    JOIN {assignment} a ON a.seat_id = m.seat_id WHERE p.user_id = %s AND m.period @> %s::date
  UNION ALL SELECT a.id FROM {person} p JOIN {membership} m ON m.person_id = p.id
    JOIN {assignment} a ON a.team_id = m.team_id WHERE p.user_id = %s AND m.period @> %s::date AND m.lead)""")


class _Among(Func):
    template = "(%(expressions)s))"
    arg_joiner = " = ANY("


def is_administrator(*, user: User | None) -> bool:
    return user is None or (user.is_active and user.is_superuser)


def may_manage_teams(*, user: User | None, on: dt.date, column: str = "id") -> Q:
    """Teams led on the day, and those below them; of what is about a team, the column that says which."""
    return _managed(user, on, SQL("{} SELECT id FROM led").format(_LED), column)


def may_manage_areas(*, user: User | None, on: dt.date) -> Q:
    """Areas that those teams own: their words and their place."""
    return _managed(user, on, SQL("{}, {} SELECT id FROM owned").format(_LED, _OWNED), "id")


def may_answer_for_areas(*, user: User | None, on: dt.date, column: str = "id") -> Q:
    """Areas whose assignments and findings are one's own: those, and what is below one's accountability."""
    query = SQL("{}, {}, {} SELECT id FROM owned UNION SELECT id FROM below")
    return _managed(user, on, query.format(_LED, _OWNED, _ACCOUNTABLE), column)


def may_manage_seats(*, user: User | None, on: dt.date) -> Q:
    """Seats of those teams; seats of the whole organisation are an administrator's."""
    return _managed(user, on, SQL("{} SELECT id FROM led").format(_LED), "team")


def may_manage_people(*, user: User | None, on: dt.date, column: str = "id") -> Q:
    """People in those teams, and those who were last in one."""
    return _managed(user, on, SQL("{} {}").format(_LED, _THEIRS), column)


def may_act_on_findings(*, user: User | None, on: dt.date) -> Q:
    """Findings about any of these, about oneself or given to one: whoever is asked is among those who may."""
    if is_administrator(user=user):
        return EVERYTHING
    if _is_nobody(user):
        return NOTHING
    itself = Person.objects.filter(user=user).values("pk")
    return (
        may_answer_for_areas(user=user, on=on, column="area")
        | Q(decision__in=Decision.objects.filter(may_manage_decisions(user=user, on=on)))
        | Q(person__in=itself)
        | Q(assignee__in=itself)
        | may_manage_people(user=user, on=on, column="person")
        | may_manage_teams(user=user, on=on, column="team")
        | Q(seat__in=Seat.objects.filter(may_manage_seats(user=user, on=on)))
    )


def may_manage_decisions(*, user: User | None, on: dt.date) -> Q:
    """Decisions about an area that one answers for, and those that one took part in deciding."""
    if is_administrator(user=user):
        return EVERYTHING
    if _is_nobody(user):
        return NOTHING
    mine = DecisionParty.objects.filter(person__user=user, part=DecisionPart.DECIDER)
    about = DecisionArea.objects.filter(may_answer_questions(user=user, on=on, column="area"))
    return Q(pk__in=about.values("decision")) | Q(pk__in=mine.values("decision"))


def may_note_absence(*, user: User | None, on: dt.date) -> Q:
    """People whose absences one may write: those whose days off one sees, oneself among them."""
    return may_see_figures(user=user, on=on)


def may_see_figures(*, user: User | None, on: dt.date) -> Q:
    """People whose own figures one sees: oneself, whom one manages, through others too, and in teams led."""
    query = _sql(
        "managed(id) AS (SELECT id FROM {person} WHERE user_id = %s"
        " UNION SELECT p.id FROM {person} p JOIN managed ON p.manager_id = managed.id)"
        " SELECT id FROM managed UNION "
    )
    return _managed(user, on, SQL("{}, {} {}").format(_LED, query, _THEIRS), "id", user and user.pk)


def answers_for(*, user: User | None, on: dt.date) -> Q:
    """Assignments that are one's own to accept or decline: also of teams one leads, and of one's seats.

    For an administrator it is the same: that they may change everything does not make them somebody else.
    """
    if _is_nobody(user):
        return NOTHING
    pk = user and user.pk
    found = RawSQL(_ANSWERED.as_string(), [pk, pk, on, pk, on])  # noqa: S611
    return Q(_Among(F("pk"), found, output_field=BooleanField()))


def may_answer_questions(*, user: User | None, on: dt.date, column: str = "id") -> Q:
    """Areas about which one may answer: those one is accountable for too, beside what is below and owned."""
    query = SQL("{}, {}, {} SELECT id FROM owned UNION SELECT id FROM below UNION SELECT id FROM accountable")
    return _managed(user, on, query.format(_LED, _OWNED, _ACCOUNTABLE), column)


def gives_people(*, user: User | None, on: dt.date) -> Q:
    """People to whom one gives a letter without asking: oneself, and those in the teams one leads.

    For an administrator it is the same: that they may change everything does not make them everybody's lead.
    """
    return Q(user=user) | _within(user, on, SQL("{} {}").format(_LED, _THEIRS), "id")


def gives_teams(*, user: User | None, on: dt.date) -> Q:
    """Teams likewise: those led, and those below them."""
    return _within(user, on, SQL("{} SELECT id FROM led").format(_LED), "id")


def gives_seats(*, user: User | None, on: dt.date) -> Q:
    """Seats likewise: of those teams, and where one sits oneself."""
    sits = Membership.objects.filter(person__user=user, period__contains=on).exclude(seat=None)
    return Q(pk__in=sits.values("seat")) | _within(
        user, on, SQL("{} SELECT id FROM led").format(_LED), "team"
    )


def _managed(user: User | None, on: dt.date, query: Composable, column: str, *more: object) -> Q:
    return EVERYTHING if is_administrator(user=user) else _within(user, on, query, column, *more)


def _is_nobody(user: User | None) -> bool:
    return user is None or not user.is_active or user.pk is None


def _within(user: User | None, on: dt.date, query: Composable, column: str, *more: object) -> Q:
    if user is None or _is_nobody(user):
        return NOTHING
    whole = SQL("WITH RECURSIVE {}, {}").format(_ME, query)
    return Q(**{f"{column}__in": RawSQL(whole.as_string(), [on, user.pk, *more])})  # noqa: S611
