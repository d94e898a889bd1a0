"""What of the change log is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from .kinds import KINDS


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """None: whatever it is. With `any_of`, one of what is named is enough; else all are meant.

    `by` are ids of users; `first` and `before` are moments, the first of them within.
    """

    by: Collection[int] | None = None
    kind: str = ""
    areas: Collection[int] | None = None
    teams: Collection[int] | None = None
    people: Collection[int] | None = None
    decisions: Collection[int] | None = None
    any_of: bool = False
    first: dt.datetime | None = None
    before: dt.datetime | None = None
    text: str = ""

    @property
    def kinds(self) -> list[str]:
        return [self.kind] if self.kind else list(KINDS)

    @property
    def events(self) -> str:
        """Conditions on the rows."""
        column = {"areas": "area", "teams": "team", "people": "person", "decisions": "decision"}
        names = [name for name in column if getattr(self, name) is not None]
        parts = [f"e.{column[name]} = ANY(%(of_{name})s)" for name in names]
        return f"({(' OR ' if self.any_of else ' AND ').join(parts)})" if parts else "true"

    @property
    def requests(self) -> str:
        """Conditions on the request."""
        parts = ["true"]
        if self.by is not None:
            parts.append("(c.metadata->>'user')::bigint = ANY(%(by)s)")
        if self.text:
            parts.append("c.metadata->>'label' ILIKE %(text)s")
        return " AND ".join(parts) + self.when("c.created_at")

    @property
    def loose(self) -> bool:
        """Whether what was written without a request fits."""
        return self.by is None and not self.text

    def when(self, moment: str) -> str:
        first = f" AND {moment} >= %(first)s" if self.first else ""
        return first + (f" AND {moment} < %(before)s" if self.before else "")

    @property
    def parameters(self) -> dict[str, object]:
        escaped = self.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return {
            "by": list(self.by or ()),
            "of_areas": list(self.areas or ()),
            "of_teams": list(self.teams or ()),
            "of_people": list(self.people or ()),
            "of_decisions": list(self.decisions or ()),
            "first": self.first,
            "before": self.before,
            "text": f"%{escaped}%",
        }
