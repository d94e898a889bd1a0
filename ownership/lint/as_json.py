"""A lint for programs. The shape is a promise: it only ever grows."""

from collections.abc import Sequence
from typing import Any

from ownership.enums import Letter
from ownership.imports.reading import AreaRead
from ownership.lint.result import Linted


def document(*, files: Sequence[Linted]) -> dict[str, Any]:
    return {"files": [_file(linted) for linted in files]}


def _file(linted: Linted) -> dict[str, Any]:
    keys = ("code", "severity", "subject", "message", "remedy")
    return {
        "file": linted.file,
        "areas": [_area(area) for area in linted.areas],
        "doubts": [{"where": doubt.where, "message": doubt.message} for doubt in linted.doubts],
        "findings": [{key: getattr(found, key) for key in keys} for found in linted.findings],
        "refused": linted.refused,
    }


def _area(area: AreaRead) -> dict[str, Any]:
    """As the sheet has it: an area that it lists twice is listed twice."""
    letters = {
        letter: list(dict.fromkeys(held.party for held in area.held if held.letter == letter))
        for letter in Letter.values
    }
    return {"section": " / ".join(area.section) or None, "name": area.name, **letters}
