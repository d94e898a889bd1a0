"""A lint as workflow commands, which GitHub shows beside the lines of a change."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ownership.lint.result import Linted
from ownership.lint.text import closing

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
# A cell's row is a line only where the file is text.
WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_LINE = re.compile(r"^(?:line |[A-Z]{1,3})(\d+)$")


def lines(*, files: Sequence[Linted]) -> Iterator[str]:
    for linted in files:
        if linted.refused is not None:
            yield _command("error", linted.file, "", "Not usable", linted.refused)
        for found in linted.findings:
            title, message = f"{found.code} {found.subject}", f"{found.message} {found.remedy}"
            yield _command(LEVELS[found.severity], linted.file, found.where, title, message)
        for doubt in linted.doubts:
            yield _command("notice", linted.file, doubt.where, "Doubt", doubt.message)
    yield closing(files=files)


def _command(level: str, file: str, where: str, title: str, message: str) -> str:
    line = _LINE.match(where) if PurePath(file).suffix.lower() not in WORKBOOKS else None
    properties = {"file": file, **({"line": line[1]} if line else {}), "title": title}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
