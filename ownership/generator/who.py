"""Write teams, roles, seats, people, and who is where."""

from __future__ import annotations

import datetime as dt
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.text import slugify
from psycopg.types.json import Jsonb
from psycopg.types.range import DateRange

from ownership.demo.accounts import PASSWORD
from teams.models import Absence, Employment, JobRole, Membership, Person, Seat, Team, User

from . import beside, people, teams
from .copying import Report, change, copy, reserve
from .people import YEARS, Someone
from .size import Size
from .teams import ROLES, Unit


def write_teams(
    random: Random, known: dict[str, list[str]], size: Size, on: dt.date, report: Report
) -> list[Unit]:
    """Teams as they are; of the smallest one in two hundred was closed lately."""
    units = teams.tree(random, known, teams=size.teams, ids=reserve(Team, size.teams))
    begin = on - dt.timedelta(days=YEARS)
    rows = (
        (
            u.id,
            u.name,
            slugify(u.name),
            u.kind,
            u.parent and u.parent.id,
            f"#{slugify(u.name)}",
            f"Answers for {u.name.lower()}.",
        )
        for u in units
    )
    columns = ["id", "name", "slug", "kind", "parent_id", "chat", "purpose"]
    copy(Team, columns, rows, report=report, mail="", page="", since=begin)
    change(
        Team,
        "closed_on",
        [
            (unit.id, day, day)
            for unit in units
            if unit.leaf and unit.parent and random.random() < 0.005
            for day in [on - dt.timedelta(days=random.randint(1, 90))]
        ],
    )
    return units


def write_roles(random: Random, units: list[Unit], report: Report) -> list[int]:
    """Job roles and seats; the roles' ids."""
    roles = list(reserve(JobRole, len(ROLES)))
    rows = ((id, *role) for id, role in zip(roles, ROLES, strict=True))
    copy(JobRole, ["id", "name", "track", "levels", "skills"], rows, report=report, summary="")
    seats = [
        (id, roles[role], unit.id)
        for id, role, unit in teams.seat(random, units, ids=iter(reserve(Seat, len(units))))
    ]
    copy(Seat, ["id", "job_role_id", "team_id"], seats, report=report)
    return roles


def write_people(
    random: Random,
    known: dict[str, list[str]],
    units: list[Unit],
    roles: list[int],
    size: Size,
    on: dt.date,
    report: Report,
) -> list[Someone]:
    staff = people.staff(
        random, known, units=units, people=size.people, ids=reserve(Person, size.people), on=on
    )
    users = write_users(list(people.accounts(staff, on=on)), report)
    rows = (
        (p.id, p.name, p.email, p.level, Jsonb({}), roles[p.role], p.manager, users.get(p.id)) for p in staff
    )
    columns = ["id", "name", "email", "level", "handles", "job_role_id", "manager_id", "user_id"]
    copy(Person, columns, rows, report=report, placeholder=False)
    copy(
        Employment,
        ["person_id", "kind", "period"],
        ((p.id, p.kind, DateRange(p.since, p.left)) for p in staff),
        report=report,
    )
    joined = people.memberships(random, staff, units, on=on)
    copy(
        Membership,
        ["lead", "person_id", "team_id", "seat_id", "period"],
        ((*row[:4], DateRange(row[4], row[5])) for row in joined),
        report=report,
    )
    away = beside.absences(random, staff, on=on)
    copy(
        Absence,
        ["person_id", "period"],
        ((person, DateRange(begin, end)) for person, begin, end in away),
        report=report,
    )
    return staff


def write_users(staff: list[Someone], report: Report) -> dict[int, int]:
    """Their accounts by their ids. Who leads the company is administrator and has a password."""
    users = dict(zip([p.id for p in staff], reserve(User, len(staff)), strict=True))
    closed, first = make_password(None), staff[0]
    rows = (
        (
            users[p.id],
            p.email,
            p is first,
            p is first,
            make_password(PASSWORD) if p is first else closed,
            *p.name.split(" ", 1),
        )
        for p in staff
    )
    columns = ["id", "email", "is_superuser", "is_staff", "password", "first_name", "last_name"]
    copy(
        User,
        columns,
        rows,
        report=report,
        is_active=True,
        password_is_given=False,
        date_joined=timezone.now(),
    )
    return users
