from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ownership.imports.evaluate import Figure, evaluate, total


class Command(BaseCommand):
    help = "Read every RACI table of a folder and print how well its letters were understood."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--truth",
            type=Path,
            help="what the files say, as JSON; else ground-truth/raci.json near the folder",
        )

    def handle(self, *args: Any, folder: Path, truth: Path | None, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        figures = evaluate(folder=folder, truth=truth or self._near(folder.resolve()))
        if not figures:
            raise CommandError(f"{folder} holds none of the files that the truth tells of.")
        width = max(len(figure.file) for figure in figures)
        for figure in [*figures, total(figures)]:
            self.stdout.write(self._line(figure, width))

    def _near(self, folder: Path) -> Path:
        for above in (folder, *folder.parents):
            if (found := above / "ground-truth" / "raci.json").is_file():
                return found
        raise CommandError("No ground-truth/raci.json beside or above the folder. Name it with --truth.")

    def _line(self, figure: Figure, width: int) -> str:
        counts = f"tp {figure.tp:5}  fp {figure.fp:4}  fn {figure.fn:4}  F1 {figure.f1:.4f}"
        sections = f"sections {figure.sections}/{figure.areas}"
        refused = f"  refused: {figure.refused}" if figure.refused else ""
        return f"{figure.file:{width}}  {counts}  {sections}{refused}"
