"""When packages are installed anew: only if the pins changed, or the last attempt did not end."""

from pathlib import Path

import pytest

from bootstrap import install


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in install.FILES["test"]:
        (tmp_path / name).write_text(f"# {name}\npytest==9.2.0\n")
    monkeypatch.setattr(install, "ROOT", tmp_path)
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch()
    return folder


def ready(folder: Path) -> dict[str, bool]:
    return {what: install._is_ready(folder, what) for what in install.FILES}


def stamp(folder: Path, what: str) -> None:
    (folder / f"remit-{what}").write_text(install._digest(what))


def test_an_attempt_that_did_not_end_leaves_no_stamp(folder: Path) -> None:
    assert ready(folder) == {"run": False, "test": False}


def test_what_runs_is_not_enough_for_tests(folder: Path) -> None:
    stamp(folder, "run")
    assert ready(folder) == {"run": True, "test": False}


def test_what_tests_need_is_enough_to_run(folder: Path) -> None:
    stamp(folder, "test")
    assert ready(folder) == {"run": True, "test": True}


def test_a_changed_pin_is_installed(folder: Path) -> None:
    stamp(folder, "run")
    (folder.parent / "requirements.txt").write_text("pytest==9.2.1\n")
    assert ready(folder) == {"run": False, "test": False}


def test_a_lost_python_is_made_again(folder: Path) -> None:
    stamp(folder, "test")
    (folder / "bin" / "python").unlink()
    assert ready(folder) == {"run": False, "test": False}


def test_every_pin_is_exact() -> None:
    root = Path(__file__).parents[2]
    lines = [line for name in install.FILES["test"] for line in (root / name).read_text().splitlines()]
    assert [line for line in lines if "==" not in line and not line.startswith(("#", "-r "))] == []
