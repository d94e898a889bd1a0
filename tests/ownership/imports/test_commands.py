import io
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from ownership.models import Area, Assignment
from teams.models import Person
from tests.factories import PersonFactory, PlaceholderFactory

pytestmark = pytest.mark.django_db
SHEET = "Area,Responsible,Accountable\nInvoices,BO,Ana Ruiz\nRefunds,BO,\n"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "team.csv"
    path.write_text(SHEET)
    (tmp_path / "map.csv").write_text("BO,person:Ben Okoye\n")
    return str(path)


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def held() -> set[tuple[str, str, str]]:
    rows = Assignment.objects.select_related("area", "person")
    return {(str(row.area), row.letter, str(row.holder)) for row in rows}


def test_a_dry_run_shows_the_plan_and_changes_nothing(sheet: str) -> None:
    mapping = str(Path(sheet).parent / "map.csv")
    said = run("import_matrix", sheet, "--dry-run", "--on", "2025-06-01", "--map", mapping)
    assert (
        said
        == """Import of team.csv, from 1 June 2025

Parties
  + BO        person Ben Okoye (as the mapping says)
  + Ana Ruiz  person Ana Ruiz (looks like a person's name, guessed)

Areas
  + Invoices  [A2]
      + R  Ben Okoye
      + A  Ana Ruiz
  + Refunds  [A3]
      + R  Ben Okoye

2 areas new; 3 letters new; 2 parties new.
Nothing was changed: this was a dry run.
"""
    )
    assert not Area.objects.exists()


def test_an_import_is_applied_and_can_be_undone(sheet: str) -> None:
    mapping = str(Path(sheet).parent / "map.csv")
    *_, last = run("import_matrix", sheet, "--map", mapping).splitlines()
    before = held()
    assert before == {
        ("Invoices", "R", "Ben Okoye"),
        ("Invoices", "A", "Ana Ruiz"),
        ("Refunds", "R", "Ben Okoye"),
    }
    request = UUID(last.removeprefix("Done. To undo it: ./run manage undo "))
    assert (
        run("import_matrix", sheet, "--map", mapping).splitlines()[-1]
        == "Nothing to change: all of it is there."
    )
    assert run("undo", str(request)).startswith("Undone. To have it back: ./run manage undo ")
    assert (held(), Area.objects.count(), Person.objects.count()) == (set(), 0, 0)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gone.csv", None, "It cannot be opened: No such file or directory."),
        ("empty.csv", "", "The file is empty."),
    ],
)
def test_an_unusable_file_is_one_sentence(
    tmp_path: Path, name: str, content: str | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(CommandError) as refused:
        run("import_matrix", str(tmp_path / name))
    assert refused.value.returncode == 2
    assert str(refused.value) == f"{tmp_path / name}: {reason}"


@pytest.mark.parametrize("command", ["scan", "lint", "import_matrix", "undo", "merge_person"])
def test_what_is_no_day_is_said_with_one_that_is(command: str) -> None:
    with pytest.raises(CommandError) as refused:
        run(command, "--on", "31.12.2025")
    said = "Error: argument --on: “31.12.2025” is no day. Write it like 2026-05-01."
    assert str(refused.value) == said


def test_a_placeholder_is_merged_by_name(sheet: str) -> None:
    run("import_matrix", sheet, "--map", str(Path(sheet).parent / "map.csv"))
    ben = PersonFactory(name="Ben Okoye", email="ben@example.org")
    said = run("merge_person", "ben okoye", "ben@example.org")
    assert said.startswith("Ben Okoye is Ben Okoye now. To undo it: ./run manage undo ")
    assert list(Person.objects.filter(name="Ben Okoye")) == [ben]
    assert Assignment.objects.filter(person=ben, letter="R").count() == 2


def test_who_is_to_be_merged_must_be_told_apart() -> None:
    first, second = PlaceholderFactory(name="Ana"), PlaceholderFactory(name="Ana")
    with pytest.raises(CommandError) as refused:
        run("merge_person", "Ana", "Ana Ruiz")
    expected = (
        f"Several are called “Ana”: #{first.pk} Ana, #{second.pk} Ana. Give the number, such as #{first.pk}."
    )
    assert str(refused.value) == expected
    with pytest.raises(CommandError) as refused:
        run("merge_person", f"#{first.pk}", "Ana Ruiz")
    assert str(refused.value) == "There is no person called “Ana Ruiz”."
