"""What is offered for each line, what is chosen to begin with, and what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from ownership.operations.handover import Decision, Heir, Line
from ownership.operations.handover.making import CLOSES, END, KEEP, LEAVES, MOVES, TO, UNOWNED
from ownership.operations.problems import Problem
from ownership.web.handing.parties import Parties, key

OTHER = "other"
ENDS = {
    "holds": "End it",
    "breaks": "Nobody breaks ties any more",
    "sits": "Nobody for now",
    "member": "Leaves, and joins no other team",
    "owns": "No team owns it",
    "below": "It goes to the top",
}


@dataclass
class Choice:
    """One line of the form: `do` is what its list shows, `to` what its text says."""

    line: Line
    options: list[tuple[str, str]]
    do: str = ""
    to: str = ""
    may: bool = True
    problems: list[str] = field(default_factory=list)

    @property
    def at_once(self) -> bool:
        """Not dated ahead: it changes today, whatever the day."""
        return self.line.kind in ("breaks", "owns", "below")


def options(line: Line, heirs: list[Heir], mode: str, of: str) -> list[tuple[str, str]]:
    found = [(f"{TO}:{key(heir.holder)}", f"{heir.holder}, {heir.why}") for heir in heirs]
    found += [
        (OTHER, "Somebody else…" if "person" in line.takes else "Another team…"),
        (END, ENDS[line.kind]),
    ]
    if line.owner:
        found.append((UNOWNED, "Leave it unowned on purpose"))
    if mode not in (LEAVES, CLOSES):
        found.append((KEEP, f"Leave it with {of}"))
    return found


def first(choice: Choice, *, mode: str, left: int | None) -> str:
    """What is chosen to begin with: who comes next for what has to go, and nobody where nobody is near."""
    line = choice.line
    if not choice.may:
        return KEEP
    if mode not in (LEAVES, CLOSES):
        leaves = mode == MOVES and left in (_team(line), getattr(line.row, "team_id", None))
        if not leaves:
            return KEEP
    if line.kind == "member":
        return END
    if choice.options[0][0] != OTHER:
        return choice.options[0][0]
    return END if line.kind in ("breaks", "sits") or getattr(line.row, "letter", "A") in "CIS" else ""


def _team(line: Line) -> int | None:
    return line.area.owning_team_id if line.area else None


def sent(choice: Choice, data: Mapping[str, str]) -> None:
    """Take what was sent for a line; a line that was not on the page stays as it begins."""
    if choice.may and f"do-{choice.line.key}" in data:
        choice.do = data[f"do-{choice.line.key}"]
        choice.to = data.get(f"to-{choice.line.key}", "").strip()


def decision(choice: Choice, parties: Parties) -> Decision | Problem:
    """What is to become of a line, or why that cannot be told."""
    does, _, who = choice.do.partition(":")
    if does == OTHER:
        holder = parties.find(text=choice.to)
        if holder is None:
            what = f"“{choice.to[:60]}” is nobody here." if choice.to else "Nobody is named."
            return Problem(what, choice.line.says, "Choose a name from the list.", choice.line.key)
        return Decision(TO, holder)
    if does == TO and who in parties.by_key:
        return Decision(TO, parties.by_key[who])
    return Decision(does if does in (END, UNOWNED) else KEEP)


def groups(choices: list[Choice]) -> list[tuple[str, list[Choice]]]:
    return [(name, list(rows)) for name, rows in groupby(choices, key=lambda each: each.line.group)]


def fill(choices: list[Choice], data: Mapping[str, str]) -> bool:
    """ "All of these to …" of one group, or end all of it. Whether it was asked for."""
    asked = data.get("fill") or data.get("endall")
    if not asked:
        return False
    for number, (_, rows) in enumerate(groups(choices), start=1):
        for each in rows if str(number) == asked else ():
            if each.may and data.get("fill"):
                each.do, each.to = OTHER, data.get(f"all-{number}", "").strip()
            elif each.may:
                each.do, each.to = END, ""
    return True


def pack(choices: list[Choice]) -> str:
    """What the page showed, to be told from what is there when it comes back."""
    return json.dumps({each.line.key: [each.line.stamp, each.line.says] for each in choices})


def unpack(text: str) -> dict[str, tuple[str, str]]:
    try:
        found = json.loads(text)
        return {str(key): (str(stamp), str(says)) for key, (stamp, says) in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
