"""The difference of two days as a page: a table, sentences, and who did it."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.operations import assign, transfer
from ownership.web.forms.difference import DifferenceForm, presets
from ownership.web.views import difference as views
from tests.factories import AreaFactory, AssignmentFactory, period
from tests.web.world import World

PATH = "/matrix/difference/"


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def sentences(html: str) -> list[str]:
    listed = html.split('id="said-head"')[1].split("</section>")[0] if 'id="said-head"' in html else ""
    return [text(line).strip() for line in re.findall(r"<li[^>]*>(.*?)</li>", listed)]


def test_moved_added_and_removed_in_words_with_who_did_it(
    client: Client, world: World, today: dt.date
) -> None:
    held = world.refunds.assignments.get(letter="A")
    transfer(assignment=held, to=world.charlie, actor=world.user("alice"), on=today)
    assign(area=world.ledger, letter="C", holder=world.alice, actor=world.user("alice"), on=today)
    gone = world.ledger.assignments.get(letter="R")
    gone.period = period(end=today)
    gone.save()
    client.force_login(world.user("bob"))
    html = client.get(PATH).text
    day = f"{today:%-d %b %Y}"
    instead = "instead of Alice. By Alice: A of Refunds: Alice, now Charlie"
    assert sentences(html) == [
        f"− R On {day} Bob ceased to be responsible for Ledger &lt;b&gt; .",
        f"+ C On {day} Alice became consulted on Ledger &lt;b&gt; . By Alice: C of Ledger &lt;b&gt; to Alice",
        f"→ A On {day} Charlie became accountable for Refunds , {instead}",
    ]
    assert "<b>1</b> added, <b>1</b> removed, <b>1</b> moved in 2 areas" in html
    cells = re.findall(r'<div class="(added|removed|moved)">', html)
    assert sorted(cells) == ["added", "moved", "removed"]


def test_what_is_inherited_is_in_the_table_alone(client: Client, world: World, today: dt.date) -> None:
    AreaFactory(name="Chargebacks", parent=world.refunds)
    AssignmentFactory(area=world.refunds, letter="C", person=world.charlie, period=period(today))
    client.force_login(world.user("charlie"))
    html = client.get(PATH).text
    assert sentences(html) == [f"+ C On {today:%-d %b %Y} Charlie became consulted on Refunds ."]
    assert 'class="added via" title="Inherited from Refunds"' in html
    assert "via" not in client.get(PATH, {"mode": "direct"}).text.split('id="cells-head"')[1]


def test_by_teams_one_who_hands_over_inside_changes_nothing(
    client: Client, world: World, today: dt.date
) -> None:
    held = world.refunds.assignments.get(letter="A")
    transfer(assignment=held, to=world.bob, actor=None, on=today)
    client.force_login(world.user("charlie"))
    assert len(sentences(client.get(PATH).text)) == 1
    assert "Nothing changed between these days" in client.get(PATH, {"columns": "teams"}).text
    transfer(
        assignment=world.refunds.assignments.get(letter="A", period__endswith=None),
        to=world.charlie,
        actor=None,
        on=today + dt.timedelta(days=3),
    )
    after = (today + dt.timedelta(days=30)).isoformat()
    said = sentences(client.get(PATH, {"columns": "teams", "after": after}).text)
    assert [line.split(" became ")[1].split(". ")[0] for line in said] == [
        "accountable for Refunds , instead of Payments"
    ]


def test_a_deputy_is_said_in_words(client: Client, world: World, today: dt.date) -> None:
    AssignmentFactory(area=world.refunds, person=world.charlie, deputy=True, period=period(today))
    client.force_login(world.user("charlie"))
    [said] = sentences(client.get(PATH).text)
    day = f"{today:%-d %b %Y}"
    assert said.endswith(f"On {day} Charlie became deputy of whoever is accountable for Refunds .")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"letter": "A"}, ["Refunds"]),
        ({"letter": "C"}, []),
        ({"q": "ledg"}, ["Ledger &lt;b&gt;"]),
        ({"mode": "direct"}, ["Ledger &lt;b&gt;", "Refunds"]),
        ({"columns": "seats"}, []),
        ({"columns": "x", "mode": "y", "team": "z"}, ["Ledger &lt;b&gt;", "Refunds"]),
    ],
)
def test_filters(
    client: Client, world: World, today: dt.date, query: dict[str, str], names: list[str]
) -> None:
    AssignmentFactory(area=world.refunds, person=world.charlie, period=period(today))
    AssignmentFactory(area=world.ledger, letter="R", person=world.charlie, period=period(today))
    client.force_login(world.user("charlie"))
    html = client.get(PATH, query).text
    assert re.findall(r'<th scope="row"><a class="strong" href="/areas/\d+/">(.*?)</a>', html) == names


def test_areas_that_are_new_are_listed(client: Client, world: World, today: dt.date) -> None:
    AreaFactory(name="Brand new", since=today)
    client.force_login(world.user("charlie"))
    assert "Brand new new" in text(client.get(PATH).text)


def test_days_that_are_none_or_turned_round(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("charlie"))
    day = f"{today:%-d %b %Y}"
    titles = {}
    asked: tuple[dict[str, str], ...] = (
        {"before": "2026-02-30", "after": "abc"},
        {"before": "0001-01-01"},
        {"after": "9999-12-31"},
        {"before": today.isoformat(), "after": "2026-01-01"},
        {"before": today.isoformat(), "after": today.isoformat()},
        {"before": "2024-02-29"},
    )
    for query in asked:
        page = client.get(PATH, query)
        assert page.status_code == 200
        titles[str(query)] = re.findall(r"<h1>(.*?)</h1>", page.text)[0]
    month = f"{today - dt.timedelta(days=30):%-d %b %Y} to {day}"
    expected = [month, month, month, f"1 Jan 2026 to {day}", f"{day} to {day}", f"29 Feb 2024 to {day}"]
    assert list(titles.values()) == expected
    said = client.get(PATH, {"before": "0001-01-01"}).text
    assert "A day lies between 1900 and 2199." in said
    assert "That is one day" in client.get(PATH, asked[4]).text


def test_presets_and_defaults() -> None:
    assert presets(today=dt.date(2028, 3, 1)) == [
        ("A week ago", dt.date(2028, 2, 23)),
        ("A month ago", dt.date(2028, 1, 31)),
        ("A quarter ago", dt.date(2027, 12, 1)),
        ("Start of the year", dt.date(2028, 1, 1)),
    ]


def test_a_day_before_given_alone(db: None) -> None:
    asked = DifferenceForm({"after": "2026-01-31"}).asked(today=dt.date(2026, 6, 1))
    assert (asked["before"], asked["after"]) == (dt.date(2026, 1, 1), dt.date(2026, 1, 31))


def test_the_queries_stay_the_same(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    AssignmentFactory(area=world.refunds, person=world.charlie, period=period(today))
    AssignmentFactory(area=AreaFactory(name="More"), person=world.bob, period=period(today))

    def counted(**query: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(PATH, query)
        return len(queries)

    counted()
    one = counted(), counted(team=world.payments.pk)
    for number in range(2):
        AssignmentFactory(area=AreaFactory(name=f"More {number}"), person=world.bob, period=period(today))
    assert (counted(), counted(team=world.payments.pk)) == one
    assert one == (12, 15)


def test_many_areas_are_told_a_page_at_a_time(
    client: Client, world: World, today: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    for name in ("One", "Three", "Two"):
        AssignmentFactory(area=AreaFactory(name=name), letter="C", person=world.charlie, period=period(today))
    client.force_login(world.user("charlie"))
    pages = [client.get(PATH, {"page": number}).text for number in (1, 2)]
    said = [[sentence.split(" on ")[-1] for sentence in sentences(html)] for html in pages]
    assert said == [["One .", "Three ."], ["Two ."]]
    assert all("<b>3</b> added, <b>0</b> removed, <b>0</b> moved in 3 areas" in html for html in pages)
    assert [html.count('<th scope="row">') for html in pages] == [2, 1]
    assert 'href="?page=2"' in pages[0]
