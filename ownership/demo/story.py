"""What happened since the first day: each verb of `data/story.txt` as rows of a change set."""

import datetime as dt
from collections.abc import Callable

from ownership.models import Finding

from . import recorded
from .company import Company, assignment_key
from .founding import found_team, hire, join, sit
from .text import area_line, fields, letters

Verb = Callable[[Company, str, dt.date], None]


def tell(company: Company, line: str, on: dt.date) -> None:
    """Collect the rows of one line."""
    verb, rest = line.split(" ", 1)
    VERBS[verb](company, rest, on)


def give_letters(company: Company, rest: str, on: dt.date) -> None:
    area, given = fields(rest, ":", 2)
    for letter in letters(given):
        company.give(area, letter, on)


def end_letters(company: Company, rest: str, on: dt.date) -> None:
    area, given = fields(rest, ":", 2)
    for letter in letters(given):
        company.end("ownership.Assignment", assignment_key(area, letter), on)


def new_area(company: Company, rest: str, on: dt.date) -> None:
    company.area(area_line(rest), on)


def join_company(company: Company, rest: str, on: dt.date) -> None:
    name, role, level, team = fields(rest, ",", 4)
    hire(company, f"{name}, {role}, {level}", team, on)
    join(company, name, team, on)


def manage(company: Company, rest: str, on: dt.date) -> None:
    manager, people = fields(rest, ":", 2)
    for name in people.split(","):
        company.change("teams.Person", f"person:{name.strip()}", manager_id=company.id(f"person:{manager}"))


def leave(company: Company, name: str, on: dt.date) -> None:
    """Employment and memberships end; what they held stays, as nobody handed it over."""
    company.end("teams.Employment", f"employment:{name}", on)
    for key in [key for key in company.ids if key.startswith((f"member:{name}|", f"sitter:{name}|"))]:
        company.end("teams.Membership", key, on)


def move(company: Company, rest: str, on: dt.date) -> None:
    name, target = fields(rest, ">", 2)
    team, lead = fields(target, ",", 2)
    for key in [key for key in company.ids if key.startswith(f"member:{name}|")]:
        company.end("teams.Membership", key, on)
    join(company, name, team, on, lead=bool(lead))


def unlead(company: Company, rest: str, on: dt.date) -> None:
    """Leads no more, stays in the team."""
    team, name = fields(rest, ":", 2)
    company.end("teams.Membership", f"member:{name}|{team}", on)
    del company.leads[team]
    join(company, name, team, on)


def found(company: Company, rest: str, on: dt.date) -> None:
    found_team(company, rest.removeprefix("team "), on)


def place(company: Company, rest: str, on: dt.date) -> None:
    team, parent = fields(rest, ">", 2)
    company.change("teams.Team", f"team:{team}", parent_id=company.ref(f"team:{parent}"), since=on)


def close(company: Company, team: str, on: dt.date) -> None:
    for key in [key for key in company.ids if key.startswith("member:") and key.endswith(f"|{team}")]:
        company.end("teams.Membership", key, on)
    company.change("teams.Team", f"team:{team}", closed_on=on, since=on)


def give(company: Company, rest: str, on: dt.date) -> None:
    area, team = fields(rest, ">", 2)
    company.change("ownership.Area", f"area:{area}", owning_team_id=company.ref(f"team:{team}"), since=on)


def retire(company: Company, seat: str, on: dt.date) -> None:
    company.change("teams.Seat", f"seat:{seat}", retired_on=on)


def take_seat(company: Company, rest: str, on: dt.date) -> None:
    seat, name = fields(rest, ":", 2)
    sit(company, seat, name, on)


def rise(company: Company, rest: str, on: dt.date) -> None:
    seat, name = fields(rest, ":", 2)
    company.end("teams.Membership", f"sitter:{name}|{seat}", on)


def confirm(company: Company, rest: str, on: dt.date) -> None:
    name, areas = fields(rest, ":", 2)
    for area in areas.split(","):
        person = company.id(f"person:{name}")
        company.change("ownership.Area", f"area:{area.strip()}", confirmed_on=on, confirmed_by_id=person)


def leave_unowned(company: Company, rest: str, on: dt.date) -> None:
    area, why = fields(rest, ":", 2)
    name, days, reason = fields(why, ",", 3)
    stance = {"unowned_by_id": company.id(f"user:{name}"), "unowned_reason": reason}
    company.change(
        "ownership.Area", f"area:{area}", unowned_until=on + dt.timedelta(days=int(days)), **stance
    )


def accept_on_purpose(company: Company, rest: str, on: dt.date) -> None:
    """The finding's holders of that day are what is accepted."""
    what, why = fields(rest, ":", 2)
    rule, area = what.split(" ", 1)
    name, days, reason = fields(why, ",", 3)
    area_id = company.id(f"area:{area}")
    facts = Finding.objects.get(rule=rule, area=area_id, resolved_on=None).facts
    company.create(
        "ownership.Waiver",
        f"waiver:{rule}|{area}",
        rule=rule,
        area_id=area_id,
        reason=reason,
        by_id=company.id(f"user:{name}"),
        since=on,
        until=on + dt.timedelta(days=int(days)),
        accepted={kind: facts[kind] for kind in ("people", "teams", "seats")},
    )


def by(company: Company, name: str, on: dt.date) -> None:
    company.by = name


def decline(company: Company, rest: str, on: dt.date) -> None:
    given, why = fields(rest, "|", 2)
    area, held = fields(given, ":", 2)
    for letter in letters(held):
        key = assignment_key(area, letter)
        company.change("ownership.Assignment", key, acceptance="declined", declined_because=why)


def ask(company: Company, rest: str, on: dt.date) -> None:
    area, text = rest.split(": ", 1)
    ids = {"area_id": company.id(f"area:{area}"), "asked_by_id": company.id(f"user:{company.by}")}
    company.create("ownership.Question", f"question:{area}", text=text, asked_on=on, **ids)


def answer(company: Company, rest: str, on: dt.date) -> None:
    area, text = rest.split(": ", 1)
    said = {"state": "answered", "answer": text, "answered_on": on}
    company.change(
        "ownership.Question", f"question:{area}", **said, answered_by_id=company.id(f"user:{company.by}")
    )


VERBS: dict[str, Verb] = {
    "+": give_letters,
    "-": end_letters,
    "new": new_area,
    "join": join_company,
    "manage": manage,
    "leave": leave,
    "move": move,
    "unlead": unlead,
    "found": found,
    "place": place,
    "close": close,
    "give": give,
    "retire": retire,
    "sit": take_seat,
    "rise": rise,
    "confirm": confirm,
    "unowned": leave_unowned,
    "accept": accept_on_purpose,
    "by": by,
    "decline": decline,
    "ask": ask,
    "answer": answer,
    "decide": recorded.decide,
    "supersede": recorded.supersede,
    "away": recorded.away,
    "work": recorded.work,
    "lend": recorded.lend,
    "reviews": recorded.review,
}
