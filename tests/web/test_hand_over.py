"""The page on which a person or a team hands over."""

import datetime as dt
import html
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from ownership.models import Area, Assignment
from teams.models import Employment, Membership
from tests.factories import AreaFactory, AssignmentFactory, EmploymentFactory, TeamFactory, period
from tests.web.world import World


def _opened(client: Client, path: str) -> dict[str, str]:
    """The form as a browser sends it when nothing is changed."""
    context = client.get(path).context
    form = context["form"]
    data = {
        name: str(getattr(form[name].value(), "pk", form[name].value()) or "") for name in form.fields
    } | {"seen": context["seen"]}
    for _, rows in context["groups"]:
        for each in rows:
            if each.may:
                data |= {f"do-{each.line.key}": each.do, f"to-{each.line.key}": each.to}
    return data


def _lines(context: Any) -> dict[str, tuple[str, list[str]]]:
    return {
        each.line.says: (each.do, [label for _, label in each.options])
        for _, rows in context["groups"]
        for each in rows
    }


def _key(context: Any, says: str) -> str:
    return next(each.line.key for _, rows in context["groups"] for each in rows if each.line.says == says)


def test_each_line_begins_with_who_comes_next(client: Client, world: World) -> None:
    AssignmentFactory(area=world.refunds, person=world.charlie, deputy=True)
    client.force_login(world.admin)
    context = client.get(f"/people/{world.alice.pk}/hand-over/").context
    charlie, bob = f"to:person-{world.charlie.pk}", f"to:person-{world.bob.pk}"
    assert _lines(context) == {
        "leads Payments": ("end", ["Somebody else…", "Nobody for now"]),
        "accountable for Refunds": (
            charlie,
            [
                "Charlie, deputy here",
                "Bob, responsible here",
                "Somebody else…",
                "End it",
                "Leave it unowned on purpose",
            ],
        ),
    }
    assert [value for value, _ in context["groups"][1][1][0].options[:2]] == [charlie, bob]


def test_it_is_previewed_and_then_done_and_undone_as_one(client: Client, world: World) -> None:
    EmploymentFactory(person=world.alice)
    client.force_login(world.admin)
    path = f"/people/{world.alice.pk}/hand-over/?mode=leaves"
    data = _opened(client, path)
    answer = client.post(path, data | {"step": "preview"})
    preview = answer.context["preview"]
    assert [(each.head, each.things) for each in answer.context["outcomes"]] == [
        ("Bob takes over", ("accountable for Refunds",)),
        ("Ends", ("leads Payments",)),
    ]
    assert "<b>Bob takes over:</b> accountable for Refunds." in answer.text
    assert {each.rule for each in preview["resolved"]} == set()
    assert [str(each) for each in preview["told"]] == ["Alice", "Bob"]
    assert Assignment.objects.get(letter="A").person == world.alice
    answer = client.post(path, data | {"step": "apply"}, follow=True)
    today = timezone.localdate()
    assert Assignment.objects.get(letter="A", period__contains=today).person == world.bob
    assert [row.period.upper for row in Employment.objects.all()] == [today]
    assert not Membership.objects.filter(person=world.alice, period__contains=today).exists()
    undo = re.findall(r'action="(/undo/[^"]+)"', answer.text)[0]
    client.post(undo)
    assert Assignment.objects.get(letter="A").person == world.alice
    assert [row.period for row in Employment.objects.all()] == [period()]


def test_what_is_told_of_a_line_does_not_run_together(client: Client, world: World) -> None:
    below = AreaFactory(name="Cards", parent=world.refunds, owning_team=world.payments)
    AssignmentFactory(area=below, person=world.charlie, deputy=True)
    client.force_login(world.admin)
    said = client.get(f"/people/{world.charlie.pk}/hand-over/").text
    assert "in Refunds · as deputy</div>" in said


