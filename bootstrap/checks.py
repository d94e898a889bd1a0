"""./run test: every check a line, all of them even if one fails, pytest last and in full."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bootstrap import browser
from bootstrap.install import ROOT

CHECKS = {
    "lint": ["-m", "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "format": ["-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "deployment": ["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}
# As it would be served to an organisation; every other check runs on the defaults.
PRODUCTION = {
    "REMIT_URL": "https://remit.example.org",
    "REMIT_HOSTS": "remit.example.org",
    "REMIT_BEHIND_PROXY": "yes",
}


def run(*, python: Path, data: Path, arguments: list[str]) -> int:
    """Run checks and tests, with arguments the tests alone, and return the exit status."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    environment |= {"REMIT_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1"}
    if found := browser.find_or_install():
        environment["REMIT_CHROMIUM"] = found
    well = True
    if not arguments:
        with ThreadPoolExecutor(max_workers=2) as pool:
            well = all([*pool.map(lambda name: _check(name, python, environment), CHECKS)])
        arguments = ["-q", "-n", str(max(2, min(8, os.cpu_count() or 2))), "--dist", "worksteal"]
    tests = subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT, env=environment)
    return tests.returncode or int(not well)


def _check(name: str, python: Path, environment: dict[str, str]) -> bool:
    began = time.monotonic()
    extra = PRODUCTION if name == "deployment" else {}
    done = subprocess.run(
        [python, *CHECKS[name]], cwd=ROOT, env=environment | extra,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    verdict = "well" if done.returncode == 0 else "FAILED"
    lines = [f"{name:<11} {verdict:<6} {time.monotonic() - began:6.1f} s"]
    if done.returncode:
        lines.append(done.stdout.rstrip())
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return done.returncode == 0
