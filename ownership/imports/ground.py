"""What a plan stands on."""

from dataclasses import dataclass

from ownership.changes import New
from ownership.enums import Lifecycle
from ownership.imports.known import Known
from ownership.imports.present import Present


@dataclass(frozen=True)
class Ground:
    """Areas and teams go below `area` and `team`; new headings begin in `headings`."""

    known: Known
    present: Present
    area: int | New | None = None
    team: int | New | None = None
    headings: Lifecycle = Lifecycle.ACTIVE
