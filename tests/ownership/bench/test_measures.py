import pytest

from ownership.bench import sample as sample_module
from ownership.bench.measures import recheck, sheets
from ownership.bench.registry import measurements
from ownership.bench.sample import AREAS, PEOPLE, make
from ownership.bench.timing import milliseconds, once
from ownership.matrix import build

pytestmark = pytest.mark.django_db


def test_every_measurement_does_its_work_on_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = measurements()
    monkeypatch.setattr(recheck, "SIZES", (1, 4, 200))
    monkeypatch.setattr(sample_module, "MORE_AREAS", 120)
    monkeypatch.setattr(sheets, "SIZES", {"listed": (50, 60), "matrix": (20,)})
    sample = make()
    for one in everything:
        assert one.work(sample), one.name
        assert one.against(sample), one.baseline


def test_names_are_given_once() -> None:
    names = [one.name for one in measurements()]
    assert len(names) == len(set(names)) > 0


def test_the_sample_is_a_matrix_of_200_by_60() -> None:
    matrix = build(on=make().on)
    assert (len(list(matrix.rows)), len(matrix.all_columns)) == (AREAS, PEOPLE)


def test_it_measures_the_quickest_of_at_least_five_runs() -> None:
    runs: list[int] = []
    assert milliseconds(lambda: runs.append(1), seconds=0) >= 0
    assert len(runs) == 5


def test_what_takes_long_is_run_once_and_tells_its_memory() -> None:
    runs: list[bytes] = []
    took, said = once(lambda: runs.append(b"x" * 20_000_000))
    assert (len(runs), took > 0) == (1, True)
    assert said == "" or said.endswith(" MB more than before")
