"""README.md is true: its commands are run, its pictures and paths are there."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.support.mailbox import free_port

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()]
SERVED = "./run demo"
CHECKED = "./run test"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = tmp_path_factory.mktemp("readme")
    dropped = ("DATABASE_URL", "REMIT_SMTP_URL", "DJANGO_SETTINGS_MODULE")
    inherited = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**inherited, "REMIT_DATA": str(data), "REMIT_VENV": sys.prefix, "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def served(environment: dict[str, str]) -> str:
    """What the demo prints until it is served; it answers, and ends at Ctrl-C."""
    port = free_port()
    command = [*SERVED.split(), "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    printed, until = "", time.monotonic() + 120
    while "Ctrl-C ends it" not in printed and time.monotonic() < until and process.poll() is None:
        printed += process.stdout.readline()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as page:
        assert page.status == 200
    process.send_signal(signal.SIGINT)
    printed += process.communicate(timeout=60)[0]
    assert process.returncode == 0, printed
    return printed


def test_the_demo_prints_its_report_and_three_sign_ins(served: str) -> None:
    assert re.findall(r"^  (\w+) +(\S+@\S+)$", served, re.M) == [
        ("administrator", "mara.voss@example.com"),
        ("manager", "marta.sole@example.com"),
        ("engineer", "yuki.mori@example.com"),
    ]
    assert "areas have one clear owner" in served


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("command", [line for line in COMMANDS if line not in (SERVED, CHECKED)])
def test_a_command_of_the_readme(command: str, environment: dict[str, str]) -> None:
    words = [word for word in shlex.split(command) if word != "you@example.org"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout


def test_the_output_shown_is_what_comes(environment: dict[str, str]) -> None:
    """The block after a command, where there is one."""
    shown = re.findall(r"```sh\n(\./run manage [^\n]*)\n```\n\n```text\n(.*?)```", README, re.S)
    assert [command.split()[2] for command, _ in shown] == ["lint"]
    for command, text in shown:
        done = subprocess.run(
            command.split(), cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout == text


def test_ci_runs_the_readmes_command() -> None:
    assert CHECKED in COMMANDS
    assert (ROOT / ".ci/run").read_text().splitlines()[-1] == f"exec {CHECKED}"


def test_what_it_names_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    layout = re.search(r"## Where things live\n\n```\n(.*?)```", README, re.S)
    assert layout
    named = re.findall(r"^(?:  )?([\w./]+)", layout[1], re.M)
    inside = {name for name in named if (ROOT / "ownership" / name).exists()}
    assert pictures
    assert [name for name in [*pictures, *set(named) - inside] if not (ROOT / name).exists()] == []


def test_every_setting_is_listed() -> None:
    sources = [*(ROOT / "config").rglob("*.py"), *(ROOT / "bootstrap").rglob("*.py")]
    used = {name for path in sources for name in re.findall(r'"(REMIT_\w+|DATABASE_URL)"', path.read_text())}
    listed = set(re.findall(r"^\| `(\w+)` \|", README, re.M))
    assert listed == used
