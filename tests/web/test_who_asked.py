"""What is said to questions that are no area's name: in plain text, as `/who` and the command say it."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from ownership.models import SearchMiss
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    JobRoleFactory,
    MembershipFactory,
    ResourceFactory,
    SeatFactory,
)
from tests.web.world import World

BASE = "http://localhost:8000"
ASK = "About what? Name what you ask about, such as “api versioning”, a file, a #channel or a person."


def _said(client: Client, text: str) -> tuple[int, list[str]]:
    answer = client.get("/who", {"q": text, "format": "txt"})
    return answer.status_code, answer.text.splitlines()


@pytest.mark.parametrize("text", ["who decides", "the", "???", "🔥", "a"])
def test_weak_words_alone_are_asked_back(text: str, client: Client, world: World) -> None:
    client.force_login(world.user("bob"))
    assert _said(client, text) == (400, [ASK])
    assert "About what?" in client.get("/who", {"q": text}).text
    assert not SearchMiss.objects.exists()
    with pytest.raises(CommandError, match="About what"):
        call_command("who", text)


def test_a_seat_says_who_sits_there_and_what_it_holds(client: Client, world: World) -> None:
    seat = SeatFactory(job_role=JobRoleFactory(name="Security officer"), team=None)
    client.force_login(world.user("charlie"))
    assert _said(client, "security officer") == (
        200,
        ["Nobody is Security officer now.", "No area is given to this seat."],
    )
    AssignmentFactory(area=world.refunds, letter="C", person=None, seat=seat)
    MembershipFactory(person=world.bob, team=None, seat=seat)
    assert _said(client, "who is the security officer?") == (
        200,
        [
            "Bob is Security officer.",
            "The seat is asked about Refunds.",
            f"{BASE}/people/{world.bob.pk}/",
        ],
    )
    page = client.get("/who", {"q": "security officer"}).text
    assert f'href="/areas/{world.refunds.pk}/"' in page


def test_whom_somebody_reports_to(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    assert _said(client, "who does Bob report to")[1][0] == "No manager of Bob is known."
    world.bob.manager = world.alice
    world.bob.save()
    assert _said(client, "who is Bob’s manager?")[1][0] == "Bob reports to Alice."
    assert "Bob reports to Alice." in client.get("/who", {"q": "boss of bob"}).text


def test_what_is_not_known_of_somebody_is_said(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    status, lines = _said(client, "salary of Charlie")
    assert (status, lines[0]) == (404, "Of “salary” nothing is known here.")
    assert "/areas/new/" not in client.get("/who", {"q": "salary of Charlie"}).text
    assert not SearchMiss.objects.exists()


def test_a_place_of_nobody_is_no_new_area(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    for text in ("services/unknown/x.py", "https://evil.example.org/", "#nothing", "@nobody"):
        assert "/areas/new/" not in client.get("/who", {"q": text}).text
        assert "/areas/new/" not in "".join(_said(client, text)[1])
    assert not SearchMiss.objects.exists()


def test_two_steps_for_who_may_make_areas_and_who_may_not(client: Client, world: World) -> None:
    client.force_login(world.user("bob"))
    assert _said(client, "Kafka upgrades") == (
        404,
        [
            "Nobody has claimed “Kafka upgrades”.",
            "Ask Alice: alice@example.org",
            f"Look through all areas: {BASE}/areas/",
        ],
    )
    client.force_login(world.user("alice"))
    assert _said(client, "Kafka refunds") == (
        404,
        [
            "Nobody has claimed “Kafka refunds”.",
            "Nearest: Refunds (Alice answers for it).",
            f"Suggest an owner: {BASE}/areas/new/?name=Kafka+refunds",
            f"Ask about Refunds: {BASE}/areas/{world.refunds.pk}/ask/",
        ],
    )


def test_one_that_fits_somewhat_is_asked_about(client: Client, world: World) -> None:
    area = AreaFactory(name="Feature delivery", description="Also latency.")
    client.force_login(world.user("charlie"))
    assert _said(client, "latency")[1] == [
        "“latency”: did you mean this?",
        f"Feature delivery: Nobody is accountable. {BASE}/areas/{area.pk}/",
    ]
    assert "Did you mean this?" in client.get("/who", {"q": "latency"}).text


def test_a_category_says_who_answers_for_most_of_it(client: Client, world: World) -> None:
    category = CategoryFactory(name="Standards")
    for name, person in (("One", world.bob), ("Two", world.bob), ("Three", world.alice), ("Four", None)):
        area = AreaFactory(name=name, category=category)
        if person:
            AssignmentFactory(area=area, person=person)
    client.force_login(world.user("charlie"))
    assert _said(client, "standards")[1] == [
        "Standards, a category: Four, One, Three and Two.",
        "Bob answers for 2 of 4.",
        f"{BASE}/areas/?category={category.pk}",
    ]


def test_a_folder_lists_what_is_in_it(client: Client, world: World) -> None:
    ResourceFactory(area=world.refunds, kind="path", value="services/money/back/**")
    ResourceFactory(area=world.ledger, kind="path", value="services/money/books/**")
    client.force_login(world.user("charlie"))
    assert _said(client, "services/money/")[1][0] == "2 fit “services/money/”:"


def test_much_text_gets_a_sentence(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    status, lines = _said(client, "x" * 5000)
    assert (status, len(lines)) == (404, 3)
    assert client.get("/who", {"q": "x" * 5000}).status_code == 200
