"""The measurements of a large organisation, of a small one: each does its work, and says what is lost."""

import datetime as dt
import re
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from ownership.bench.large import brought, pages, scans
from ownership.bench.large.many import many
from ownership.bench.large.table import LINES, Line
from ownership.bench.large.visited import cells
from ownership.bench.large.visitors import Editor
from ownership.generator.load import load
from ownership.generator.size import Size
from ownership.models import Assignment

SMALL = Size(people=90, teams=12, areas=150, assignments=1_000)
SAID = re.compile(
    r"ms +requests +median +p95 +p99\n"
    r"read +(\d+)( +[\d,]+){3}\nedit +(\d+)( +[\d,]+){3}\n0 errors; (\d+) edits acknowledged, 0 lost\n"
)


@pytest.fixture
def on(transactional_db: None) -> dt.date:
    today = timezone.localdate()
    load(size=SMALL, seed=1, on=today)
    scans.every_rule_on()
    return today


def test_readers_and_editors_at_once_lose_nothing(on: dt.date) -> None:
    before, out = set(Assignment.objects.values_list("pk", flat=True)), StringIO()
    call_command("bench_many", readers=3, editors=2, seconds=3, stdout=out)
    said = SAID.fullmatch(out.getvalue())
    assert said, out.getvalue()
    assert int(said[1]) >= 3
    assert int(said[3]) == int(said[5]) >= 2
    new = Assignment.objects.exclude(pk__in=before)
    assert set(new.values_list("letter", "note")) <= {("C", "")}


def test_an_edit_that_is_gone_afterwards_is_said(on: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    step = Editor.step

    def taken_away(editor: Editor) -> None:
        step(editor)
        Assignment.objects.filter(area__in=[area for area, _ in editor.cells], letter="C").delete()
        connection.close()

    monkeypatch.setattr(Editor, "step", taken_away)
    found = many(on=on, random=Random(1), readers=1, editors=1, seconds=2)
    assert {each.given for each in found.lost} == {True}


def test_a_page_that_is_not_there_is_an_error(on: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ownership.bench.large.many.paths", lambda *, random: ["/areas/999999999/"])
    with pytest.raises(CommandError, match="Not every request was answered"):
        call_command("bench_many", readers=1, editors=1, seconds=1, stdout=StringIO())


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_every_measurement_does_its_work(on: dt.date, monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    monkeypatch.setattr(scans, "WRITES", 2)
    monkeypatch.setattr(pages, "COUNT", 2)
    monkeypatch.setattr(brought, "ROWS", 200)
    monkeypatch.setattr(brought, "FEW", 20)
    monkeypatch.setattr(scans, "FEW", 5)
    fewer = {"count": 4} if line.name.startswith("who decides") else {}
    for work in filter(None, (line.work, line.against)):
        took = line.said(work(on=on, random=Random(1), **fewer))
        # Of a few milliseconds the difference can be none.
        assert took > 0 or line.work == scans.further


@pytest.mark.django_db(transaction=True)
def test_the_table_says_what_is_kept_and_what_grows() -> None:
    out = StringIO()
    call_command("bench", "gathers", "person", assignments=[600, 1_200], stdout=out)
    said = out.getvalue()
    rows = [line.split("  ")[0] for line in said.splitlines()]
    assert rows.count("what it gathers") == rows.count("a person's page") == 3
    assert re.search(r"^a person's page +[\d.]+ +100 +(kept|missed)$", said, re.MULTILINE)
    assert re.search(r"^growth +600 +1,200 +of x 2$", said, re.MULTILINE)
    assert re.search(r"^what it gathers +[\d.]+ +by hand +[\d.]+ +[\d.]+ +(kept|missed)$", said, re.MULTILINE)


def test_nothing_but_what_was_made_up_is_edited(db: None) -> None:
    with pytest.raises(CommandError, match="runs on an organisation of `generate` alone"):
        call_command("bench_many")


def test_who_finds_no_cell_that_is_free_is_told(on: dt.date) -> None:
    with pytest.raises(ValueError, match="have cells that are free, not 13"):
        cells(random=Random(1), on=on, editors=13)
