"""Look a party up among what is known: by its exact words first, then by what may be meant."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ownership.imports.folding import folded
from ownership.imports.guess import bare, in_order
from ownership.imports.known import Known, Party, nearest
from ownership.imports.party_words import ROLE
from ownership.imports.readers.text import key

_ADDRESS = re.compile(r"[^@\s<>(),;]+@[^@\s<>(),;]+\.[^@\s<>(),;.]+")
_OF = re.compile(r"^(?P<role>.+?) (?:of|for|in) (?:the )?(?P<team>.+)$", re.I)
_IN_BRACKETS = re.compile(r"^(?P<role>[^()]+)\((?P<team>[^()]+)\)$")


@dataclass(frozen=True)
class Found:
    """Rows that a party may be, and by what; `sure` where its own words say so."""

    parties: tuple[Party, ...] = ()
    how: str = ""
    sure: bool = True


@dataclass(frozen=True)
class SeatOf:
    """A role of a known team that is not there yet."""

    role: str
    team: Party


def address(party: str) -> str:
    found = _ADDRESS.search(party)
    try:
        validate_email(found.group() if found else "")
    except ValidationError:
        return ""
    return found.group().lower() if found else ""


def look_up(*, party: str, known: Known) -> Found:
    if found := known.emails.get(address(party)):
        return Found(tuple(nearest(found)), "by e-mail")
    if party.startswith("@") and (found := known.handles.get(party[1:].lower())):
        return Found(tuple(nearest(found)), "by handle")
    return _exactly(party, known) or _perhaps(party, known)


def _exactly(party: str, known: Known) -> Found | None:
    if found := known.people.get(folded(party)) or known.teams.get(folded(party)):
        return Found(tuple(nearest(found)), "by name")
    seats = _seats(known, party)
    whole = bool(seats) and (known.roles[folded(party)], None) in known.seats
    return Found(tuple(seats), "by role", sure=whole) if seats else None


def _seats(known: Known, role: str) -> list[Party]:
    """The role's seat of the whole organisation, else those that it has in teams."""
    role_id = known.roles.get(folded(role))
    if role_id is None:
        return []
    whole = known.seats.get((role_id, None))
    return [whole] if whole else known.seats_of.get(role_id, [])


def _perhaps(party: str, known: Known) -> Found:
    if seat_of := role_of_team(party=party, known=known):
        role = known.roles.get(folded(seat_of.role))
        seat = known.seats.get((role, seat_of.team.id)) if role else None
        return Found((seat,), "by role and team") if seat else Found()
    name = bare(party)
    for words in (name, in_order(name)):
        if found := known.people.get(folded(words)) or known.teams.get(folded(words)):
            return Found(tuple(nearest(found)), "by name")
    if found := known.aliases.get(key(name)):
        return Found(tuple(nearest(found)), "by name")
    if key(name) not in ROLE and (found := known.short.get(key(name))):
        return Found(tuple(nearest(found)), "by a short form of the name", sure=False)
    return Found()


def role_of_team(*, party: str, known: Known) -> SeatOf | None:
    """Read "Tech lead of Payments", "Tech lead (Payments)" and "Payments tech lead", if the team is known.

    The last only if the role is known too: a "Product owner" is no owner of the team Product.
    """
    if match := _OF.match(party) or _IN_BRACKETS.match(party):
        role = match["role"].strip()
        is_role = folded(role) in known.roles or bool(ROLE & {key(role), *key(role).split()[-1:]})
        return _seat_of(role, match["team"], known) if is_role else None
    words = party.split() if folded(party) not in known.roles else []
    cuts = ((" ".join(words[cut:]), " ".join(words[:cut])) for cut in range(len(words) - 1, 0, -1))
    found = (_seat_of(role, team, known) for role, team in cuts if folded(role) in known.roles)
    return next(filter(None, found), None)


def _seat_of(role: str, team: str, known: Known) -> SeatOf | None:
    teams = nearest(known.aliases.get(key(team), ()))
    return SeatOf(role[:1].upper() + role[1:], teams[0]) if len(teams) == 1 else None
