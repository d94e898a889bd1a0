"""The first day: roles, teams, people, seats, areas and their letters."""

import datetime as dt
from dataclasses import replace

from django.utils.text import slugify

from ownership.enums import Colour
from teams.models import User

from .company import Company, period
from .recorded import expectations
from .text import area_line, chapters, fields, lines

CATEGORIES = [
    ("Architecture", "system"),
    ("Standards", "system"),
    ("Reliability", "system"),
    ("Security and risk", "system"),
    ("Scalability", "system"),
    ("Feature delivery", "product"),
    ("Code quality", "product"),
    ("User outcomes", "product"),
]


def found(company: Company, on: dt.date) -> None:
    """Collect the first day's rows."""
    found_organisation(company)
    found_roles(company)
    found_teams(company, on)
    found_people(company, on)
    found_seats(company, on)
    found_areas(company, on)
    expectations(company)


def found_organisation(company: Company) -> None:
    company.create("ownership.Organisation", "organisation", id=1, name="Lumen Freight")
    for position, (name, perspective) in enumerate(CATEGORIES):
        company.create(
            "ownership.Category",
            f"category:{name}",
            name=name,
            perspective=perspective,
            colour=Colour.values[position % len(Colour.values)],
            position=position,
        )


def found_roles(company: Company) -> None:
    for line in lines("roles.txt"):
        name, track, levels, summary, skills = fields(line, "|", 5)
        ladder = [level.strip() for level in levels.split(",") if level.strip()]
        company.create(
            "teams.JobRole",
            f"role:{name}",
            name=name,
            track=track,
            levels=ladder,
            summary=summary,
            skills=[skill.strip() for skill in skills.split(",") if skill.strip()],
        )


def found_teams(company: Company, on: dt.date) -> None:
    for line in lines("teams.txt"):
        found_team(company, line, on)


def found_team(company: Company, line: str, on: dt.date) -> None:
    name, kind, parent, chat, purpose = fields(line, "|", 5)
    company.above[name] = parent
    company.create(
        "teams.Team",
        f"team:{name}",
        name=name,
        slug=slugify(name),
        kind=kind,
        parent_id=company.ref(f"team:{parent}") if parent else None,
        chat=chat,
        purpose=purpose,
        since=on,
    )


def found_people(company: Company, on: dt.date) -> None:
    for team, people in chapters("people.txt"):
        for line in people:
            name, role, level, lead = fields(line, ",", 4)
            if role:
                hire(company, f"{name}, {role}, {level}", team, on - seniority(name))
            join(company, name, team, on, lead=bool(lead))


def hire(company: Company, line: str, team: str, on: dt.date) -> None:
    """A person who can sign in once an administrator gives them a password; the team's lead manages them."""
    name, role, level = fields(line, ",", 3)
    manager = company.lead(team)
    email = f"{slugify(name).replace('-', '.')}@example.com"
    first, last = name.split(" ", 1)
    user = User(email=email, first_name=first, last_name=last)
    user.set_unusable_password()
    user.save()
    company.ids[f"user:{name}"] = user.pk
    company.create(
        "teams.Person",
        f"person:{name}",
        name=name,
        email=email,
        user_id=user.pk,
        manager_id=company.ref(f"person:{manager}") if manager else None,
        job_role_id=company.ref(f"role:{role}"),
        level=level,
        handles={"github": slugify(name)},
    )
    company.create(
        "teams.Employment", f"employment:{name}", person_id=company.ref(f"person:{name}"), period=period(on)
    )


def join(company: Company, name: str, team: str, on: dt.date, *, lead: bool = False) -> None:
    if lead:
        company.leads[team] = name
    company.create(
        "teams.Membership",
        f"member:{name}|{team}",
        person_id=company.ref(f"person:{name}"),
        team_id=company.ref(f"team:{team}"),
        lead=lead,
        period=period(on),
    )


def found_seats(company: Company, on: dt.date) -> None:
    for line in lines("seats.txt"):
        seat, sitter = fields(line, "|", 2)
        role, _, team = seat.partition(" of ")
        company.create(
            "teams.Seat",
            f"seat:{seat}",
            job_role_id=company.ref(f"role:{role}"),
            team_id=company.ref(f"team:{team}") if team else None,
        )
        sit(company, seat, sitter, on)


def sit(company: Company, seat: str, name: str, on: dt.date) -> None:
    team = seat.partition(" of ")[2]
    company.create(
        "teams.Membership",
        f"sitter:{name}|{seat}",
        person_id=company.ref(f"person:{name}"),
        team_id=company.ref(f"team:{team}") if team else None,
        seat_id=company.ref(f"seat:{seat}"),
        period=period(on),
    )


def found_areas(company: Company, on: dt.date) -> None:
    for heading, areas in chapters("areas.txt"):
        section = area_line(heading)
        company.area(section, on)
        for line in areas:
            company.area(replace(area_line(line), section=section.name), on)


def seniority(name: str) -> dt.timedelta:
    """Nobody began on the same day; the same every time."""
    return dt.timedelta(days=30 + sum(map(ord, name)) * 7 % 1400)
