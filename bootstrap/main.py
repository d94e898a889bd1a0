"""What ./run does: set up, then become the command that was asked for."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from bootstrap import checks, install, preflight
from bootstrap.refusal import Refusal

HELP = """\
Remit: who owns what, and who decides?

  ./run demo [--reset] [--sheet FILE]   serve with a demo organisation, or with your own sheet
  ./run serve                           serve with what you enter
  ./run test [pytest's arguments]       check everything; with arguments pytest alone
  ./run bench                           measure what has to be quick
  ./run manage COMMAND …                any management command; without one, a list

demo and serve take --port N (8000) and --host ADDRESS (127.0.0.1), and run until Ctrl-C.
The data is in var/, or where REMIT_DATA says; the database too, unless DATABASE_URL names another.
The packages are in .venv/, or where REMIT_VENV says. README.md tells the rest.
"""


def main(arguments: list[str]) -> None:
    command, *rest = arguments or ["help"]
    commands = {"demo": serve, "serve": serve, "test": test, "bench": bench, "manage": manage}
    try:
        if command in commands:
            commands[command](command, rest)
        elif command in {"help", "-h", "--help"}:
            print(HELP, end="")
        else:
            raise Refusal(f"There is no command “{command}”: ./run alone lists them.")
    except Refusal as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit(130)


def serve(command: str, arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog=f"./run {command}", allow_abbrev=False)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    if command == "demo":
        parser.add_argument("--reset", action="store_true", help="drop the data and begin anew")
        parser.add_argument(
            "--sheet", type=Path, help="begin with this sheet instead of the demo organisation"
        )
    options = parser.parse_args(arguments)
    if command == "demo" and options.reset and os.environ.get("DATABASE_URL"):
        raise Refusal(
            "--reset drops only Remit's own database, and DATABASE_URL names another: empty that yourself."
        )
    if command == "demo" and options.sheet:
        preflight.sheet_is_readable(sheet=options.sheet)
    preflight.data_directory()
    preflight.port_is_free(host=options.host, port=options.port)
    os.environ.setdefault("REMIT_URL", f"http://localhost:{options.port}")
    manage(command, ["up", *(["--demo"] if command == "demo" else []), *arguments])


def manage(command: str, arguments: list[str]) -> None:
    become(install.python(what="run"), str(install.ROOT / "manage.py"), *arguments)


def bench(command: str, arguments: list[str]) -> None:
    become(install.python(what="test"), str(install.ROOT / "manage.py"), "bench", *arguments)


def test(command: str, arguments: list[str]) -> None:
    data = preflight.data_directory() / "test"
    sys.exit(checks.run(python=install.python(what="test"), data=data, arguments=arguments))


def become(*command: str | Path) -> NoReturn:
    os.execv(command[0], [str(part) for part in command])
