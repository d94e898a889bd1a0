import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from .sheets import CLEAN, NO_MATRIX, SECTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in (("team.md", SECTIONS), ("clean.csv", CLEAN), ("officers.csv", NO_MATRIX)):
        Path(name).write_text(content)


def run(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("lint", *arguments, "--on", "2025-06-01", stdout=out)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.csv"], 0),
        (["team.md"], 1),
        (["team.md", "--fail-on", "warning"], 1),
        (["team.md", "--fail-on", "never"], 0),
        (["officers.csv", "--fail-on", "never"], 2),
        (["team.md", "gone.csv"], 2),
    ],
)
def test_the_exit_code_says_what_there_was(arguments: list[str], code: int) -> None:
    assert run(*arguments)[0] == code


@pytest.mark.usefixtures("files")
def test_text_is_aligned_and_ends_with_the_counts() -> None:
    code, text = run("clean.csv", "team.md", "gone.csv")
    lines = text.splitlines()
    assert code == 2
    assert "\x1b" not in text
    assert lines[0] == "team.md"
    assert lines[1].startswith("  error    OWN101  line 7   Nobody is accountable for Refunds, so ")
    assert lines[2].startswith("                            Make one person, team or seat accountable")
    assert lines[7].startswith("  info     OWN209  line 9   Ben Okoye already decides on Keys")
    assert lines[-4:-1] == ["gone.csv", "  refused  It cannot be opened: No such file or directory.", ""]
    assert lines[-1] == "3 files, 5 areas: 3 errors, 1 note, 1 doubt, 1 cannot be used."


@pytest.mark.usefixtures("files")
def test_json_has_the_promised_shape() -> None:
    _, text = run("clean.csv", "officers.csv", "--format", "json")
    clean, officers = json.loads(text)["files"]
    assert clean == {
        "file": "clean.csv",
        "areas": [
            {
                "section": None,
                "name": "Invoices",
                "R": ["Ben Okoye"],
                "A": ["Ana Ruiz"],
                "C": ["Tech lead"],
                "I": ["Client"],
                "S": [],
            }
        ],
        "doubts": [],
        "findings": [],
        "refused": None,
    }
    assert {**officers, "refused": bool(officers["refused"])} == {
        "file": "officers.csv",
        "areas": [],
        "doubts": [],
        "findings": [],
        "refused": True,
    }


@pytest.mark.usefixtures("files")
def test_json_findings_have_the_promised_keys() -> None:
    _, text = run("team.md", "--format", "json")
    (team,) = json.loads(text)["files"]
    assert [area["section"] for area in team["areas"]] == ["Billing", "Billing", "Security", "Security"]
    assert [(found["code"], found["severity"], found["subject"]) for found in team["findings"]] == [
        ("OWN101", "error", "Refunds"),
        ("OWN201", "error", "Keys"),
        ("OWN104", "error", "Vault"),
        ("OWN209", "info", "Keys"),
    ]
    assert {key for found in team["findings"] for key in found} == {
        "code",
        "severity",
        "subject",
        "message",
        "remedy",
    }


@pytest.mark.usefixtures("files")
def test_github_gets_workflow_commands() -> None:
    Path("a,b%.md").write_text(SECTIONS)
    _, text = run("a,b%.md", "gone.csv", "--format", "github")
    heads = [
        line.rpartition("::")[0] if "::" not in line[2:] else line.split("::")[1]
        for line in text.splitlines()
    ]
    assert heads == [
        "error file=a%2Cb%25.md,line=7,title=OWN101 Refunds",
        "error file=a%2Cb%25.md,line=9,title=OWN201 Keys",
        "error file=a%2Cb%25.md,line=10,title=OWN104 Vault",
        "notice file=a%2Cb%25.md,line=9,title=OWN209 Keys",
        "notice file=a%2Cb%25.md,line=10,title=Doubt",
        "error file=gone.csv,title=Not usable",
        "",
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("files")
def test_as_a_program_json_is_alone_on_standard_output(database_url: str) -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "lint", "--format", "json", "team.md"]
    environment = {**os.environ, "DATABASE_URL": database_url}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert [file["file"] for file in json.loads(done.stdout)["files"]] == ["team.md"]
