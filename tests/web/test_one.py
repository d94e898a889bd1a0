"""Of few, a form offers all; of many, it asks for a name."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from ownership.web.forms.findings import OwnerForm
from ownership.web.forms.one import FEW
from ownership.web.matrix.whose import TEAMS
from ownership.web.picking import chosen, names_of, suggestions
from teams.models import Person, Team, User
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import administrator, signed_in
from tests.web.access.sent import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(client: Client) -> Team:
    client.force_login(administrator())
    Team.objects.bulk_create(
        Team(name=f"Team {n:03}", slug=f"team-{n:03}", since=dt.date(2026, 1, 1)) for n in range(FEW)
    )
    return Team.objects.create(name="Zebra", slug="zebra", since=dt.date(2026, 1, 1))


def test_few_are_all_there_to_choose(client: Client) -> None:
    client.force_login(administrator())
    TeamFactory(name="Payments")
    for page in ("matrix", "areas", "log"):
        text = client.get(reverse(page), {"q": "anything"}).content.decode()
        assert (">Payments</option>" in text, "data-pick" in text) == (True, False)


@pytest.mark.parametrize("page", ["matrix", "findings", "areas", "people", "log", "decisions", "questions"])
def test_of_many_a_filter_asks_for_a_name(client: Client, many: Team, page: str) -> None:
    for said in (str(many.pk), "zebra"):
        answer = client.get(reverse(page), {"team": said})
        form = answer.context["form"]
        assert (form.is_valid(), form.cleaned_data["team"].pk) == (True, many.pk)
        text = answer.content.decode()
        assert ("<option>" in text, 'data-pick="/choices/teams/"' in text, text.count("Team 0")) == (
            False,
            True,
            0,
        )


def test_what_nothing_is_called_is_said(client: Client, many: Team) -> None:
    form = client.get(reverse("areas"), {"team": "Zebr"}).context["form"]
    assert form.errors["team"] == ["No team is called “Zebr”. Did you mean “Zebra”?"]
    assert client.get(reverse("matrix"), {"team": "9" * 30}).context["asked"]["team"] is None


def test_a_form_takes_a_name_and_shows_it(client: Client, many: Team) -> None:
    below = TeamFactory(name="Below", parent=many)
    page = client.get(reverse("team-edit", args=[below.pk])).content.decode()
    assert "Zebra</textarea>" in page
    data = {"name": "New", "kind": below.kind, "parent": "Team 007"}
    assert client.post(reverse("team-new"), data).status_code == 302
    assert Team.objects.get(name="New").parent == Team.objects.get(name="Team 007")


def test_what_was_not_changed_is_not_a_change(client: Client, many: Team) -> None:
    ana, manager = Person.objects.create(name="Ana"), Person.objects.create(name="Mo")
    Person.objects.bulk_create(Person(name=f"Person {n:03}") for n in range(FEW))
    ana.manager = manager
    ana.save()
    form = client.get(reverse("person-edit", args=[ana.pk])).context["form"]
    field = form.fields["manager"]
    assert [field.has_changed(manager.pk, said) for said in ("mo", str(manager.pk), "", "Ana", "None")] == [
        False,
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize("name", ["On-call", "42"])
def test_a_form_sent_as_it_was_moves_nothing(client: Client, many: Team, name: str) -> None:
    make = TeamFactory
    above = [make(name="Operations", parent=make(name=each)) for each in ("East", "West", "North")]
    same = [make(name=name, parent=team) for team in above]
    make(name="On-call (in Operations)")
    below = make(name="Night", parent=same[1])
    url = reverse("team-edit", args=[below.pk])
    data = sent(client.get(url).content.decode())
    assert data["parent"] == [f"{name} (in Operations, number {same[1].pk})"]
    assert client.post(url, data | {"purpose": "Sleep"}).status_code == 302
    below.refresh_from_db()
    assert (below.parent, below.purpose) == (same[1], "Sleep")
    form = client.post(url, data | {"parent": f"{name} (in Operations)"}).context["form"]
    assert form.errors["parent"][0].startswith(
        f"Several teams are called “{name} (in Operations)”: say “{name} ("
    )
    client.post(url, data | {"parent": f"{name} (in Operations, number {same[2].pk})"})
    below.refresh_from_db()
    assert below.parent == same[2]


def test_a_team_of_that_name_elsewhere_is_shown_also_where_the_place_is_a_name(
    client: Client, many: Team
) -> None:
    TeamFactory(name="Night")
    data = {"name": "night", "kind": "other", "parent": "Zebra"}
    form = client.post(reverse("team-new"), data).context["form"]
    assert [team.name for team in form.similar] == ["Night"]
    TeamFactory(name="Day", parent=many)
    form = client.post(reverse("team-new"), data | {"name": "Day"}).context["form"]
    assert (form.similar, list(form.errors)) == ([], ["name"])


def test_names_that_differ_in_capitals_are_told_apart(client: Client, many: Team) -> None:
    one, two = TeamFactory(name="ON-CALL", parent=many), TeamFactory(name="On-call")
    assert names_of(kind="teams", pks=[one.pk, two.pk]) == ["ON-CALL (in Zebra)", "On-call (at the top)"]
    assert chosen(kind="teams", names=["on-call (at the top)"]) == ([two], [])
    assert chosen(kind="teams", names=names_of(kind="teams", pks=[one.pk])) == ([one], [])


def test_a_name_of_digits_is_not_taken_for_a_number(client: Client, many: Team) -> None:
    team = TeamFactory(name="42")
    assert names_of(kind="teams", pks=[team.pk]) == ["42 (at the top)"]
    assert suggestions(kind="teams", text="42")[0] == "42 (at the top)"


def test_one_more_than_few_is_asked_for_also_where_nothing_cannot_be_chosen(
    client: Client, many: Team
) -> None:
    lead = signed_in(name="Lea", team=many, lead=True)
    Team.objects.exclude(pk=many.pk).update(parent=many)
    client.force_login(lead.user)
    for page in (reverse("team-new"), reverse("seat-new")):
        text = client.get(page).content.decode()
        assert ('data-pick="/choices/teams/"' in text, "Team 007" in text) == (True, False)


def test_of_many_teams_a_matrix_and_a_difference_ask_for_one(client: Client, many: Team) -> None:
    person = PersonFactory(name="Ana", user=User.objects.get())
    MembershipFactory(person=person, team=many)
    AreaFactory(name="Refunds", owning_team=many)
    question = "Of which team?"
    for page in ("matrix", "difference"):
        bare = client.get(reverse(page))
        assert (question in bare.content.decode(), b"Refunds" in bare.content) == (True, False)
        for narrowed in ({"team": many.pk}, {"q": "Refu"}):
            assert question not in client.get(reverse(page), narrowed).content.decode()
    assert f'href="?team={many.pk}">Zebra</a>' in client.get(reverse("matrix")).content.decode()
    one = client.get(reverse("matrix"), {"q": "Refu"}).context["matrix"]
    assert ([row.name for row in one.rows], one.all_columns) == (["Refunds"], ())


def test_a_team_of_very_many_is_asked_for_in_parts(client: Client, many: Team) -> None:
    Team.objects.filter(pk__in=Team.objects.exclude(pk=many.pk).values("pk")[:TEAMS]).update(parent=many)
    AreaFactory(name="Refunds", owning_team=many)
    AreaFactory(name="Ledger", owning_team=many.children.first())
    own = f"?team={many.pk}&own=on"
    for page in ("matrix", "difference"):
        answer = client.get(reverse(page), {"team": many.pk})
        text = answer.content.decode()
        assert "Which part of Zebra?" in text
        assert f'href="{own.replace("&", "&amp;")}">Zebra itself</a>' in text
        assert (len(answer.context["parts"]), f"and {TEAMS + 1 - 60} more" in text) == (TEAMS + 1, True)
        assert "Which part" not in client.get(f"{reverse(page)}{own}").content.decode()
    shown = client.get(f"{reverse('matrix')}{own}&before=2020-01-01")
    assert [row.name for row in shown.context["matrix"].rows] == ["Refunds"]
    assert "Without teams below" in shown.content.decode()
    days = client.get(f"{reverse('difference')}{own}&before=2020-01-01").context["difference"]
    assert list(days.made.values()) == ["Refunds"]
    assert "Ledger" not in client.get(f"{reverse('matrix')}export/csv/{own}").content.decode()
    below = answer.context["parts"][1]
    assert "Which part" not in client.get(reverse("matrix"), {"team": below.id}).content.decode()


TODAY = dt.date(2026, 6, 1)


def owner(said: str) -> OwnerForm:
    return OwnerForm({"holder": said}, on=TODAY)


def test_of_few_holders_all_are_there_to_choose() -> None:
    team, person, seat = TeamFactory(name="Payments"), PersonFactory(name="Ana Ruiz"), SeatFactory()
    text = str(OwnerForm(on=TODAY))
    for value in (f"team-{team.pk}", f"person-{person.pk}", f"seat-{seat.pk}"):
        assert f'value="{value}"' in text
        assert owner(value).is_valid()
    assert "data-pick" not in text


def test_of_many_holders_one_is_named(client: Client, many: Team) -> None:
    person, seat = PersonFactory(name="Ana Ruiz"), SeatFactory(job_role__name="Auditor", team=many)
    text = str(OwnerForm(on=TODAY))
    assert ('data-pick="/choices/holders/"' in text, "<option" in text) == (True, False)
    for said, row in (("zebra", many), ("Ana  Ruiz", person), ("auditor of zebra", seat)):
        form = owner(said)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["holder"] == row
    assert client.get("/choices/holders/", {"q": "zebra"}).json() == {"found": ["Zebra", "Auditor of Zebra"]}


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("", "This field is required."),
        ("Zebr", "No person, team or job role is called “Zebr”. Did you mean “Zebra”?"),
        ("Gone", "Gone has left: choose somebody else."),
        ("Shut", "Shut is closed: choose somebody else."),
        ("Both", "Several are called “Both”: say “Both (both@example.org)” or “Both (at the top)”."),
        ("team-0", "Choose one of those that are there."),
    ],
)
def test_a_holder_that_cannot_be_is_said(many: Team, said: str, because: str) -> None:
    EmploymentFactory(
        person=PersonFactory(name="Gone"), period=period(dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    )
    TeamFactory(name="Shut", closed_on=dt.date(2026, 5, 1))
    PersonFactory(name="Both", email="both@example.org")
    TeamFactory(name="Both")
    assert owner(said).errors["holder"] == [because]
