"""What a cure changes, in words, before it is carried out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.changes import ChangeSet
from ownership.operations import preview
from ownership.operations.consequences import Consequences, consequences
from ownership.rules.evaluating import Offender
from ownership.web.whatif import Said, said
from teams.models import User

MOST = 8


@dataclass(frozen=True)
class Findings:
    """The first of those that who looks may see, and how many more of these there are."""

    shown: list[Said]
    more: int


@dataclass(frozen=True)
class Shown:
    """`seen` is what the button sends: only what was shown is carried out."""

    label: str
    key: str
    seen: str
    follows: Consequences
    resolved: Findings
    created: Findings


def previewed(*, changes: ChangeSet, label: str, rule: str, user: User, on: dt.date, key: str = "") -> Shown:
    """`Refused` where it cannot be carried out. `rule` is what it cures: compared too if it is a wide one."""
    found = preview(changes=changes, actor=user, on=on, also=[rule])
    [follows] = consequences(changes=[changes], actor=user, on=on)
    return Shown(
        label=label,
        key=key,
        seen=changes.digest,
        follows=follows,
        resolved=_some(found.resolved, user, on),
        created=_some(found.created, user, on),
    )


def _some(offenders: Iterable[Offender], user: User, on: dt.date) -> Findings:
    rows = said(offenders=offenders, viewer=user, on=on)
    return Findings(rows[:MOST], len(rows[MOST:]))
