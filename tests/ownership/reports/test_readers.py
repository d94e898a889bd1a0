from typing import Any

from ownership.models import Finding
from ownership.reports.readers import Reader, asks_by_reader, readers
from tests.factories import AreaFactory, MembershipFactory, PersonFactory, TeamFactory
from tests.ownership.reports.conftest import MONDAY, WEEK_BEFORE, Reliability, composed, user


def asked() -> list[tuple[Reader, list[Any]]]:
    return asks_by_reader(content=composed(MONDAY).content)


def by_address() -> dict[str, list[str]]:
    return {reader.address: [ask["sentence"] for ask in asks] for reader, asks in asked()}


NOBODY = "Nobody is accountable for Capacity planning, so nobody can settle a question about it."


BECAUSE_LATE = (
    "Asked of you because you lead Engineering, above Reliability, which owns Capacity planning,"
    " and nobody answered for 14 days."
)


def test_asks_the_one_whom_the_finding_asks_and_says_why_and_until_when(reliability: Reliability) -> None:
    user("Ana Admin", is_superuser=True)
    [(reader, [ask])] = asked()
    assert reader == Reader(
        user=reliability.marta.user_id,
        address="marta@example.org",
        name="Marta",
        person=reliability.marta.pk,
        place="Reliability",
        teams=frozenset({reliability.team.pk}),
    )
    assert ask == {
        "finding": reliability.finding().pk,
        "rule": "OWN101",
        "severity": "error",
        "sentence": NOBODY,
        "remedy": ask["remedy"],
        "because": "Asked of you because you lead Reliability, which owns Capacity planning.",
        "until": "2026-12-07",
        "up": "Mara Voss",
    }


def test_unanswered_for_14_days_it_asks_one_level_up(reliability: Reliability) -> None:
    composed(MONDAY.replace(day=9))
    [(reader, [ask])] = asked()
    assert reader.address == "mara@example.org"
    assert (ask["because"], ask["until"]) == (
        BECAUSE_LATE,
        None,
    )


def test_what_was_answered_or_put_off_asks_nobody(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    Finding.objects.update(state="acknowledged")
    assert asked() == []
    Finding.objects.update(state="snoozed", snoozed_until="2026-11-24")
    assert asked() == []
    Finding.objects.update(snoozed_until="2026-11-23")
    assert by_address() == {"marta@example.org": [NOBODY]}


def test_whoever_cannot_be_reached_is_stood_in_for_by_the_administrators(reliability: Reliability) -> None:
    user("Ana Admin", is_superuser=True)
    user("Ben Admin", is_superuser=True)
    user("Gone Admin", is_superuser=True, is_active=False)
    assert reliability.marta.user
    reliability.marta.user.is_active = False
    reliability.marta.user.save()
    found = asked()
    assert [reader.address for reader, _ in found] == ["ana@example.org", "ben@example.org"]
    assert [(reader.place, reader.teams) for reader, _ in found] == [("Northwind", frozenset())] * 2
    assert {(ask["because"], ask["until"]) for _, asks in found for ask in asks} == {
        ("Asked of you because Marta Nowak cannot sign in here.", None)
    }


def test_an_area_without_anybody_near_is_asked_of_the_administrators(reliability: Reliability) -> None:
    reliability.name_owner()
    AreaFactory.create(name="Colours")
    assert asked() == []
    user("Ana Admin", is_superuser=True)
    [(reader, [ask])] = asked()
    assert (reader.address, reader.name) == ("ana@example.org", "")
    assert ask["because"] == "Asked of the administrators because nobody nearer is known."


def test_the_most_severe_comes_first_then_what_goes_up_soonest(reliability: Reliability) -> None:
    AreaFactory.create(name="Misc", owning_team=reliability.team, parent=reliability.backup)
    composed(WEEK_BEFORE)
    AreaFactory.create(name="On-call", owning_team=reliability.team)
    AreaFactory.create(name="Alerting", owning_team=reliability.team)
    Finding.objects.filter(rule="OWN101").delete()
    [(_, asks)] = asked()
    assert [(ask["rule"], ask["until"]) for ask in asks] == [
        ("OWN101", "2026-12-07"),
        ("OWN104", "2026-12-07"),
        ("OWN104", "2026-12-07"),
        ("OWN701", "2026-11-30"),
    ]


def test_reads_the_news_of_all_teams_that_one_leads(reliability: Reliability) -> None:
    billing = TeamFactory.create(name="Billing")
    MembershipFactory.create(person=reliability.marta, team=billing, lead=True)
    MembershipFactory.create(person=reliability.marta, team=reliability.engineering)
    [(reader, _)] = asked()
    assert (reader.place, reader.teams) == (
        "Billing and Reliability",
        frozenset({billing.pk, reliability.team.pk}),
    )


def test_whoever_leads_none_reads_the_news_of_their_teams(reliability: Reliability) -> None:
    content = composed(MONDAY).content
    stranger = PersonFactory.create(name="Dana Lee", user=user("Dana Lee"))
    assert reliability.grace.user_id
    assert stranger.user_id
    found = readers(users=[reliability.grace.user_id, stranger.user_id], content=content)
    assert {reader.name: (reader.place, reader.teams) for reader in found.values()} == {
        "Grace Kim": ("Reliability", frozenset({reliability.team.pk})),
        "Dana Lee": ("Northwind", frozenset()),
    }
