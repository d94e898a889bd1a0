"""How one rule is set, for everybody or for one team's subtree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ownership.models import RuleSetting

from .base import Rule


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What is None, or of a criticality not there, stays as it is further out: as the profile has it."""

    enabled: bool | None = None
    severity: str | None = None
    threshold: int | None = None
    thresholds: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> dict[str | None, dict[str, Any]]:
        """The columns of its rows, by criticality (None: the row for all of them)."""
        whole = {"on": self.enabled, "severity": self.severity, "threshold": self.threshold}
        found: dict[str | None, dict[str, Any]] = {None: whole} if set(whole.values()) != {None} else {}
        return found | {each: {"threshold": number} for each, number in self.thresholds.items()}

    @property
    def seen(self) -> str:
        """In one line, to tell whether it is still so."""
        return repr(asdict(self) | {"thresholds": sorted(self.thresholds.items())})


def read(rows: Iterable[RuleSetting]) -> Setting:
    """From the rows of one rule in one place."""
    by = {row.criticality: row for row in rows}
    whole = by.pop(None, RuleSetting())
    return Setting(
        enabled=whole.on,
        severity=whole.severity,
        threshold=whole.threshold,
        thresholds={str(each): row.threshold for each, row in by.items() if row.threshold is not None},
    )


def instead(
    rows: Iterable[RuleSetting], *, rule: Rule, team: int | None, setting: Setting
) -> list[RuleSetting]:
    """All settings, with this one in its place; unsaved, to be tried."""
    others = [row for row in rows if (row.rule, row.team_id) != (rule.code, team)]
    tried = [
        RuleSetting(rule=rule.code, team_id=team, criticality=criticality, **columns)
        for criticality, columns in setting.rows().items()
    ]
    return [*others, *tried]
