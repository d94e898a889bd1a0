"""A lint for people: aligned, the most severe first, each with its remedy."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ownership.enums import Severity
from ownership.lint.result import Linted

RED, YELLOW, BLUE, GREY, BOLD = "31", "33", "34", "90", "1"
COLOURS = {"error": RED, "warning": YELLOW, "info": BLUE, "doubt": GREY}
NOUNS = {"error": "errors", "warning": "warnings", "info": "notes", "doubt": "doubts"}
ONE = {"error": "error", "warning": "warning", "info": "note", "doubt": "doubt"}


def lines(*, files: Sequence[Linted], colour: bool) -> Iterator[str]:
    for linted in files:
        yield from _file(linted, colour)
    yield closing(files=files)


def closing(*, files: Sequence[Linted]) -> str:
    """The last line: "2 files, 14 areas: 1 error, 2 doubts." """
    counts = Counter(found.severity for linted in files for found in linted.findings)
    counts["doubt"] = sum(len(linted.doubts) for linted in files)
    said = [
        _count(counts[kind], ONE[kind], NOUNS[kind]) for kind in (*Severity.values, "doubt") if counts[kind]
    ]
    refused = sum(linted.refused is not None for linted in files)
    said += [f"{refused} cannot be used"] if refused else []
    areas = sum(len(linted.areas) for linted in files)
    heading = f"{_count(len(files), 'file', 'files')}, {_count(areas, 'area', 'areas')}"
    return f"{heading}: {', '.join(said) or 'nothing to report'}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _file(linted: Linted, colour: bool) -> Iterator[str]:
    rows = [(each.severity, each.code, each.where, each.message, each.remedy) for each in linted.findings]
    rows += [("doubt", "", doubt.where, doubt.message, "") for doubt in linted.doubts]
    if not rows and linted.refused is None:
        return
    yield _painted(linted.file, BOLD, colour)
    if linted.refused is not None:
        yield f"  {_painted('refused', RED, colour)}  {linted.refused}"
    width = max((len(where) for _, _, where, _, _ in rows), default=0)
    for severity, code, where, message, remedy in rows:
        level = _painted(f"{severity:<7}", COLOURS[severity], colour)
        yield f"  {level}  {code:<6}  {where:<{width}}  {message}"
        if remedy:
            yield " " * (21 + width) + _painted(remedy, GREY, colour)
    yield ""


def _painted(text: str, paint: str, colour: bool) -> str:
    return f"\x1b[{paint}m{text}\x1b[0m" if colour else text
