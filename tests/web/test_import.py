import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ownership.models import Area, Assignment
from teams.models import Person
from tests.people import administrator
from tests.support.at_once import in_turn
from tests.web.world import World

SHEET = "Area\tAlice\tDana Lee\tFlow\nInvoices\tA\tR\tC\nDunning\t\tR\tA\n"


def _upload(client: Client, text: str = SHEET) -> str:
    answer = client.post("/import/", {"text": text})
    assert answer.status_code == 302, answer.text
    return re.sub("parties/$", "", answer["Location"])


def _said(client: Client, path: str, **changed: str) -> dict[str, str]:
    """The form as it stands, with what somebody changes."""
    form = client.get(path).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "replace"}
    return data | changed


def test_a_pasted_sheet_goes_in_and_comes_out_again(client: Client, world: World) -> None:
    client.force_login(world.admin)
    before = (Area.objects.count(), Assignment.objects.count(), Person.objects.count())
    base = _upload(client)
    data = _said(client, f"{base}parties/")
    assert [data[f"name-{place}"] for place in range(3)] == ["Alice", "Dana Lee", "Flow"]
    data["kind-2"] = "team"
    assert client.post(f"{base}parties/", data)["Location"] == f"{base}plan/"
    plan = client.get(f"{base}plan/")
    assert "2 areas new; 5 letters new; 2 parties new." in plan.text
    done = client.post(f"{base}plan/", follow=True)
    assert "pasted cells.tsv is in" in done.text
    assert Area.objects.filter(name__in=["Invoices", "Dunning"]).count() == 2
    assert str(Assignment.objects.get(area__name="Dunning", letter="A").holder) == "Flow"
    undo = re.search(r'action="(/undo/[^"]+)"', done.text)
    assert undo is not None
    said = client.post(undo[1], {"next": f"{base}done/"}, follow=True).text
    assert f"Undone by admin@example.org on {timezone.localdate():%-d %b %Y}: all is as it was" in said
    assert "/undo/" not in said
    assert (Area.objects.count(), Assignment.objects.count(), Person.objects.count()) == before


def test_what_was_said_of_a_party_is_kept_on_the_way_back(client: Client, world: World) -> None:
    client.force_login(world.admin)
    base = _upload(client)
    data = _said(client, f"{base}parties/") | {"kind-1": "skip"}
    client.post(f"{base}parties/", data)
    assert _said(client, f"{base}parties/")["kind-1"] == "skip"
    plan = client.get(f"{base}plan/").text
    assert "left out: whose" in plan
    assert "Say who is who" in plan


def test_a_sheet_without_a_matrix_is_refused_and_kept(client: Client, world: World) -> None:
    client.force_login(world.admin)
    answer = client.post("/import/", {"text": "nothing of that kind"})
    assert 'role="alert"' in answer.text
    assert "nothing of that kind</textarea>" in answer.text
    assert "Choose a file, or paste the cells of a table." in client.post("/import/", {}).text


def test_a_large_file_is_refused_with_what_to_do(client: Client, world: World) -> None:
    client.force_login(world.admin)
    file = SimpleUploadedFile("all.csv", b"a" * 20_000_001)
    answer = client.post("/import/", {"file": file})
    assert "all.csv has 20.0 MB; up to 20 MB can be read." in answer.text


def test_a_large_paste_is_refused_where_it_stands(client: Client, world: World) -> None:
    client.force_login(world.admin)
    answer = client.post("/import/", {"text": SHEET + "x" * 3_000_000})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        "__all__": [
            (
                "What you pasted has 3.0 million characters; up to 2 million can be read."
                " Leave out what holds no matrix."
            )
        ]
    }
    assert "Dunning" in answer.text


def test_nul_characters_among_the_cells_are_nothing(client: Client, world: World) -> None:
    client.force_login(world.admin)
    base = _upload(client, SHEET.replace("Invoices", "Inv\0oices"))
    plan = client.get(f"{base}plan/")
    assert [area.path for area in plan.context["found"].areas] == [("Invoices",), ("Dunning",)]


def test_a_draft_is_its_owners_alone(client: Client, world: World) -> None:
    client.force_login(world.admin)
    base = _upload(client)
    other = world.user("charlie")
    other.is_superuser = True
    other.save()
    client.force_login(other)
    assert client.get(f"{base}plan/").status_code == 404


def test_the_same_sheet_twice_has_nothing_to_do(client: Client, world: World) -> None:
    client.force_login(world.admin)
    first = _upload(client)
    client.post(f"{first}plan/")
    assert "All that this sheet says is already so." in client.get(f"{_upload(client)}plan/").text


def test_applied_again_it_shows_what_was_done_the_first_time(client: Client, world: World) -> None:
    client.force_login(world.admin)
    base = _upload(client)
    client.post(f"{base}plan/")
    again = [client.post(f"{base}plan/"), client.get(f"{base}plan/"), client.get(f"{base}parties/")]
    assert [answer.get("Location") for answer in again] == [f"{base}done/"] * 3
    assert "2 areas new; 5 letters new; 2 parties new." in client.get(f"{base}done/").text


def test_a_plan_that_changes_nothing_is_not_applied(client: Client, world: World) -> None:
    client.force_login(world.admin)
    client.post(f"{_upload(client)}plan/")
    answer = client.post(f"{_upload(client)}plan/", follow=True)
    assert "All that this sheet says is already so." in answer.text


def test_undone_it_can_be_said_otherwise_and_applied_anew(client: Client, world: World) -> None:
    client.force_login(world.admin)
    base = _upload(client)
    first = client.post(f"{base}plan/", follow=True).context["done"]["request_id"]
    for _ in range(2):
        client.post(f"/undo/{first}/")
    twice = client.get(f"{base}done/").text
    assert twice.count(f"Already undone by admin@example.org on {timezone.localdate():%-d %b %Y}.") == 1
    assert 'class="notice error"' in twice
    client.post(f"{base}parties/", _said(client, f"{base}parties/") | {"kind-1": "skip"})
    assert client.post(f"{base}plan/", follow=True).context["done"]["request_id"] != first
    assert not Person.objects.filter(name="Dana Lee").exists()
    assert Area.objects.filter(name="Invoices").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_at_once_are_both_shown_what_was_done() -> None:
    admin = administrator()
    clients = Client(), Client()
    for each in clients:
        each.force_login(admin)
    base = _upload(clients[0])
    answer = in_turn(
        first=lambda: clients[0].post(f"{base}plan/"), second=lambda: clients[1].post(f"{base}plan/")
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{base}done/")
    assert "2 areas new; 5 letters new; 3 parties new." in clients[1].get(f"{base}done/").text
    assert Area.objects.count() == 2