def test_somebody_else_is_named_by_name_and_nobody_is_said_at_the_line(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/people/{world.bob.pk}/hand-over/?mode="
    opened = client.get(path)
    key = _key(opened.context, "responsible for Refunds")
    data = _opened(client, path) | {f"do-{key}": "other", "step": "apply"}
    for name, said in {
        "": "Nobody is named. Choose a name from the list.",
        "<b>Zoe": "“<b>Zoe” is nobody here. Choose a name from the list.",
        "Bob": "“Bob” is nobody here. Choose a name from the list.",
    }.items():
        answer = client.post(path, data | {f"to-{key}": name})
        (wrong,) = re.findall(r'class="wrong" id="wrong-[^"]+">([^<]+)<', answer.text)
        assert html.unescape(wrong) == said
    client.post(path, data | {f"to-{key}": " payments  (TEAM) "})
    now = Assignment.objects.filter(area=world.refunds, letter="R", period__contains=timezone.localdate())
    assert [row.team for row in now] == [world.payments]


def test_all_of_a_group_to_one(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/people/{world.bob.pk}/hand-over/"
    data = _opened(client, path)
    filled = client.post(path, data | {"fill": "1", "all-1": "Charlie"}).context
    assert [(each.do, each.to) for _, rows in filled["groups"] for each in rows] == [("other", "Charlie")] * 2
    ended = client.post(path, data | {"endall": "1"}).context
    assert [each.do for _, rows in ended["groups"] for each in rows] == ["end", "end"]
    assert Assignment.objects.filter(person=world.bob, period__endswith__isnull=True).count() == 2


def test_what_changed_since_the_page_was_opened_is_named(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/people/{world.bob.pk}/hand-over/"
    data = _opened(client, path)
    AssignmentFactory(area=AreaFactory(name="Later"), person=world.bob, letter="C")
    Assignment.objects.filter(area=world.refunds, letter="R").delete()
    answer = client.post(path, data | {"step": "apply"})
    assert {str(each) for each in answer.context["problems"]} == {
        "responsible for Refunds: This is not held any more since you looked. Look at it again below.",
        "consulted for Later: This was added since you looked. Say below what becomes of it.",
    }


def test_what_is_not_ones_own_is_for_somebody_else_to_give(client: Client, world: World) -> None:
    AssignmentFactory(area=AreaFactory(name="Theirs", owning_team=TeamFactory(name="Risk")), person=world.bob)
    client.force_login(world.user("alice"))
    path = f"/people/{world.bob.pk}/hand-over/"
    answer = client.get(path)
    may = {each.line.says: each.may for _, rows in answer.context["groups"] for each in rows}
    assert may == {
        "responsible for Ledger <b>": True,
        "responsible for Refunds": True,
        "accountable for Theirs": False,
    }
    assert "Not yours to give: ask the lead of Risk, or an administrator." in answer.text
    forced = _opened(client, path) | {"do-holds-999": "end", "step": "apply"}
    problems = client.post(path, forced)
    assert "Nobody takes this over yet. Say who does, or that it ends." in problems.text
    assert not Assignment.objects.filter(period__endswith__isnull=False).exists()


def test_an_area_left_unowned_says_why_and_until_when(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/people/{world.alice.pk}/hand-over/?mode="
    key = _key(client.get(path).context, "accountable for Refunds")
    data = _opened(client, path) | {f"do-{key}": "unowned", "step": "apply"}
    errors = client.post(path, data).context["form"].errors
    assert errors == {"reason": ["It needs a reason and an end. Say why, and until when."]}
    long = {"reason": "It goes.", "until": str(timezone.localdate() + dt.timedelta(days=400))}
    last = timezone.localdate() + dt.timedelta(days=366)
    errors = client.post(path, data | long).context["form"].errors
    assert errors == {"until": [f"This is longer than a year. Choose {last:%-d %b %Y} or an earlier day."]}
    client.post(path, data | long | {"until": str(last)})
    assert Area.objects.get(pk=world.refunds.pk).unowned_reason == "It goes."


def test_somebody_changes_team(client: Client, world: World) -> None:
    client.force_login(world.admin)
    search = Membership.objects.get(person=world.charlie).team
    path = f"/people/{world.alice.pk}/hand-over/?mode=moves"
    lines = _lines(client.get(path).context)
    assert {says: do.partition(":")[0] for says, (do, _) in lines.items()} == {
        "leads Payments": "end",
        "accountable for Refunds": "to",
    }
    data = _opened(client, path) | {"step": "apply"}
    assert client.post(path, data).context["form"].errors == {"team": ["This field is required."]}
    moved = Membership.objects.get(person=world.alice)
    client.post(path, data | {"moved": moved.pk, "team": search and search.pk})
    there = Membership.objects.filter(person=world.alice, period__contains=timezone.localdate())
    assert [(row.team, row.lead) for row in there] == [(search, False)]


def test_a_team_is_closed(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/teams/{world.payments.pk}/hand-over/"
    data = _opened(client, path)
    answer = client.post(path, data | {"step": "apply"})
    assert "Nobody takes this over yet." in answer.text
    number = len(answer.context["groups"])
    filled = client.post(path, data | {"fill": str(number), f"all-{number}": "Search (team)"})
    sent = data | {
        f"{name}-{each.line.key}": getattr(each, name)
        for _, rows in filled.context["groups"]
        for each in rows
        for name in ("do", "to")
    }
    client.post(path, sent | {"step": "apply"})
    world.payments.refresh_from_db()
    assert world.payments.closed_on == timezone.localdate()
    assert set(Area.objects.values_list("owning_team__name", flat=True)) == {"Search"}


def test_a_day_that_is_over_is_refused(client: Client, world: World) -> None:
    client.force_login(world.admin)
    path = f"/people/{world.bob.pk}/hand-over/"
    data = _opened(client, path) | {"step": "apply"}
    for day, said in {"2020-02-29": "Choose today or a later day.", "soon": "Enter a valid date."}.items():
        assert client.post(path, data | {"day": day}).context["form"].errors == {"day": [said]}


def test_six_hundred_lines_are_one_form(client: Client, world: World) -> None:
    client.force_login(world.admin)
    areas = Area.objects.bulk_create(AreaFactory.build(name=f"Area {number}") for number in range(600))
    rows = (Assignment(area=area, letter="C", person=world.bob, period=period()) for area in areas)
    Assignment.objects.bulk_create(rows)
    path = f"/people/{world.bob.pk}/hand-over/"
    data = _opened(client, path) | {"step": "apply"}
    for name in data:
        data[name] = "end" if name.startswith("do-") else data[name]
    assert client.post(path, data).status_code == 302
    assert not Assignment.objects.filter(person=world.bob, period__contains=timezone.localdate()).exists()
