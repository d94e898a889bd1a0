import datetime as dt
import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Area, Assignment
from teams.models import Person
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, SeatFactory, TeamFactory
from tests.web.world import World

CELLS, LINE = "/matrix/cells/", "/matrix/line/"


def _post(client: Client, path: str, **sent: Any) -> HttpResponse:
    return client.post(path, json.dumps(sent), content_type="application/json")  # type: ignore[return-value]


def _view(*people: Person, rows: list[Area], **more: Any) -> dict[str, Any]:
    columns = [f"person-{each.pk}" for each in people]
    return {"address": "", "columns": columns, "rows": [each.pk for each in rows], **more}


def _wanted(area: Area, person: Person, seen: str = "", **wanted: Any) -> dict[str, Any]:
    return {"area": area.pk, "holder": f"person-{person.pk}", "seen": seen, **wanted}


def _seen(client: Client, area: Area, person: Person) -> str:
    html = client.get("/matrix/?look=grid").text
    found = re.search(rf'<td id=a{area.pk}p{person.pk}\b[^>]* data-made="([^"]*)"', html)
    return found[1] if found else ""


def test_a_letter_comes_back_with_what_follows_from_it(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    client.get("/matrix/")
    shown = _view(world.alice, world.bob, rows=[world.refunds, world.ledger])
    answer = _post(
        client,
        CELLS,
        cells=[_wanted(world.ledger, world.bob, _seen(client, world.ledger, world.bob), give={"A": False})],
        view=shown,
    ).json()
    assert answer["refused"] == {}
    assert answer["said"] == "A of Ledger <b> to Bob. 1 finding settled."
    [row] = [row for row in answer["rows"] if f'data-area="{world.ledger.pk}"' in row]
    assert "accountable, directly" in row
    assert '<span class="l A">A</span>' in row
    assert 'id="open-count"' in answer["open"]
    assert answer["tiles"].startswith('<dl class="tiles">')
    assert Assignment.objects.filter(area=world.ledger, letter="A", person=world.bob).exists()


def test_it_says_who_is_asked_first(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    said = {}
    for letter in "AC":
        seen = _seen(client, world.ledger, world.charlie)
        wanted = _wanted(world.ledger, world.charlie, seen, give={letter: False})
        said[letter] = _post(client, CELLS, cells=[wanted], view={}).json()["said"]
    assert said == {
        "A": "A of Ledger <b> to Charlie. 1 finding settled. Charlie is asked first: not in your teams.",
        "C": "C of Ledger <b> to Charlie. 1 new finding.",
    }


def test_areas_that_inherit_are_shown_anew_as_far_as_the_page_has_them(client: Client, world: World) -> None:
    client.force_login(world.admin)
    child = AreaFactory(name="Child", parent=world.ledger)
    grand = AreaFactory(name="Grandchild", parent=child)
    AreaFactory(name="Other")
    shown = _view(world.bob, rows=[world.refunds, world.ledger, child])
    answer = _post(
        client, CELLS, cells=[_wanted(world.ledger, world.alice, give={"C": False})], view=shown
    ).json()
    rows = {int(re.findall(r'data-area="(\d+)"', row)[0]) for row in answer["rows"]}
    assert {world.ledger.pk, child.pk} <= rows
    assert grand.pk not in rows


def test_a_page_says_what_an_edit_starts_from(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    given = Assignment.objects.get(area=world.refunds, letter="A")
    later = today + dt.timedelta(days=40)
    AssignmentFactory(
        area=world.refunds, letter="C", person=world.bob, period=(later, None), acceptance="asked"
    )
    responsible = Assignment.objects.get(area=world.refunds, letter="R")
    coming = Assignment.objects.get(area=world.refunds, letter="C")
    assert _seen(client, world.refunds, world.alice) == f"A{given.pk}"
    assert _seen(client, world.refunds, world.bob) == f"R{responsible.pk} C{coming.pk}?+{later}"
    html = client.get("/matrix/?look=grid").text
    [cell] = re.findall(rf"<td id=a{world.refunds.pk}p{world.bob.pk}\b[^>]*>", html)
    assert "soon" in cell
    assert f"consulted from {later.day} {later:%b %Y}" in cell


def test_what_was_asked_and_declined_is_seen_in_the_cell(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    Assignment.objects.filter(area=world.refunds, letter="A").update(acceptance="asked")
    Assignment.objects.filter(area=world.refunds, letter="R").update(acceptance="declined")
    html = client.get("/matrix/?look=grid").text
    assert '<span class="l A asked">A</span>' in html
    assert '<span class="l R declined">R</span>' in html
    assert "directly, since 1 Jan 2025, not accepted yet" in html


def test_only_those_who_may_edit_are_offered_it(client: Client, world: World) -> None:
    AreaFactory(name="Of others")
    offered = {}
    for name in ("charlie", "alice", "admin"):
        client.force_login(world.user(name))
        html = client.get("/matrix/?look=grid").text
        offered[name] = (html.count(" data-may"), 'id="edit-bar"' in html)
    assert offered == {"charlie": (0, False), "alice": (2, True), "admin": (3, True)}
    assert 'id="edit-bar"' not in client.get("/matrix/?look=grid&on=2026-01-01").text


def test_who_may_not_is_told_so_in_the_cell(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    answer = _post(client, CELLS, cells=[_wanted(world.ledger, world.charlie, give={"A": False})], view={})
    assert answer.status_code == 403
    assert answer.json()["refused"] == {
        f"a{world.ledger.pk}p{world.charlie.pk}": "Ledger <b> is not yours to change."
        " Ask the lead of the team it belongs to, or an administrator."
    }
    assert not Assignment.objects.filter(area=world.ledger, person=world.charlie).exists()


def test_a_stranger_signs_in_first(client: Client, world: World) -> None:
    assert _post(client, CELLS, cells=[]).status_code == 302
    assert _post(client, LINE, kind="row", name="x").status_code == 302
    client.force_login(world.user("alice"))
    assert client.get(CELLS).status_code == 405


def test_text_that_is_not_understood_is_refused_and_the_rest_goes_in(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    seen = _seen(client, world.ledger, world.bob)
    wanted = [
        _wanted(world.ledger, world.alice, text="A / C"),
        _wanted(world.ledger, world.bob, seen, text="maybe"),
        _wanted(world.ledger, world.charlie, text="i"),
    ]
    answer = _post(client, CELLS, cells=wanted, view={}).json()
    assert answer["refused"] == {
        f"a{world.ledger.pk}p{world.bob.pk}": "“maybe” is not a letter. Write R, A, C, I or S, such as “A/R”."
    }
    held = Assignment.objects.filter(area=world.ledger).values_list("letter", "person__name")
    assert set(held) == {("A", "Alice"), ("C", "Alice"), ("R", "Bob"), ("I", "Charlie")}


def test_undo_and_again(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    shown = _view(world.alice, rows=[world.ledger])
    done = _post(
        client, CELLS, cells=[_wanted(world.ledger, world.alice, give={"A": False})], view=shown
    ).json()
    undone = _post(client, CELLS, undo=done["undo"], view=shown).json()
    assert undone["said"] == "Undone: A of Ledger <b> to Alice. 1 new finding."
    assert len(undone["rows"]) == 1
    assert not Assignment.objects.filter(area=world.ledger, letter="A").exists()
    again = _post(client, CELLS, undo=undone["undo"], view=shown).json()
    assert again["refused"] == {}
    assert again["said"] == "Done again: A of Ledger <b> to Alice. 1 finding settled."
    assert Assignment.objects.filter(area=world.ledger, letter="A").exists()
    late = _post(client, CELLS, undo=undone["undo"], view=shown)
    assert late.status_code == 409
    assert late.json()["over"] is True
    assert re.fullmatch(r"Already undone by Alice on .+\.", late.json()["failed"])
    client.force_login(world.user("charlie"))
    assert _post(client, CELLS, undo=again["undo"], view=shown).status_code == 403
    nothing = str(uuid4())
    assert _post(client, CELLS, undo=nothing, view=shown).json() == {
        "failed": f"{nothing}: Nothing was changed by this request. Look in the log.",
        "over": False,
    }


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"cells": 7}',
        '{"cells": [{"area": "x", "holder": "person-1", "seen": ""}]}',
        '{"cells": [{"area": 1, "holder": "cat-1", "seen": ""}]}',
        '{"cells": [{"area": 1, "holder": "person-99999999999999999999", "seen": ""}]}',
        '{"cells": [{"area": 1, "holder": "person-1", "seen": "", "give": {"Q": false}}]}',
        '{"cells": [{"area": 1, "holder": "person-1", "seen": "", "give": {"C": true}}]}',
        '{"cells": [], "since": "tomorrow"}',
        '{"undo": "7"}',
        '{"view": {"columns": ["x"]}}',
        "[" * 100_000,
    ],
)
def test_what_no_page_of_ours_sends_is_refused(client: Client, world: World, body: str) -> None:
    client.force_login(world.admin)
    answer = client.post(CELLS, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json() == {
        "failed": "The page sent something that is not understood. Load it again and repeat your change."
    }


def test_a_day_gone_by_is_refused_in_words(client: Client, world: World) -> None:
    client.force_login(world.admin)
    wanted = [_wanted(world.ledger, world.alice, give={"A": False})]
    answer = _post(client, CELLS, cells=wanted, since="2024-02-29", view={})
    assert (answer.status_code, answer.json()) == (
        409,
        {"failed": "A change begins today or later. Choose a later day.", "over": False},
    )


@pytest.mark.parametrize("day", ["2200-01-01", "9999-12-31", "12026-01-01"])
def test_a_day_too_far_ahead_is_refused_in_words(client: Client, world: World, day: str) -> None:
    client.force_login(world.admin)
    wanted = [_wanted(world.ledger, world.alice, give={"A": False})]
    answer = _post(client, CELLS, cells=wanted, since=day, view={})
    assert (answer.status_code, answer.json()) == (
        400,
        {"failed": "That day is too far ahead: 31 Dec 2199 is the last. Choose an earlier one."},
    )


def test_what_is_so_already_is_said(client: Client, world: World) -> None:
    client.force_login(world.admin)
    seen = _seen(client, world.ledger, world.bob)
    answer = _post(client, CELLS, cells=[_wanted(world.ledger, world.bob, seen, text="Responsible")], view={})
    assert answer.json()["said"] == "It is so already: nothing was changed."


def test_undo_says_who_took_it_away_since(client: Client, world: World) -> None:
    client.force_login(world.admin)
    given = [_wanted(world.ledger, world.alice, give={"C": False})]
    done = _post(client, CELLS, cells=given, view={}).json()
    client.force_login(world.user("alice"))
    seen = _seen(client, world.ledger, world.alice)
    taken = _post(client, CELLS, cells=[_wanted(world.ledger, world.alice, seen, take=["C"])], view={})
    assert taken.json()["said"] == "C of Ledger <b> taken from Alice."
    client.force_login(world.admin)
    late = _post(client, CELLS, undo=done["undo"], view={})
    assert (late.status_code, late.json()) == (
        409,
        {
            "failed": "C of Ledger <b>: Alice: Alice took this away since then. So it cannot be undone.",
            "over": False,
        },
    )


def test_a_column_of_somebody_who_is_gone_does_no_harm(client: Client, world: World) -> None:
    client.force_login(world.admin)
    shown = _view(world.alice, rows=[world.ledger])
    shown["columns"] += ["person-999999", "team-0", "seat-999999"]
    answer = _post(client, CELLS, cells=[_wanted(world.ledger, world.alice, give={"A": False})], view=shown)
    assert answer.status_code == 200
    assert answer.json()["rows"][0].count("<td") == 5


def _counted(client: Client, count: int) -> int:
    areas, people = AreaFactory.create_batch(count), PersonFactory.create_batch(count)
    wanted = [_wanted(area, each, give={"R": False}) for area in areas for each in people]
    with CaptureQueriesContext(connection) as queries:
        answer = _post(client, CELLS, cells=wanted, view=_view(*people, rows=areas))
    assert len(answer.json()["rows"]) == count
    return len(queries)


def test_many_cells_cost_the_queries_of_one(client: Client, world: World) -> None:
    client.force_login(world.user("admin"))
    _counted(client, 1)
    assert _counted(client, 1) == _counted(client, 3)


def test_a_row_is_added_beside_another(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    shown = _view(world.alice, rows=[world.refunds])
    sent = {"kind": "row", "near": world.refunds.pk, "view": shown}
    answer = _post(client, LINE, **sent, name="  Charge   backs ").json()
    made = Area.objects.get(name="Charge backs")
    assert (made.owning_team, made.category, made.parent) == (world.payments, world.refunds.category, None)
    assert answer["area"] == made.pk
    assert f'<tr data-area="{made.pk}" data-may>' in answer["rows"][0]
    again = _post(client, LINE, **sent, name="charge backs")
    assert again.status_code == 409
    assert "There is already an area of this name in the same place." in again.json()["failed"]
    assert _post(client, LINE, **sent, name=" ").status_code == 409
    client.force_login(world.user("charlie"))
    assert _post(client, LINE, **sent, name="Mine").status_code == 403
    assert not Area.objects.filter(name="Mine").exists()


def test_a_column_is_added_for_whoever_is_known(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    zoe = PersonFactory(name="Zoe Ångström")
    for email in ("one@example.org", "two@example.org"):
        PersonFactory(name="Kim Lee", email=email)
    answer = _post(client, LINE, kind="column", name="zoe ångström", view={}).json()
    assert answer == {"column": f"person-{zoe.pk}", "name": "Zoe Ångström"}
    answer = _post(client, LINE, kind="column", name="Kim Lee", view={}).json()
    assert answer == {"several": ["Kim Lee (one@example.org)", "Kim Lee (two@example.org)"]}
    answer = _post(client, LINE, kind="column", name="Kim Lee (two@example.org)", view={}).json()
    assert answer["column"] == f"person-{Person.objects.get(email='two@example.org').pk}"
    team, seat = TeamFactory(name="Fraud"), SeatFactory(team=world.payments)
    address = {"address": "?columns=teams"}
    assert (
        _post(client, LINE, kind="column", name="Fraud", view=address).json()["column"] == f"team-{team.pk}"
    )
    address = {"address": "?columns=seats"}
    found = _post(client, LINE, kind="column", name=str(seat), view=address).json()
    assert found["column"] == f"seat-{seat.pk}"


def test_a_name_that_nobody_has_can_become_a_person(client: Client, world: World) -> None:
    sent = {"kind": "column", "name": "Noor Haddad", "view": {}}
    client.force_login(world.user("alice"))
    nobody = "There is no person called “Noor Haddad”."
    assert _post(client, LINE, **sent).json() == {"nobody": nobody, "create": False}
    assert _post(client, LINE, **sent, create=True).status_code == 403
    client.force_login(world.admin)
    assert _post(client, LINE, **sent).json() == {"nobody": nobody, "create": True}
    answer = _post(client, LINE, **sent, create=True).json()
    assert answer["column"] == f"person-{Person.objects.get(name='Noor Haddad').pk}"


def test_names_are_suggested(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    assert client.get(f"{LINE}?columns=people&q=b").json() == {"names": ["Bob"]}
    assert client.get(f"{LINE}?columns=teams&q=pay").json() == {"names": ["Payments"]}
    assert client.get(f"{LINE}?columns=people&q=nobody").json() == {"names": []}
