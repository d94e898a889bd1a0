"""What is known before an import: people, teams, roles and seats by every name that a sheet may use."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from ownership.imports.folding import folded
from ownership.imports.readers.text import key
from teams.models import Employment, JobRole, Person, Seat, Team


@dataclass(frozen=True)
class Party:
    """A person, team or seat that is there. `gone` says that they left, were closed or retired."""

    kind: str
    id: int
    name: str
    detail: str = ""
    gone: bool = False
    placeholder: bool = False


Index = dict[str, list[Party]]


def _index() -> Index:
    return defaultdict(list)


@dataclass
class Known:
    """Look-ups by folded words; empty for a sheet that is read alone."""

    emails: Index = field(default_factory=_index)
    handles: Index = field(default_factory=_index)
    people: Index = field(default_factory=_index)
    short: Index = field(default_factory=_index)
    teams: Index = field(default_factory=_index)
    aliases: Index = field(default_factory=_index)
    seats: dict[tuple[int, int | None], Party] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    seats_of: dict[int, list[Party]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[tuple[str, int], Party] = field(default_factory=dict)
    roots: list[Party] = field(default_factory=list)

    @classmethod
    def load(cls, *, on: dt.date) -> "Known":
        known = cls()
        known._load_people(on)
        known._load_teams(on)
        known._load_seats(on)
        return known

    def _keep(self, party: Party) -> Party:
        self.by_id[party.kind, party.id] = party
        return party

    def _load_people(self, on: dt.date) -> None:
        employed = Employment.objects.filter(person=OuterRef("pk"))
        rows = Person.objects.annotate(
            known_employed=Exists(employed), here=Exists(employed.filter(period__contains=on))
        ).values_list("id", "name", "email", "handles", "placeholder", "known_employed", "here")
        for pk, name, email, handles, placeholder, employment, here in rows.order_by("id").iterator(10_000):
            gone = employment and not here
            person = self._keep(Party("person", pk, name, email or "", gone, placeholder))
            if email:
                self.emails[email.lower()].append(person)
            for handle in handles.values() if isinstance(handles, dict) else ():
                self.handles[str(handle).lower().lstrip("@")].append(person)
            self.people[folded(name)].append(person)
            # A placeholder was itself made from a sheet's words: it answers to them alone.
            for short in () if placeholder else short_names(name):
                self.short[short].append(person)

    def _load_teams(self, on: dt.date) -> None:
        rows = list(Team.objects.order_by("id").values_list("id", "name", "slug", "parent_id", "closed_on"))
        above = {parent for *_, parent, closed in rows if closed is None or closed > on}
        for pk, name, slug, parent, closed in rows:
            team = self._keep(Party("team", pk, name, slug, closed is not None and closed <= on))
            self.teams[folded(name)].append(team)
            for word in team_names(name, slug):
                self.aliases[word].append(team)
            if parent is None and pk in above and not team.gone:
                self.roots.append(team)

    def _load_seats(self, on: dt.date) -> None:
        self.roles = {
            folded(name): pk for pk, name in JobRole.objects.order_by("-id").values_list("id", "name")
        }
        rows = Seat.objects.values_list(
            "id", "job_role_id", "job_role__name", "team_id", "team__name", "retired_on"
        )
        for pk, role, name, team, team_name, retired in rows:
            said = f"{name} of {team_name}" if team_name else name
            gone = retired is not None and retired <= on
            seat = self.seats[role, team] = self._keep(Party("seat", pk, said, gone=gone))
            if not gone:
                self.seats_of[role].append(seat)


def short_names(name: str) -> set[str]:
    """The ways in which a sheet shortens a name: "Ana", "A. Ruiz", "Ruiz, A.", "AR"."""
    words = key(name).split()
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    return {first, f"{first[0]} {last}", f"{last} {first[0]}", "".join(word[0] for word in words)}


def team_names(name: str, slug: str) -> set[str]:
    """Its name and slug, with and without the word "team"."""
    bare = key(name).removesuffix(" team").removeprefix("team ")
    return {key(name), key(slug), bare, f"{bare} team", f"team {bare}"} - {""}


def nearest(parties: Iterable[Party]) -> list[Party]:
    """Those still here before those gone, real people before placeholders."""
    found = list({(party.kind, party.id): party for party in parties}.values())
    found = [party for party in found if not party.gone] or found
    return [party for party in found if not party.placeholder] or found
