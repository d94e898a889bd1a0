"""The same page on the demo organisation, in a database of its own beside the large one."""

from __future__ import annotations

import datetime as dt
from random import Random

from ownership.bench.large import pages
from ownership.bench.scratch import scratch_database
from ownership.demo.load import load


def matrix(*, on: dt.date, random: Random) -> list[float]:
    """All of the demo's matrix, as it opens."""
    with scratch_database():
        load(on=on)
        return pages.timed(["/matrix/?look=grid"] * 10)
