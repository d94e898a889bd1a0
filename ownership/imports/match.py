"""Say what each party of a sheet stands for: as told, else as known, else as its words suggest."""

import dataclasses
from collections.abc import Iterable, Mapping

from ownership.changes import New
from ownership.imports.find import address, look_up, role_of_team
from ownership.imports.folding import folded
from ownership.imports.guess import Kind, bare, guesses, in_order
from ownership.imports.known import Known, Party, nearest
from ownership.imports.mapping import Choice, choice
from ownership.imports.stands import Stands, known_party, new_person, new_seat, new_team, skipped

PLURAL = {"person": "people", "team": "teams", "seat": "seats"}
TELL = "Say in the mapping which is meant"


def match(
    *, parties: Iterable[str], known: Known, mapping: Mapping[str, str], teams_under: int | New | None = None
) -> dict[str, Stands]:
    """Return one `Stands` a party. New teams go below `teams_under`."""
    parties = tuple(parties)
    told = {folded(party): choice(party=party, text=text) for party, text in mapping.items()}
    kinds = guesses(parties)
    found: dict[str, Stands] = {}
    # Addresses first: a name beside them may be the same person's.
    addressed: dict[str, Stands] = {}
    for party in sorted(parties, key=lambda party: not address(party)):
        if chosen := told.get(folded(party)):
            found[party] = _told(party, chosen, known, teams_under)
        elif same := _addressed(party, known, addressed):
            found[party] = dataclasses.replace(same, party=party, how="by an address in the sheet")
        else:
            found[party] = _known(party, known) or _guessed(party, kinds[party], known, teams_under)
        if address(party) and found[party].new:
            addressed[folded(found[party].name)] = found[party]
    return {party: found[party] for party in parties}


def _addressed(party: str, known: Known, addressed: Mapping[str, Stands]) -> Stands | None:
    real = look_up(party=party, known=known).parties
    if address(party) or any(not one.placeholder for one in real):
        return None
    return addressed.get(folded(bare(party)))


def _one(party: str, candidates: list[Party], how: str, *, sure: bool = True) -> Stands:
    if len(candidates) == 1:
        return known_party(party=party, found=candidates[0], how=how, guessed=not sure)
    kind = PLURAL[candidates[0].kind]
    named = "; ".join(
        f"{one.kind}:#{one.id} {one.name}" + (f", {one.detail}" if one.detail else "")
        for one in candidates[:5]
    )
    doubt = f"“{party}” could be any of {len(candidates)} {kind} ({named}). {TELL}."
    return skipped(party=party, how="several are called so", doubt=doubt, perhaps=candidates)


def _known(party: str, known: Known) -> Stands | None:
    found = look_up(party=party, known=known)
    return _one(party, list(found.parties), found.how, sure=found.sure) if found.parties else None


def _told(party: str, chosen: Choice, known: Known, teams_under: int | New | None) -> Stands:
    how = "as the mapping says"
    if chosen.kind == "skip":
        return skipped(party=party, how=how)
    kind = "team" if chosen.kind == "outside" else chosen.kind
    if chosen.id is not None:
        if row := known.by_id.get((kind, chosen.id)):
            return known_party(party=party, found=row, how=how)
        doubt = f"“{party}” is mapped to {kind} {chosen.name}, which is not there."
        return skipped(party=party, how="mapped to nothing", doubt=doubt)
    if kind == "seat":
        return _seat_told(party, chosen, known, teams_under, how)
    if kind == "person":
        email = address(chosen.name)
        rows = known.emails.get(email, []) if email else known.people.get(folded(chosen.name), [])
        if rows:
            return _one(party, nearest(rows), how)
        return new_person(party=party, name=_named_by(chosen.name, email), email=email, how=how)
    if teams := known.teams.get(folded(chosen.name)) or known.aliases.get(folded(chosen.name)):
        return _one(party, nearest(teams), how)
    team_kind = "external" if chosen.kind == "outside" else "other"
    return new_team(party=party, name=chosen.name, how=how, kind=team_kind, parent=teams_under)


def _seat_told(party: str, chosen: Choice, known: Known, teams_under: int | New | None, how: str) -> Stands:
    team = _told(party, Choice("team", chosen.team), known, teams_under) if chosen.team else None
    if team and team.kind == "skip":
        return team
    role = known.roles.get(folded(chosen.name))
    where = team.target if team else None
    if role and not isinstance(where, New) and (seat := known.seats.get((role, where))):
        return known_party(party=party, found=seat, how=how)
    return new_seat(party=party, role=chosen.name, how=how, known=known, team=team)


def _named_by(words: str, email: str) -> str:
    """The name beside an e-mail address, else one made of the address: ana.ruiz@… is Ana Ruiz."""
    name = words.replace(email, "").strip(" <>()[],;") if email else words
    return name or email.partition("@")[0].replace(".", " ").replace("_", " ").title()


def _guessed(party: str, kind: Kind, known: Known, teams_under: int | New | None) -> Stands:
    if seat_of := role_of_team(party=party, known=known):
        team = known_party(party=party, found=seat_of.team, how="")
        return new_seat(
            party=party, role=seat_of.role, how="a role of a known team", known=known, team=team, guessed=True
        )
    if kind == "everyone":
        return _everyone(party, known)
    if kind == "person":
        email = address(party)
        name = in_order(_named_by(bare(party), email))
        return new_person(party=party, name=name, email=email, how="looks like a person's name", guessed=True)
    if kind == "seat":
        return new_seat(party=party, role=party, how="taken for a role", known=known, guessed=True)
    how, team_kind = (
        ("taken for a team", "other") if kind == "team" else ("taken for somebody outside", "external")
    )
    return new_team(party=party, name=party, how=how, kind=team_kind, parent=teams_under, guessed=True)


def _everyone(party: str, known: Known) -> Stands:
    """The one team at the top of the tree, if there is just one; else nobody can say who everyone is."""
    if len(known.roots) == 1:
        root = known.roots[0]
        doubt = f"“{party}” is taken for {root.name}, the team above all others."
        return Stands(party, "team", root.name, "everyone", root.id, guessed=True, doubt=doubt)
    doubt = f"“{party}” names no party of its own. Say in the mapping which team it is."
    return skipped(party=party, how="everyone", doubt=doubt)
