"""Give what somebody cannot keep to those who come next."""

from collections.abc import Iterable, Iterator

from ownership.changes import ChangeSet, Row
from ownership.enums import Letter
from ownership.models import Assignment, Finding
from ownership.rules.names import listed
from teams.models import Person

from .ground import Ground, Suggestion, holder


def succeed(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give a leaver's A and R to those who come next, where nobody else has them, and end all else."""
    left = ground.of_party.get(("person", finding.person_id or 0), [])
    rows, heirs = _passed_on((row for row in left if row.letter in "AR" and not row.deputy), ground)
    nobody = None in heirs
    changes = (*(ground.end(row) for row in left), *rows)
    if names := _names(heirs):
        label = f"Hand over to {names}{', and end the rest' if nobody else ''}"
        yield Suggestion("successors", label, ChangeSet(f"{finding.person} hands over to {names}", changes))
    elif left:
        said = ChangeSet(f"{finding.person} is named nowhere any more", changes)
        yield Suggestion("end", f"Take {finding.person} off every area", said, safe=not nobody)


def move_on(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give what somebody kept of a former team to those who come next there; where others have it, end it."""
    held = ground.of_party.get(("person", finding.person_id or 0), [])
    named = [row for row in held if row.area_id in finding.facts["areas"] and not row.deputy]
    kept = [row for row in named if row.letter in "AR"]
    rows, heirs = _passed_on(kept, ground)
    if kept and None not in heirs:
        label = f"Hand over to {_names(heirs)}" if heirs else "Leave it to the others"
        changes = (*(ground.end(row) for row in kept), *rows)
        yield Suggestion("hand-over", label, ChangeSet(f"{finding.person} hands over after a move", changes))


def stand_ins(row: Assignment, ground: Ground) -> list[Person]:
    """Who stands in for a letter, else for the A of its area; not its holder."""
    people = [*ground.deputies(row.area_id, row.letter), *ground.deputies(row.area_id)]
    return [person for person in people if person.pk != row.person_id]


def _passed_on(left: Iterable[Assignment], ground: Ground) -> tuple[list[Row], list[Person | None]]:
    """What those who come next get, where nobody else has it; and who they are, None for nobody."""
    rows: list[Row] = []
    heirs: list[Person | None] = []
    for row in left:
        if not _others(row, ground):
            heir = next(_successors(row, ground), None)
            heirs.append(heir)
            made = ground.promote(row.area_id, row.letter, heir) if heir else ()
            rows += [each for each in made if each not in rows]
    return rows, heirs


def _names(heirs: list[Person | None]) -> str:
    return listed([str(heir) for heir in dict.fromkeys(heirs) if heir])


def _others(row: Assignment, ground: Ground) -> bool:
    return any(
        not each.deputy and holder(each) != holder(row) and each.person_id not in ground.gone
        for each in ground.having(row.area_id, row.letter)
    )


def _successors(row: Assignment, ground: Ground) -> Iterator[Person]:
    yield from stand_ins(row, ground)
    people = ground.work.get(row.area_id, []) if row.letter == Letter.A else []
    people = [*people, *ground.leads(ground.areas[row.area_id].owning_team_id)]
    yield from (person for person in people if person.pk != row.person_id)
