from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from ownership.lint import as_json, github, text
from ownership.lint.lint import lint
from ownership.lint.result import Linted
from ownership.management.arguments import day
from ownership.management.schema import WithTables

FAILING = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}


class Command(WithTables):
    help = "Judge RACI sheets by the rules, without keeping them. Exits 1 for findings, 2 for unusable files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="CSV, XLSX, ODS or Markdown.")
        parser.add_argument("--format", choices=("text", "json", "github"), default="text")
        parser.add_argument(
            "--fail-on", choices=tuple(FAILING), default="error", help="From which severity on to exit 1."
        )
        parser.add_argument("--on", type=day, metavar="DATE", help="Such as 2026-05-01; else today.")
        parser.add_argument(
            "--with-database", action="store_true", help="Among the people, teams and areas that are here."
        )
        parser.add_argument(
            "--sections",
            choices=("areas", "categories"),
            default="areas",
            help="What a heading in a sheet is.",
        )

    def handle(self, *, files: list[str], format: str, fail_on: str, **options: Any) -> None:
        on = options["on"] or timezone.localdate()
        linted = [self._lint(file, on, options) for file in files]
        if format == "json":
            self.stdout.write(json.dumps(as_json.document(files=linted), ensure_ascii=False, indent=2))
        else:
            colour = self.stdout.isatty() and "NO_COLOR" not in os.environ and not options["no_color"]
            shown = (
                text.lines(files=linted, colour=colour) if format == "text" else github.lines(files=linted)
            )
            for line in shown:
                self.stdout.write(line)
        if code := _code(linted, fail_on):
            sys.exit(code)

    def _lint(self, file: str, on: dt.date, options: dict[str, Any]) -> Linted:
        try:
            content = Path(file).read_bytes()
        except OSError as error:
            return Linted(file, refused=f"It cannot be opened: {error.strerror}.")
        return lint(
            file=file,
            content=content,
            on=on,
            with_database=options["with_database"],
            sections=options["sections"],
        )


def _code(linted: Sequence[Linted], fail_on: str) -> int:
    if any(each.refused is not None for each in linted):
        return 2
    return int(any(found.severity in FAILING[fail_on] for each in linted for found in each.findings))
