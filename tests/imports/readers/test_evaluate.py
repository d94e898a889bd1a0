"""The measure, over a folder made here; and over real files where REMIT_REAL names them."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ownership.imports.evaluate import Figure, evaluate, total

TRUTH = {
    "a.csv": {
        "areas": [{"section": None, "name": "Alpha", "R": ["Ana"], "A": ["Ben"], "C": [], "I": ["Cy"]}]
    },
    "not.csv": {"shape": "no matrix"},
    "gone.csv": {"areas": []},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ground-truth").mkdir()
    (tmp_path / "ground-truth" / "raci.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    (tmp_path / "raci").mkdir()
    (tmp_path / "raci" / "a.csv").write_text("Area,R,A,C\nalpha,Ana,Ben,Dee\n", encoding="utf-8")
    (tmp_path / "raci" / "not.csv").write_text("", encoding="utf-8")
    return tmp_path / "raci"


def test_counts_what_is_found_missed_and_made_up(folder: Path) -> None:
    figures = evaluate(folder=folder, truth=folder.parent / "ground-truth" / "raci.json")
    expected = [
        Figure("a.csv", tp=2, fp=1, fn=1, sections=1, areas=1),
        Figure("not.csv", refused="The file is empty."),
    ]
    assert figures == expected
    assert total(figures) == Figure("total", tp=2, fp=1, fn=1, sections=1, areas=1)
    assert total(figures).f1 == pytest.approx(2 / 3)


def test_the_command_prints_each_file_and_the_total(folder: Path) -> None:
    out = StringIO()
    call_command("evaluate_readers", str(folder), stdout=out)
    assert out.getvalue().splitlines() == [
        "a.csv    tp     2  fp    1  fn    1  F1 0.6667  sections 1/1",
        "not.csv  tp     0  fp    0  fn    0  F1 1.0000  sections 0/0  refused: The file is empty.",
        "total    tp     2  fp    1  fn    1  F1 0.6667  sections 1/1",
    ]


def test_the_command_asks_for_the_truth(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"No ground-truth/raci.json beside or above the folder."):
        call_command("evaluate_readers", str(tmp_path))


@pytest.mark.skipif("REMIT_REAL" not in os.environ, reason="REMIT_REAL names no folder of real sheets")
def test_real_sheets() -> None:
    folder = Path(os.environ["REMIT_REAL"])
    figures = evaluate(folder=folder / "raci", truth=folder / "ground-truth" / "raci.json")
    assert [figure.file for figure in figures if figure.f1 < 0.98] == []
    assert total(figures).f1 >= 0.98
