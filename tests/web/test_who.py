"""Who decides: the page, the list under the search box, and the same as plain text."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import SearchMiss
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    PersonFactory,
    ResourceFactory,
    SearchMissFactory,
    TeamFactory,
)
from tests.web.world import World

COUNTS = {
    "/who": 6,
    "/who?q=refund": 7,
    "/who?q=bob": 13,
    "/who?q=kafka+refnuds": 9,
    "/search/?q=refund": 6,
}


def _text(html: str) -> str:
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.partition("<main")[2]))
    return said.replace("&#x27;", "'")


def test_one_area_is_answered_in_a_sentence(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    page = client.get("/who", {"q": "who decides about refnds?"})
    said = _text(page.text)
    assert "Alice answers for it. Bob works on it." in said
    assert "Alice, accountable · alice@example.org" in said
    assert page.context["reply"].area == world.refunds
    assert list(SearchMiss.objects.all()) == []


def test_a_person_is_answered_with_what_they_hold(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    said = _text(client.get("/who", {"q": "what does Bob own"}).text)
    assert "Bob holds letters in 2 areas." in said
    assert "R Ledger &lt;b&gt;R Refunds" in said


def test_a_team_is_answered_with_its_lead_and_what_it_owns(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    said = _text(client.get("/who", {"q": "payments"}).text)
    assert "Alice leads Payments. It owns 2 areas." in said


def test_of_several_one_chooses(client: Client, world: World) -> None:
    AreaFactory(name="Refunds abroad")
    AreaFactory(name="Late refunds")
    client.force_login(world.user("charlie"))
    said = _text(client.get("/who", {"q": "refund"}).text)
    assert "3 fit refund. Which one is it?" in said
    assert "Alice answers for it" in said


def test_what_nobody_has_claimed_is_said_and_counted(client: Client, world: World) -> None:
    client.force_login(world.user("bob"))
    page = client.get("/who", {"q": "who approves Kafka refunds?"})
    said = _text(page.text)
    assert "Nobody has claimed Kafka refunds. Nearest: Refunds, Alice answers for it." in said
    assert f'href="/areas/{world.refunds.pk}/ask/"' in page.text
    assert 'href="mailto:alice@example.org?subject=Kafka%20refunds"' in page.text
    assert "/areas/new/" not in page.text
    client.force_login(world.user("alice"))
    page = client.get("/who", {"q": "kafka refunds"})
    assert 'href="/areas/new/?name=Kafka%20refunds"' in page.text.replace("Kafka+", "Kafka%20")
    client.get("/who", {"q": "Kafka Refunds"})
    client.get("/search/", {"q": "kafka refunds"})
    client.head("/who", {"q": "kafka refunds"})
    assert list(SearchMiss.objects.values_list("text", "count")) == [("Kafka refunds", 2)]


def test_what_is_missing_is_shown_to_those_who_can_settle_it(client: Client, world: World) -> None:
    SearchMissFactory(text="kafka <i>", count=3)
    shown = {}
    for name in ("charlie", "alice", "admin"):
        client.force_login(world.user(name))
        shown[name] = "kafka &lt;i&gt;" in client.get("/who").text
    assert shown == {"charlie": False, "alice": True, "admin": True}


@pytest.mark.parametrize("asking", [{"HTTP_ACCEPT": "text/plain"}, {"QUERY_STRING": "q=refunds&format=txt"}])
def test_the_same_as_plain_text(asking: dict[str, str], client: Client, world: World) -> None:
    ResourceFactory(area=world.refunds, kind="channel", value="#refunds")
    AssignmentFactory(area=world.refunds, letter="C", person=world.charlie)
    client.force_login(world.user("charlie"))
    answer = client.get("/who", {} if "QUERY_STRING" in asking else {"q": "refunds"}, **asking)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.text.splitlines() == [
        "Refunds: Alice answers for it. Bob works on it.",
        "Ask Charlie before it changes. Reach: #refunds or alice@example.org.",
        "Nobody has confirmed this yet. Nobody stands in.",
        f"http://localhost:8000/areas/{world.refunds.pk}/",
    ]


def test_plain_text_is_never_longer_than_four_lines(client: Client, world: World) -> None:
    for number in range(6):
        area = AreaFactory(name=f"Pipeline {number}", owning_team=world.payments)
        AssignmentFactory(area=area, person=world.bob)
    world.payments.chat = "#payments"
    world.payments.save()
    TeamFactory(name="Nobody's own")
    client.force_login(world.user("charlie"))
    asked = (
        "refunds",
        "pipeline",
        "bob",
        "payments",
        "nobody's own",
        "feature delivery",
        "moon",
        "ledger moon",
    )
    said = {text: client.get("/who", {"q": text, "format": "txt"}) for text in asked}
    lines = {text: answer.text.splitlines() for text, answer in said.items()}
    assert {text for text in asked if len(lines[text]) > 4} == set()
    assert {text: answer.status_code for text, answer in said.items() if answer.status_code != 200} == {
        "moon": 404,
        "ledger moon": 404,
    }
    base = "http://localhost:8000"
    assert lines["bob"] == [
        "Bob is accountable for Pipeline 0, Pipeline 1, Pipeline 2 and 3 more.",
        "Bob does the work of Ledger <b> and Refunds.",
        "bob@example.org",
        f"{base}/people/{world.bob.pk}/",
    ]
    assert lines["payments"] == [
        "Alice leads Payments.",
        "It owns Ledger <b>, Pipeline 0, Pipeline 1 and 5 more. Reach: #payments.",
        f"{base}/teams/{world.payments.pk}/",
    ]
    assert lines["pipeline"][0] == "6 fit “pipeline”:"
    assert lines["moon"] == [
        "Nobody has claimed “moon”.",
        f"Look through all areas: {base}/areas/",
        f"Ask about something else: {base}/who",
    ]
    assert lines["ledger moon"][1] == "Nearest: Ledger <b> (Nobody is accountable)."


def test_plain_text_for_those_who_may_not_or_ask_nothing(client: Client, world: World) -> None:
    answer = client.get("/who", {"q": "refunds"}, HTTP_ACCEPT="text/plain")
    assert (answer.status_code, answer.text) == (
        401,
        "Sign in first: http://localhost:8000/accounts/login/\n",
    )
    assert "Refunds" not in answer.text
    client.force_login(world.user("charlie"))
    answer = client.get("/who", HTTP_ACCEPT="text/plain")
    assert (answer.status_code, answer.text) == (400, "Say what you ask about: /who?q=api+versioning\n")
    assert "<html" in client.get("/who", {"q": "refunds"}, HTTP_ACCEPT="*/*").text
    client.logout()
    assert client.get("/who", {"q": "refunds"}).status_code == 302


def test_the_command_says_the_same(world: World) -> None:
    out = StringIO()
    call_command("who", "refunds", stdout=out)
    assert out.getvalue().splitlines()[0] == "Refunds: Alice answers for it. Bob works on it."
    with pytest.raises(SystemExit) as ended:
        call_command("who", "kafka", "upgrades", stdout=(out := StringIO()))
    assert ended.value.code == 1
    assert out.getvalue().splitlines()[0] == "Nobody has claimed “kafka upgrades”."
    assert SearchMiss.objects.get().text == "kafka upgrades"


def test_the_list_under_the_box(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    html = client.get("/search/", {"q": "ledg"}, HTTP_HX_REQUEST="true").text
    options = re.findall(r'role="option"[^>]*href="([^"]+)"', html)
    assert options == [f"/areas/{world.ledger.pk}/", "/who?q=ledg"]
    assert "<mark>Ledger</mark> &lt;b&gt;" in html
    assert "Nobody is accountable" in html
    assert "1 found" in html
    assert client.get("/search/", {"q": " "}).text.count("role=") == 1
    unknown = client.get("/search/", {"q": "<script>alert(1)</script>"}).text
    assert "Nobody has claimed" in unknown
    assert "<script" not in unknown


def test_what_is_typed_is_never_markup(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    page = client.get("/who", {"q": '"><img src=x onerror=alert(1)>'}).text
    assert "<img" not in page


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))

    def counted() -> dict[str, int]:
        found = {}
        for path in COUNTS:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found[path] = len(queries)
        return found

    AreaFactory(name="Refund of Bob")
    PersonFactory(name="Bob Ray")
    one = counted()
    for number in range(2):
        area = AreaFactory(name=f"Refund of Bob {number}", owning_team=world.payments)
        AssignmentFactory(area=area, person=world.bob)
        PersonFactory(name=f"Bob {number}")
        SearchMissFactory(text=f"tides {number}")
    assert counted() == one
    assert one == COUNTS
