"""./run as people meet it: real processes, a bare environment, one sentence for what stands in the way."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "env", "dirname", "readlink", "cat")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH with a shell's tools and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (folder / tool).symlink_to(found)
    return folder


def give_python(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def real_python(folder: Path) -> None:
    give_python(folder, "python3", f'exec "{os.path.realpath(sys.executable)}" "$@"')


def run(bare: Path, *arguments: str, program: Path = ROOT / "run", **extra: str) -> tuple[int, str, str]:
    environment = {"PATH": str(bare), "LC_ALL": "C.UTF-8", "REMIT_VENV": sys.prefix, **extra}
    done = subprocess.run(
        [str(program), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        cwd=bare,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_alone_it_explains_itself(bare: Path) -> None:
    real_python(bare)
    status, out, err = run(bare)
    commands = [line.split()[1] for line in out.splitlines() if line.startswith("  ./run ")]
    assert (status, commands, err) == (0, ["demo", "serve", "test", "bench", "manage"], "")


def test_an_unknown_command_is_said(bare: Path) -> None:
    real_python(bare)
    assert run(bare, "dance") == (1, "", "There is no command “dance”: ./run alone lists them.\n")


def test_no_python(bare: Path) -> None:
    what = "there is no Python on the PATH: install one, then start again"
    expected = f"Remit needs Python 3.11 or later, and {what}.\n"
    assert run(bare, "demo") == (1, "", expected)


def test_a_python_too_old(bare: Path) -> None:
    give_python(bare, "python3", 'case "$2" in *assert*) exit 1 ;; *) echo 3.9.2 ;; esac')
    expected = (
        "Remit needs Python 3.11 or later, and here is only Python 3.9.2: install a newer one beside it.\n"
    )
    assert run(bare, "demo") == (1, "", expected)


def test_a_newer_python_beside_an_old_one_is_found(bare: Path) -> None:
    give_python(bare, "python3", "exit 1")
    give_python(bare, "python3.12", f'exec "{os.path.realpath(sys.executable)}" "$@"')
    assert run(bare)[0] == 0


def test_a_missing_venv_module(bare: Path, tmp_path: Path) -> None:
    real = os.path.realpath(sys.executable)
    without = "import sys; sys.modules['ensurepip'] = None; exec(sys.argv.pop(1))"
    give_python(bare, "python3", f'[ "$1" = -I ] && shift; shift; exec "{real}" -I -c "{without}" "$@"')
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    expected = (
        f"This Python {version} cannot make a virtual environment: its venv module is not complete. "
        f"Install it (on Debian and Ubuntu: apt install python{version}-venv), then start again.\n"
    )
    assert run(bare, "manage", "check", REMIT_VENV=str(tmp_path / "venv")) == (1, "", expected)


def test_no_network_to_install_from(bare: Path, tmp_path: Path) -> None:
    real_python(bare)
    status, out, err = run(
        bare, "manage", "check", REMIT_VENV=str(tmp_path / "venv"),
        PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0", PIP_CONFIG_FILE=os.devnull,
    )  # fmt: skip
    expected = (
        "The packages could not be fetched, since the package index was not reached. "
        "Connect to the network (or name a mirror in PIP_INDEX_URL), then start again."
    )
    assert (status, out, err.splitlines()[-1]) == (1, "", expected)
    assert not (tmp_path / "venv" / "remit-run").exists()


def test_a_taken_port(bare: Path, tmp_path: Path) -> None:
    real_python(bare)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, out, err = run(bare, "serve", "--port", str(port), REMIT_DATA=str(tmp_path / "data"))
    start = f"Port {port} is taken by another program: choose another with --port, for example --port "
    assert (status, out, err[: len(start)], err.count("\n")) == (1, "", start, 1)


def test_a_data_directory_that_cannot_be_written(bare: Path, tmp_path: Path) -> None:
    real_python(bare)
    (tmp_path / "file").touch()
    data = tmp_path / "file" / "data"
    expected = (
        f"The data directory {data} cannot be written (Not a directory). "
        "Make it yours, or set REMIT_DATA to a directory that is.\n"
    )
    assert run(bare, "demo", REMIT_DATA=str(data)) == (1, "", expected)


def test_a_sheet_that_is_not_there(bare: Path, tmp_path: Path) -> None:
    real_python(bare)
    expected = "The sheet none.csv cannot be read (No such file or directory): name a file that can.\n"
    assert run(bare, "demo", "--sheet", "none.csv", REMIT_DATA=str(tmp_path / "data")) == (1, "", expected)


def test_reset_leaves_other_databases_alone(bare: Path) -> None:
    real_python(bare)
    expected = (
        "--reset drops only Remit's own database, and DATABASE_URL names another: empty that yourself.\n"
    )
    assert run(bare, "demo", "--reset", DATABASE_URL="postgres://localhost/theirs") == (1, "", expected)


def test_through_a_link_and_from_a_place_with_spaces(bare: Path, tmp_path: Path) -> None:
    real_python(bare)
    place = tmp_path / "a place with spaces"
    place.mkdir()
    for name in ("run", "bootstrap"):
        (place / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "run", place / "copy")
    link = tmp_path / "link"
    link.symlink_to("a place with spaces/copy")
    assert run(bare, program=link)[:2] == run(bare)[:2]
