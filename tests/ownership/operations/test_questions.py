"""Anyone asks; those who answer for the area hear of it, and answer or change it."""

import datetime as dt

import pytest

from ownership.models import Area, Notice, Question
from ownership.operations import (
    Forbidden,
    Refused,
    answer_question,
    ask_question,
    create_area,
    name_owner_for,
    questions,
    undo,
    withdraw,
)
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, TeamFactory, UserFactory
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=1)


@pytest.fixture
def world():
    """Payments, which Alice leads, owns Money; Refunds is below it, and Ben is accountable for it."""
    team = TeamFactory(name="Payments")
    money = AreaFactory(name="Money", owning_team=team)
    found = {
        "alice": signed_in(name="Alice", team=team, lead=True),
        "ben": signed_in(name="Ben"),
        "charlie": signed_in(name="Charlie"),
        "money": money,
        "refunds": AreaFactory(name="Refunds", parent=money, owning_team=team),
    }
    AssignmentFactory(area=found["refunds"], person=found["ben"])
    return found


def asked(world, *, by="charlie", area="refunds", text="I thought Search owned this."):
    applied = ask_question(area=world[area], text=text, actor=world[by].user, on=TODAY)
    return Question.objects.select_related("area").get(pk=applied.ids["question"])


def told(kind="question"):
    found = Notice.objects.filter(kind=kind, done_on=None)
    return set(found.values_list("person__name", flat=True))


def test_the_accountable_and_the_lead_are_told(world):
    question = asked(world)
    assert (question.text, question.state, told()) == (
        "I thought Search owned this.",
        "open",
        {"Alice", "Ben"},
    )


def test_who_asks_about_their_own_area_is_not_told(world):
    asked(world, by="ben")
    assert told() == {"Alice"}


def test_where_nobody_answers_an_administrator_is_told(world):
    admin = administrator()
    PersonFactory(name="Ada", user=admin)
    world["lost"] = AreaFactory(name="Lost")
    asked(world, area="lost")
    assert told() == {"Ada"}


def test_an_account_without_a_person_asks_too(world):
    applied = ask_question(area=world["refunds"], text="Why?", actor=UserFactory(), on=TODAY)
    question = Question.objects.get(pk=applied.ids["question"])
    answer_question(question=question, text="So.", actor=world["ben"].user, on=TODAY)
    assert told("answer") == set()


@pytest.mark.parametrize("who", ["alice", "ben"])
def test_it_is_answered_and_the_asker_told(world, who):
    question = asked(world)
    answer_question(question=question, text=" We do. ", actor=world[who].user, on=LATER)
    question.refresh_from_db()
    assert (question.state, question.answer, question.answered_by, question.answered_on) == (
        "answered",
        "We do.",
        world[who].user,
        LATER,
    )
    assert (told(), told("answer")) == (set(), {"Charlie"})


def test_it_becomes_a_change_and_is_undone_as_one(world):
    question, alice = asked(world), world["alice"].user
    applied = name_owner_for(question=question, holder=world["charlie"], actor=alice, on=TODAY, text="You.")
    question.refresh_from_db()
    assert (question.state, question.request_id) == ("changed", applied.request_id)
    live = world["refunds"].assignments.filter(period__contains=TODAY)
    assert set(live.values_list("person__name", "acceptance")) == {("Charlie", "asked")}
    undo(request_id=applied.request_id, actor=alice, on=TODAY)
    question.refresh_from_db()
    assert (question.state, question.answer, question.request_id) == ("open", "", None)
    assert set(live.values_list("person__name", flat=True)) == {"Ben"}
    assert told() == {"Alice", "Ben"}


def test_naming_who_owns_it_already_is_no_change(world):
    question = asked(world)
    with pytest.raises(Refused) as caught:
        name_owner_for(question=question, holder=world["ben"], actor=world["alice"].user, on=TODAY)
    assert str(caught.value) == (
        "Refunds: Ben is accountable already. Answer in words, or choose somebody else."
    )


def test_the_asker_takes_it_back_and_nobody_else(world):
    question = asked(world)
    with pytest.raises(Forbidden):
        withdraw(question=question, actor=signed_in(name="Dana").user, on=TODAY)
    withdraw(question=question, actor=world["charlie"].user, on=TODAY)
    question.refresh_from_db()
    assert (question.state, told()) == ("withdrawn", set())


def test_a_stranger_does_not_answer_nor_the_asker(world):
    question = asked(world)
    for user in (world["charlie"].user, signed_in(name="Dana").user):
        with pytest.raises(Forbidden):
            answer_question(question=question, text="Me!", actor=user, on=TODAY)


def test_who_is_accountable_may_answer_but_not_give_it_away(world):
    question = asked(world)
    with pytest.raises(Forbidden):
        name_owner_for(question=question, holder=world["charlie"], actor=world["ben"].user, on=TODAY)
    assert Question.objects.get().state == "open"


def test_of_two_who_answer_the_second_is_told(world):
    question = asked(world)
    answer_question(question=question, text="One.", actor=world["ben"].user, on=TODAY)
    with pytest.raises(Refused, match="Ben changed Question about Refunds since you looked: state"):
        answer_question(question=question, text="Two.", actor=world["alice"].user, on=TODAY)
    assert Question.objects.get().answer == "One."


def test_the_same_is_not_asked_twice_while_it_is_open(world):
    asked(world)
    with pytest.raises(Refused) as caught:
        asked(world, text=" I thought Search owned this. ")
    assert str(caught.value) == "Refunds: You asked this already. It waits for its answer."


def test_a_day_has_an_end_of_questions(world):
    for number in range(questions.A_DAY):
        asked(world, text=f"Question {number}")
    with pytest.raises(Refused) as caught:
        asked(world, text="One more")
    assert str(caught.value) == "You asked 20 questions today. Ask again tomorrow, or talk to the owner."


@pytest.mark.parametrize(
    ("text", "said"),
    [("  \n ", "This field cannot be blank."), ("x" * 2001, "Ensure this value has at most 2000 characters")],
)
def test_it_needs_words_and_not_too_many(world, text, said):
    with pytest.raises(Refused, match=said):
        asked(world, text=text)
    assert not Question.objects.exists()


def test_it_is_logged_and_kept_as_it_was_written(world):
    text = "<script>alert('é')</script> 漢字 ‮ 💥"
    question = asked(world, text=text)
    assert Question.objects.get().text == text
    event = Question.pgh_event_model.objects.get()
    assert (event.pgh_label, event.text, event.pgh_context.metadata["user"]) == (
        "insert",
        text,
        world["charlie"].user.pk,
    )
    assert question.area_id == world["refunds"].pk


def test_what_is_undone_takes_questions_and_their_notices_with_it(world):
    applied = ask_question(area=world["money"], text="Why?", actor=world["charlie"].user, on=TODAY)
    undo(request_id=applied.request_id, actor=world["charlie"].user, on=TODAY)
    assert (Question.objects.count(), Notice.objects.count()) == (0, 0)
    made = create_area(name="Never", parent=world["money"], actor=None, on=TODAY)
    world["never"] = Area.objects.get(pk=made.ids["area"])
    asked(world, area="never")
    assert Notice.objects.count() == 1
    undo(request_id=made.request_id, actor=None, on=TODAY)
    assert (Question.objects.count(), Notice.objects.count()) == (0, 0)
