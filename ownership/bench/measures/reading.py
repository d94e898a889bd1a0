from itertools import count

from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.imports.reading import Reading, read

_runs = count()


def _sheet(rows: int) -> bytes:
    """A sheet never read before: of one that was, the readers remember what its cells say."""
    run = next(_runs)
    body = "".join(f"Area {run}-{number},R,A,C/I,\n" for number in range(rows))
    return f"Area,Dev,PM,QA,Ops\n{body}".encode()


def _read(rows: int) -> Reading:
    reading = read(name="sheet.csv", content=_sheet(rows))
    if len(reading.areas) != rows:
        raise RuntimeError(f"Of {rows} areas {len(reading.areas)} were read.")
    return reading


def _tenth(sample: Sample) -> object:
    return _read(5_000)


@measurement(name="reading 50,000 rows", baseline="5,000 of them", against=_tenth)
def large(sample: Sample) -> object:
    return _read(50_000)
