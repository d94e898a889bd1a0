import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownership.imports import plan
from ownership.imports.reading import read
from ownership.sheet import KEEP
from ownership.web.forms import within
from ownership.web.views import exports
from tests.factories import AreaFactory, AssignmentFactory
from tests.web.world import World


def _rows(client: Client, query: str = "") -> list[list[str]]:
    content = client.get(f"/matrix/export/csv/{query}").content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_is_what_the_page_shows(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    today = timezone.localdate().isoformat()
    alice, bob, charlie = (f"person {person.pk}" for person in (world.alice, world.bob, world.charlie))
    assert _rows(client, "?mode=direct") == [
        ["Category", "Part of", "Area", "Alice", "Bob", "Charlie", f"Remit reference {today} {KEEP}"],
        ["Feature delivery", "", "Refunds", "A", "R", "", f"area {world.refunds.pk}"],
        ["Uncategorised", "", "Ledger <b>", "", "R", "", f"area {world.ledger.pk}"],
        [f"Remit reference {today} {KEEP}", "", "", alice, bob, charlie, ""],
    ]


def test_filters_count_and_are_said_where_they_hide_letters(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    today = timezone.localdate().isoformat()
    rows = _rows(client, "?columns=teams&letter=A&q=refunds&group=none&look=list")
    assert [row[:-1] for row in rows] == [
        ["Part of", "Area", "Payments"],
        ["", "Refunds", "(A)"],
        [f"Remit reference {today} in part {KEEP}", "", f"team {world.payments.pk}"],
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv; charset=utf-8"),
        ("md", "text/markdown; charset=utf-8"),
    ],
)
def test_file_is_named_by_team_and_day_and_comes_back_unchanged(
    client: Client, world: World, name: str, kind: str
) -> None:
    client.force_login(world.user("alice"))
    response = client.get(f"/matrix/export/{name}/?team={world.payments.pk}&on=2026-05-04")
    assert response["Content-Type"] == kind
    called = f"matrix-{world.payments.slug}-2026-05-04.{name}"
    assert response["Content-Disposition"] == f'attachment; filename="{called}"'
    made = plan.make(reading=read(name=called, content=response.content), on=timezone.localdate())
    assert made.changes.rows == ()
    assert [doubt.message for doubt in made.doubts] == [
        "This sheet shows 4 May 2026: what changed since is asked back by it."
    ]


def test_page_offers_what_it_shows(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    page = client.get("/matrix/?mode=direct&q=re").content.decode()
    assert [
        f'href="/matrix/export/{name}/?mode=direct&amp;q=re"' in page for name in ("xlsx", "csv", "md")
    ] == [True] * 3


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/matrix/export/csv/")
        return len(queries)

    one = counted()
    for number in range(3):
        AssignmentFactory(area=AreaFactory(name=f"Another {number}"), person=world.bob)
    assert counted() == one
    assert one <= 12


def test_a_file_of_more_than_it_holds_is_not_begun(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(world.user("charlie"))
    monkeypatch.setattr(exports, "WIDEST", 2)
    page = client.get("/matrix/export/csv/?mode=direct", follow=True)
    assert page.redirect_chain == [("/matrix/?mode=direct", 302)]
    assert "3 columns are more than a file holds. Choose a part of the team, one letter" in page.text
    assert client.get("/matrix/export/csv/?mode=direct&letter=A&look=list").status_code == 200


def test_a_file_of_a_large_organisation_is_of_a_team(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(world.user("charlie"))
    monkeypatch.setattr(within, "FEW", 1)
    page = client.get("/matrix/export/csv/", follow=True)
    assert "Choose a team or a part of one first." in page.text
    assert client.get(f"/matrix/export/csv/?team={world.payments.pk}").status_code == 200
