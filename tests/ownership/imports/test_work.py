"""Counted work: a table becomes a change set, with what is wrong line by line."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ownership.imports.reading import Refused
from ownership.imports.work import Plan, make
from ownership.models import Contribution
from ownership.operations import apply, undo
from tests.factories import AreaFactory, ContributionFactory, PersonFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 5, 1)
HEAD = "area,who,month,count,bot\n"


def planned(text: str) -> Plan:
    return make(name="work.csv", content=text.encode(), on=ON)


def bring(text: str) -> Plan:
    plan = planned(text)
    assert plan.wrong == []
    apply(changes=plan.changes, actor=None, on=ON)
    return plan


def there() -> set[tuple[str, str, str, int, bool]]:
    rows = Contribution.objects.select_related("area", "person")
    return {
        (row.area.name, str(row.person or row.name), f"{row.month:%Y-%m}", row.count, row.bot) for row in rows
    }


def test_people_by_address_handle_and_name() -> None:
    AreaFactory(name="Refunds", aliases=["Paybacks"])
    PersonFactory(name="Ana Ruiz", email="ana@example.org", handles={"github": "anar"})
    said = ["ANA@example.org", "@anar", "ana ruiz", "Ana Ruiz <a@b.c>", "9+AnaR@users.noreply.github.com"]
    plan = bring(HEAD + "".join(f"paybacks,{who},2025-0{n},1,\n" for n, who in enumerate(said, start=1)))
    assert plan.unknown == []
    assert {row[:2] for row in there()} == {("Refunds", "Ana Ruiz")}


def test_recorded_and_replaced() -> None:
    AreaFactory(name="Refunds")
    PersonFactory(name="Ana Ruiz", email="ana@example.org")
    plan = bring(f"{HEAD}Refunds,ana@example.org,2026-04,5,\nRefunds,renovate[bot],2026-04,9,\n")
    assert (plan.lines, plan.new, plan.replaced, plan.unknown) == (2, 2, 0, [])
    later = "Month;Who;Area;Count\n2026-04-17;Ana Ruiz;refunds;7\n"
    plan = bring(later)
    assert (plan.new, plan.replaced) == (0, 1)
    assert there() == {
        ("Refunds", "Ana Ruiz", "2026-04", 7, False),
        ("Refunds", "renovate[bot]", "2026-04", 9, True),
    }
    assert not planned(later).changes


def test_one_person_by_two_names_did_both() -> None:
    AreaFactory(name="Refunds")
    PersonFactory(name="Ana Ruiz", email="ana@example.org")
    bring(f"{HEAD}Refunds,ana@example.org,2026-04,5,\nRefunds,Ana Ruiz,2026-04,2,\n")
    assert there() == {("Refunds", "Ana Ruiz", "2026-04", 7, False)}


def test_who_is_nobody_known_is_counted_by_name_until_somebody_has_it_as_a_handle() -> None:
    AreaFactory(name="Refunds")
    text = f"{HEAD}Refunds,anar,2026-04,5,\nRefunds,dependa-bot,2026-04,1,\n"
    assert bring(text).unknown == ["anar"]
    PersonFactory(name="Ana Ruiz", handles={"github": "AnaR"})
    assert bring(text).unknown == []
    assert there() == {
        ("Refunds", "Ana Ruiz", "2026-04", 5, False),
        ("Refunds", "dependa-bot", "2026-04", 1, True),
    }


def test_areas_of_one_name_are_told_apart_by_what_they_are_part_of() -> None:
    payments = AreaFactory(name="Payments")
    other = AreaFactory(name="Docs", parent=AreaFactory(name="Search"))
    docs = AreaFactory(name="Docs", parent=payments)
    bring(f"{HEAD}Payments › Docs,x,2026-04,5,\narea {other.pk},x,2026-04,6,\n")
    found = Contribution.objects.values_list("area", "count")
    assert set(found) == {(docs.pk, 5), (other.pk, 6)}


def test_every_wrong_line_says_what_and_what_to_do() -> None:
    AreaFactory(name="Refunds")
    AreaFactory(name="Gone", lifecycle="retired")
    for above in ("Payments", "Search"):
        AreaFactory(name="Docs", parent=AreaFactory(name=above))
    for number in range(2):
        PersonFactory(name="Ana Ruiz", email=f"ana{number}@example.org")
    plan = planned(
        f"{HEAD}Nowhere,x,2026-04,1,\nGone,x,2026-04,1,\nDocs,x,2026-04,1,\nRefunds,Ana Ruiz,2026-04,1,\n"
        "Refunds,x,2026-13,1,\nRefunds,x,2026-06,1,\nRefunds,x,2026-04,-1,\nRefunds,x,2026-04,1,maybe\n,,,,\n"
        ",,2026-04,1,\nRefunds,fine,2026-04,1,\n"
    )
    assert [str(problem) for problem in plan.wrong] == [
        "Line 2: No area in use is called “Nowhere”. Correct the name.",
        "Line 3: No area in use is called “Gone”. Correct the name.",
        (
            "Line 4: Several areas are called “Docs”: Payments › Docs and Search › Docs."
            " Write the one that is meant as it stands here."
        ),
        "Line 5: Several people are called “Ana Ruiz”. Write an e-mail address.",
        "Line 6: “2026-13” is no month. Write it as 2026-04.",
        "Line 7: 2026-06 is still to come. Correct the month.",
        "Line 8: “-1” is no count. Write a whole number, 0 or more.",
        "Line 9: “maybe” is neither yes nor no. Write yes for a bot.",
        "Line 11: It names no area. Write its name.",
        "Line 11: It names nobody. Write an e-mail address, a handle or a name.",
    ]
    assert plan.new == 1


def test_a_count_is_as_large_as_can_be_kept() -> None:
    AreaFactory(name="Refunds")
    most = 2_147_483_647
    plan = planned(
        "".join([HEAD, *(f"Refunds,x{n},2026-04,{n},\n" for n in (most, most + 1, "9" * 5000, "007", 0))])
    )
    assert [problem.where for problem in plan.wrong] == ["Line 3", "Line 4"]
    assert plan.new == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty. Its first line heads the columns area, who, month, count, bot."),
        (
            "area,who\nRefunds,x\n",
            (
                "The first line has no column month and no column count."
                " Head the columns area, who, month, count, bot; bot may be left out."
            ),
        ),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said.replace(".", r"\.")):
        planned(text)


def test_however_many_rows_the_queries_are_the_same(django_assert_num_queries: Any) -> None:
    area = AreaFactory(name="Refunds")
    for number in range(5):
        ContributionFactory(area=area, person=PersonFactory(name=f"Ana {number}"), month=dt.date(2026, 4, 1))
    text = HEAD + "".join(f"Refunds,Ana {number},2026-04,3,\n" for number in range(5))
    with django_assert_num_queries(7):
        plan = planned(text)
    assert plan.replaced == 5


class TestCommand:
    def file(self, tmp_path: Path, text: str) -> str:
        path = tmp_path / "work.csv"
        path.write_text(HEAD + text)
        return str(path)

    def test_recorded_and_undone(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        AreaFactory(name="Refunds")
        file = self.file(tmp_path, "Refunds,anar,2025-04,5,\n")
        call_command("import_contributions", file, "--dry-run")
        assert there() == set()
        call_command("import_contributions", file)
        assert there() == {("Refunds", "anar", "2025-04", 5, False)}
        said = capsys.readouterr().out.splitlines()
        assert said[:3] == [
            "1 line: 1 new count, 0 replaced.",
            "Nobody known, so counted by name: anar.",
            "Nothing was changed: this was a dry run.",
        ]
        undo(request_id=said[-1].split()[-1], actor=None, on=ON)
        assert there() == set()

    def test_a_wrong_line_keeps_all_out(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        AreaFactory(name="Refunds")
        with pytest.raises(CommandError, match="Nothing was changed") as refused:
            call_command(
                "import_contributions", self.file(tmp_path, "Refunds,x,2025-04,5,\nNo,x,2025-04,5,\n")
            )
        assert refused.value.returncode == 1
        assert there() == set()
        assert capsys.readouterr().err == "Line 3: No area in use is called “No”. Correct the name.\n"

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="It cannot be opened") as refused:
            call_command("import_contributions", str(tmp_path / "none.csv"))
        assert refused.value.returncode == 2
