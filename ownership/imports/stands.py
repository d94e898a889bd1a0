"""What a party stands for: a row that is there, or the rows to make for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ownership.changes import Create, New
from ownership.imports.folding import clipped, folded
from ownership.imports.known import Known, Party
from ownership.operations import slug_of


@dataclass(frozen=True)
class Stands:
    """`how` says why we think so; `guessed` that a person should look; `kind` "skip" leaves the party out."""

    party: str
    kind: str
    name: str
    how: str
    target: int | New | None = None
    guessed: bool = False
    creates: tuple[Create, ...] = ()
    doubt: str = ""
    # Whom it may mean, where it is left out because several are called so.
    perhaps: tuple[tuple[str, int | str], ...] = ()

    @property
    def new(self) -> bool:
        return isinstance(self.target, New)

    @property
    def outside(self) -> bool:
        return any(row.values.get("kind") == "external" for row in self.creates)

    @property
    def holder(self) -> tuple[str, int | str]:
        """Equal for two parties that are the same person, team or seat."""
        return self.kind, self.target.key if isinstance(self.target, New) else self.target or 0


def known_party(*, party: str, found: Party, how: str, guessed: bool = False) -> Stands:
    gone = {"person": "has left", "team": "is closed", "seat": "is retired"}[found.kind]
    doubt = f"“{party}” is {found.name}, who {gone}." if found.kind == "person" else f"{found.name} {gone}."
    return Stands(
        party, found.kind, found.name, how, found.id, guessed=guessed, doubt=doubt if found.gone else ""
    )


def skipped(*, party: str, how: str, doubt: str = "", perhaps: Iterable[Party] = ()) -> Stands:
    several = tuple((one.kind, one.id) for one in perhaps)
    return Stands(party, "skip", party, how, doubt=doubt, perhaps=several)


def new_person(*, party: str, name: str, how: str, email: str = "", guessed: bool = False) -> Stands:
    name = clipped(name)
    row = f"person {email or folded(name)}"
    values = {"name": name, "email": email or None, "placeholder": not email}
    create = Create("teams.Person", values, row)
    return Stands(party, "person", name, how, New(row), guessed, (create,))


def new_team(
    *,
    party: str,
    name: str,
    how: str,
    kind: str = "other",
    parent: int | New | None = None,
    guessed: bool = False,
) -> Stands:
    name = clipped(name)
    row = f"team {folded(name)}"
    values = {
        "name": name,
        "slug": slug_of(name=name),
        "kind": kind,
        "parent_id": parent,
    }
    return Stands(party, "team", name, how, New(row), guessed, (Create("teams.Team", values, row),))


def new_seat(
    *, party: str, role: str, how: str, known: Known, team: Stands | None = None, guessed: bool = False
) -> Stands:
    """A seat of a role, known or new, in a team or (without one) in the whole organisation."""
    role = clipped(role)
    role_row = f"role {folded(role)}"
    role_id: int | New = known.roles.get(folded(role)) or New(role_row)
    row = f"seat {folded(role)} {team.holder[1] if team else ''}"
    creates = team.creates if team else ()
    if isinstance(role_id, New):
        creates += (Create("teams.JobRole", {"name": role}, role_row),)
    creates += (
        Create("teams.Seat", {"job_role_id": role_id, "team_id": team.target if team else None}, row),
    )
    name = f"{role} of {team.name}" if team else role
    return Stands(party, "seat", name, how, New(row), guessed, creates)
