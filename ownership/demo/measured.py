"""What was measured of the demo's teams elsewhere, and what they are to come to."""

import datetime as dt

from .company import Company
from .text import fields, lines


def measure(company: Company, on: dt.date) -> None:
    for line in lines("metrics.txt"):
        team, kind, numbers = fields(line, "|", 3)
        month = on.replace(day=1)
        for value in reversed(numbers.split()):
            month = (month - dt.timedelta(days=1)).replace(day=1)
            company.create(
                "ownership.TeamMetric",
                f"metric:{team}|{kind}|{month}",
                team_id=company.id(f"team:{team}"),
                kind=kind,
                month=month,
                value=value,
            )


def aim(company: Company) -> None:
    for line in lines("targets.txt"):
        team, code, value = fields(line, "|", 3)
        of = None if team == "everybody" else company.id(f"team:{team}")
        company.create("ownership.Target", f"target:{team}|{code}", team_id=of, code=code, value=value)
