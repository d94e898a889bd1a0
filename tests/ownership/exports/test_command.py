from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, TeamFactory

pytestmark = pytest.mark.django_db


def test_a_team_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    team = TeamFactory(name="Payments", slug="payments")
    area = AreaFactory(name="Billing", owning_team=team)
    AssignmentFactory(area=area, person=PersonFactory(name="Ana"))
    AreaFactory(name="Search")
    file = tmp_path / "out.md"
    call_command("export", str(file), "--team", "payments")
    assert capsys.readouterr().out == f"{file}: 1 area.\n"
    assert "| Uncategorised |  | Billing | A | area" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["out.pdf"], "“out.pdf” must end in .xlsx, .csv, .md."),
        (["--team", "none"], "There is no team “none”. Give its slug, such as payments."),
        (["/nowhere/out.csv"], "/nowhere/out.csv cannot be written: No such file or directory."),
    ],
)
def test_what_cannot_be_written_is_said(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("export", *arguments)
    assert str(refused.value) == message
