"""The inbox, what is answered there, and questions."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.enums import Acceptance
from ownership.models import Area, Assignment, Notice, Question
from ownership.operations import Part, answer, ask_question, assign, join
from ownership.web.inbox import waiting
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, TeamFactory
from tests.web.world import World


def given(world: World, *, letter: str = "R", area: Area | None = None, today: dt.date) -> Assignment:
    """Alice gives Charlie, who is in another team, a letter."""
    applied = assign(
        area=area or world.ledger, letter=letter, holder=world.charlie, actor=world.user("alice"), on=today
    )
    return Assignment.objects.get(pk=applied.ids["assignment"])


def asked(world: World, *, by: str = "charlie", text: str = "Why <b>us</b>?", today: dt.date) -> Question:
    applied = ask_question(area=world.refunds, text=text, actor=world.user(by), on=today)
    return Question.objects.get(pk=applied.ids["question"])


def said(client: Client, path: str, **data: object) -> list[str]:
    """What the page says after a form was sent."""
    page = client.post(path, data, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_who_is_asked_accepts(client: Client, world: World, today: dt.date) -> None:
    row = given(world, today=today)
    client.force_login(world.user("charlie"))
    page = client.get("/notices/").text
    assert "Alice asks you to be responsible for Ledger &lt;b&gt;." in page
    assert waiting(person=world.charlie) == 1
    assert said(client, "/notices/answer/", assignment=row.pk, say="accepted") == [
        "Thank you: it is noted that it is taken."
    ]
    row.refresh_from_db()
    assert (row.acceptance, waiting(person=world.charlie)) == ("accepted", 0)
    assert "Nothing waits for you" in client.get("/notices/").text


def test_who_does_not_take_it_says_why_and_the_giver_sees_it_there(
    client: Client, world: World, today: dt.date
) -> None:
    row = given(world, today=today)
    client.force_login(world.user("charlie"))
    client.post("/notices/answer/", {"assignment": row.pk, "say": "declined", "because": "<i>Ask Bob</i>"})
    client.force_login(world.user("alice"))
    page = client.get("/notices/").text
    assert "Charlie does not take R of Ledger &lt;b&gt;: &lt;i&gt;Ask Bob&lt;/i&gt;" in page
    assert "declined: &lt;i&gt;Ask Bob&lt;/i&gt;" in client.get(f"/areas/{world.ledger.pk}/").text
    assert waiting(person=world.alice) == 1
    client.post("/notices/read/")
    assert waiting(person=world.alice) == 0


def test_what_is_not_answered_shows_where_it_was_given(client: Client, world: World, today: dt.date) -> None:
    given(world, today=today - dt.timedelta(days=8))
    client.force_login(world.user("alice"))
    assert "asked 8 days ago, no answer yet" in client.get(f"/areas/{world.ledger.pk}/").text
    assert "no answer for over a week" in client.get("/notices/").text


def test_one_answers_for_oneself_alone(client: Client, world: World, today: dt.date) -> None:
    row = given(world, today=today)
    notice = Notice.objects.get(person=world.charlie)
    client.force_login(world.user("bob"))
    assert client.post("/notices/answer/", {"assignment": row.pk, "say": "accepted"}).status_code == 403
    assert client.get(f"/notices/{notice.pk}/").status_code == 404
    client.force_login(world.user("charlie"))
    assert client.get(f"/notices/{notice.pk}/").status_code == 200
    row.refresh_from_db()
    assert row.acceptance == "asked"


def test_looking_changes_nothing(client: Client, world: World, today: dt.date) -> None:
    row = given(world, today=today)
    client.force_login(world.user("charlie"))
    statuses = [
        client.get(path).status_code for path in ("/notices/answer/", "/notices/read/", "/notices/1/take/")
    ]
    client.get(f"/notices/{Notice.objects.get(person=world.charlie).pk}/?say=accepted")
    row.refresh_from_db()
    assert (statuses, row.acceptance) == ([405, 405, 405], "asked")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"say": "accepted"}, ["Tick at least one of them."]),
        (
            {"assignment": "x", "say": "accepted"},
            ["One of these cannot be answered."],
        ),
        ({"assignment": "999999", "say": "perhaps"}, ["Say whether you take it."]),
        (
            {"assignment": "999999", "say": "accepted"},
            ["This is not there any more: it was taken back or given to somebody else."],
        ),
        ({"assignment": "9" * 40, "say": "accepted"}, ["One of these cannot be answered."]),
        (
            {"assignment": "1", "say": "declined", "because": "x" * 501},
            ["Keep the reason under 500 characters."],
        ),
    ],
)
def test_what_makes_no_sense_is_said(
    client: Client, world: World, data: dict[str, str], words: list[str]
) -> None:
    client.force_login(world.user("charlie"))
    assert said(client, "/notices/answer/", **data) == words


def test_several_of_one_change_are_answered_at_once(client: Client, world: World, today: dt.date) -> None:
    rows = [
        given(world, today=today),
        given(world, area=AreaFactory(owning_team=world.payments), today=today),
    ]
    client.force_login(world.user("charlie"))
    client.post("/notices/answer/", {"assignment": [row.pk for row in rows], "say": "accepted"})
    assert set(Assignment.objects.filter(person=world.charlie).values_list("acceptance")) == {("accepted",)}


def test_the_giver_notes_down_what_somebody_without_an_account_said(
    client: Client, world: World, today: dt.date
) -> None:
    assign(
        area=world.ledger, letter="A", holder=PersonFactory(name="Zoe"), actor=world.user("alice"), on=today
    )
    row = Assignment.objects.get(person__name="Zoe")
    client.force_login(world.user("alice"))
    assert "Zoe has no account: what did they say?" in client.get("/notices/").text
    client.post("/notices/answer/", {"assignment": row.pk, "say": "accepted"})
    row.refresh_from_db()
    assert row.acceptance == "accepted"


def test_a_new_lead_confirms_once_what_came_with_the_role(
    client: Client, world: World, today: dt.date
) -> None:
    team = TeamFactory(name="Cards", parent=world.payments)
    takes = AssignmentFactory(area__name="Taken", team=team, acceptance="asked")
    leaves = AssignmentFactory(area__name="Left", team=team)
    join(person=world.bob, team=team, part=Part(lead=True), actor=world.admin, on=today)
    notice = Notice.objects.get(person=world.bob)
    client.force_login(world.user("bob"))
    assert "You lead Cards: confirm what came with it." in client.get("/notices/").text
    page = client.get(f"/notices/{notice.pk}/").text
    assert ("Taken" in page, "Left" in page, "I take it" in page) == (True, True, True)
    client.post("/notices/answer/", {"assignment": leaves.pk, "say": "declined", "because": "Not ours"})
    client.post(f"/notices/{notice.pk}/take/")
    notice.refresh_from_db()
    takes.refresh_from_db()
    leaves.refresh_from_db()
    assert (takes.acceptance, leaves.acceptance, notice.done_on) == ("accepted", "declined", today)
    assert Notice.objects.filter(person=world.alice, kind="declined").count() == 1
    assert "I take it" not in client.get(f"/notices/{notice.pk}/").text


def test_an_account_without_a_person_sees_why_it_is_empty(client: Client, world: World) -> None:
    client.force_login(world.admin)
    assert "This account is nobody’s" in client.get("/notices/").text


def test_anyone_asks_and_whoever_answers_for_it_answers(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("charlie"))
    words = said(client, f"/areas/{world.refunds.pk}/ask/", text="I thought <b>we</b> owned this.")
    assert words == ["Asked. Alice is told."]
    question = Question.objects.get()
    page = client.get(f"/questions/{question.pk}/").text
    assert ("&lt;b&gt;we&lt;/b&gt;" in page, "Your answer" in page, "Take my question back" in page) == (
        True,
        False,
        True,
    )
    assert "I thought &lt;b&gt;we&lt;/b&gt;" in client.get(f"/areas/{world.refunds.pk}/").text
    client.force_login(world.user("alice"))
    assert "Charlie asks about Refunds." in client.get("/notices/").text
    sent = {"do": "answer", "answer-text": "We do."}
    assert said(client, f"/questions/{question.pk}/", **sent) == ["Answered. The asker is told."]
    client.force_login(world.user("charlie"))
    page = client.get("/notices/").text
    assert ("Alice answered your question about Refunds." in page, "We do." in page) == (True, True)


def test_a_question_becomes_a_change_with_an_undo(client: Client, world: World, today: dt.date) -> None:
    question = asked(world, today=today)
    client.force_login(world.user("alice"))
    holder = f"person-{world.charlie.pk}"
    page = client.post(f"/questions/{question.pk}/", {"do": "change", "change-holder": holder}, follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "It became a change. The asker is told."
    ]
    question.refresh_from_db()
    assert question.state == "changed"
    client.post(f"/undo/{question.request_id}/")
    question.refresh_from_db()
    assert question.state == "open"


@pytest.mark.parametrize(
    ("who", "do", "status"),
    [
        ("bob", "answer", 403),
        ("bob", "change", 403),
        ("charlie", "answer", 403),
        ("charlie", "withdraw", 302),
        ("bob", "withdraw", 403),
        ("alice", "nonsense", 200),
        ("alice", "answer", 200),
    ],
)
def test_what_each_may_do_with_a_question(
    client: Client, world: World, today: dt.date, who: str, do: str, status: int
) -> None:
    question = asked(world, today=today)
    client.force_login(world.user(who))
    assert client.post(f"/questions/{question.pk}/", {"do": do}).status_code == status


def test_a_refusal_stands_in_the_form(client: Client, world: World, today: dt.date) -> None:
    asked(world, text="Why?", today=today)
    client.force_login(world.user("charlie"))
    path = f"/areas/{world.refunds.pk}/ask/"
    assert "You asked this already." in client.post(path, {"text": "Why?"}).text
    assert "Write it in a sentence." in client.post(path, {"text": " "}).text
    assert "Keep it under 2,000 characters." in client.post(path, {"text": "x" * 2001}).text


def test_the_list_is_narrowed(client: Client, world: World, today: dt.date) -> None:
    mine, other = asked(world, today=today), asked(world, by="bob", text="And then?", today=today)
    Question.objects.filter(pk=other.pk).update(
        state="answered", answered_by=world.user("alice"), answered_on=today
    )

    def listed(query: str, who: str = "charlie") -> set[int]:
        client.force_login(world.user(who))
        return {each.pk for each in client.get(f"/questions/?{query}").context["page"]}

    assert listed("") == {mine.pk}
    assert listed("state=all") == {mine.pk, other.pk}
    assert listed("state=answered") == {other.pk}
    assert listed("state=all&mine=on", "bob") == {other.pk}
    assert listed("told=on", "alice") == {mine.pk}
    assert listed(f"team={world.payments.pk}") == {mine.pk}
    assert listed(f"area={world.ledger.pk}&state=all") == set()


def test_more_rows_cost_no_more_queries(client: Client, world: World, today: dt.date) -> None:
    def more() -> None:
        area = AreaFactory(owning_team=world.payments)
        assign(area=area, letter="R", holder=world.alice, actor=world.admin, on=today)
        AssignmentFactory(area=area, letter="A", person=world.alice)
        given_away = given(world, area=area, letter="R", today=today)
        answer(assignment=given_away, acceptance=Acceptance.DECLINED, actor=world.user("charlie"), on=today)
        ask_question(area=area, text="Why?", actor=world.user("charlie"), on=today)

    def counted() -> dict[str, int]:
        client.force_login(world.user("alice"))
        found, first = {}, Question.objects.earliest("pk").pk
        paths = {"inbox": "/notices/", "list": "/questions/", "question": f"/questions/{first}/"}
        for name, path in paths.items():
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found[name] = len(queries)
        return found

    more()
    one = counted()
    for _ in range(2):
        more()
    assert counted() == one == {"inbox": 9, "list": 6, "question": 10}


def test_a_stranger_signs_in_first(client: Client, world: World) -> None:
    assert client.post("/notices/answer/", {"say": "accepted"}).status_code == 302
