"""The change log's pages: what they say, to whom, what can be taken back, and what they cost."""

import datetime as dt
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pghistory.models import Context

from ownership.changes import Change, ChangeSet
from ownership.operations import apply
from teams.models import User
from tests.web.world import World


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def wrote(label: str, row: Any, *, on: dt.date, actor: User | None = None, **values: Any) -> Any:
    """A request of its own moment, the later the newer."""
    change = Change(row._meta.label, row.pk, values)
    applied = apply(changes=ChangeSet(label, (change,)), actor=actor, on=on, record=False)
    at = dt.datetime(2100, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=Context.objects.count())
    Context.objects.filter(pk=applied.request_id).update(created_at=at)
    return applied.request_id


def lines(html: str) -> list[str]:
    """One line a request, as it is before it is unfolded."""
    found = re.findall(r"<summary>(<b>.*?)</summary>", html)
    return [re.sub(r"<[^>]+>", "", line) for line in found]


def test_one_line_a_request_and_its_rows_in_words(client: Client, world: World, today: dt.date) -> None:
    wrote("Refunds matter", world.refunds, on=today, actor=world.user("alice"), criticality="critical")
    client.force_login(world.user("charlie"))
    html = client.get("/log/").text
    assert lines(html)[0] == "Alice: Refunds matter, 1 change"
    assert "Refunds changed. Criticality not set → became Critical" in text(html)


def test_undo_is_offered_to_whom_it_is_allowed(client: Client, world: World, today: dt.date) -> None:
    own = wrote("By Alice", world.refunds, on=today, actor=world.user("alice"), criticality="critical")
    other = wrote("By admin", world.refunds, on=today, actor=world.admin, description="Money back")
    elsewhere = wrote("Elsewhere", world.charlie, on=today, actor=world.admin, level="senior")
    offered = {}
    for name in ("charlie", "alice", "admin"):
        client.force_login(world.user(name))
        listed = {id for id in (own, other, elsewhere) if f'action="/undo/{id}/"' in client.get("/log/").text}
        pages = {id: client.get(f"/log/{id}/") for id in (own, other, elsewhere)}
        offered[name] = (
            listed,
            {id for id, page in pages.items() if f'action="/undo/{id}/"' in page.text},
            {id for id, page in pages.items() if page.status_code == 404},
        )
    assert offered == {
        "charlie": (set(), set(), set()),
        "alice": ({own}, {own, other}, {elsewhere}),
        "admin": ({own, other, elsewhere}, {own, other, elsewhere}, set()),
    }


def test_what_was_taken_back_says_by_whom(client: Client, world: World, today: dt.date) -> None:
    request = wrote("Refunds matter", world.refunds, on=today, actor=world.admin, criticality="critical")
    client.force_login(world.user("alice"))
    client.post(f"/undo/{request}/")
    page = client.get(f"/log/{request}/").text
    assert "This was taken back by Alice on" in text(page)
    assert f'action="/undo/{request}/"' not in page
    undoing = re.findall(r'href="/log/([-0-9a-f]{36})/">See that change', page)
    assert "This took back an earlier change ." in text(client.get(f"/log/{undoing[0]}/").text)
    assert "Undone by Alice on" in text(client.get("/log/").text)


def test_somebody_changed_it_since(client: Client, world: World, today: dt.date) -> None:
    request = wrote("Refunds matter", world.refunds, on=today, actor=world.admin, criticality="critical")
    wrote("Not so much", world.refunds, on=today, criticality="minor")
    client.force_login(world.user("alice"))
    page = client.post(f"/undo/{request}/", {"next": f"/log/{request}/"}, follow=True)
    refused = (
        "Refunds: Somebody changed Refunds since then: criticality. "
        "Look at it as it is now, and repeat your change if it still holds."
    )
    assert re.findall(r'<div class="notice error"><p>(.*?)</p>', page.text) == [refused]


def test_filters_in_the_address(client: Client, world: World, today: dt.date) -> None:
    wrote("Refunds matter", world.refunds, on=today, actor=world.user("alice"), criticality="critical")
    wrote("Ledger matters", world.ledger, on=today, actor=world.admin, criticality="critical")
    client.force_login(world.user("charlie"))
    refunds, ledger = (
        "Alice: Refunds matter, 1 change found",
        "admin@example.org: Ledger matters, 1 change found",
    )
    both = [ledger, refunds]
    first = "2099-01-01"
    asked = {
        "q=MATTER": both,
        "q=refunds+m": [refunds],
        f"area={world.refunds.pk}&first={first}": [refunds],
        f"area=ledg&first={first}": [ledger],
        "area=nothing+like+it": [],
        f"by=ali&first={first}": [refunds],
        f"by=admin&first={first}": [ledger],
        f"team={world.payments.pk}&first={first}": both,
        f"person=Bob&first={first}": [],
        f"kind=ownership.Area&first={first}": both,
        f"kind=teams.Team&first={first}": [],
        "last=1990-01-01": [],
    }
    assert {query: lines(client.get(f"/log/?{query}").text) for query in asked} == asked
    assert 'value="Refunds"' in client.get(f"/log/?area={world.refunds.pk}").text
    assert "No change fits" in client.get("/log/?area=nothing+like+it").text


def test_nonsense_is_left_out(client: Client, world: World, today: dt.date) -> None:
    wrote("Refunds matter", world.refunds, on=today, criticality="critical")
    client.force_login(world.user("charlie"))
    shown = lines(client.get("/log/").text)
    assert shown[0] == "Remit: Refunds matter, 1 change"
    for query in ("kind=x&team=abc&first=2025-02-29", "page=-1", "page=abc", "page=99999999999", "page=0"):
        assert lines(client.get(f"/log/?{query}").text)[:1] in (shown[:1], []), query
    days = ("last=9999-12-31", "first=0001-01-01", "first=9999-12-31&last=0001-01-01")
    names = ("area=99999999999999999999999", "area=%00", "person=%F0%9F%A6%84", "team=%00", "q=%25")
    for query in (*names, *days, "page=1000"):
        assert client.get(f"/log/?{query}").status_code == 200
    assert "The log ends before this page" in client.get("/log/?page=1000").text


def test_a_reader_finds_nothing_private(client: Client, world: World, today: dt.date) -> None:
    secret = wrote("Bob's address", world.bob, on=today, email="hidden@example.org")
    found = {}
    for name in ("charlie", "bob", "alice", "admin"):
        client.force_login(world.user(name))
        paths = (
            "/log/",
            "/log/?person=Bob",
            "/log/?q=address",
            "/log/?kind=teams.Person",
            f"/log/{secret}/",
            "/",
        )
        answers = [client.get(path) for path in paths]
        found[name] = [
            answer.status_code == 200 and "Bob&#x27;s address" in answer.text for answer in answers
        ]
        assert ("hidden@example.org" in answers[4].text) == (name in ("bob", "admin"))
    assert found["charlie"] == [False] * 6
    assert found["bob"] == found["admin"] == [True] * 6
    assert found["alice"] == [True] * 5 + [False]


def test_the_queries_stay_the_same(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    first = wrote("One", world.refunds, on=today, criticality="critical")
    paths = {"/log/": 10, f"/log/{first}/": 16}

    def counted() -> dict[str, int]:
        found = {}
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found[path] = len(queries)
        return found

    counted()
    one = counted()
    for number in range(2):
        wrote(f"Again {number}", world.ledger, on=today, actor=world.admin, description=f"Text {number}")
    assert counted() == one
    assert one == paths
