import datetime as dt
from typing import Any

import pytest

from ownership.models import Area, Finding
from ownership.rules.cells import by_area
from ownership.rules.read import Read
from ownership.rules.reading import open_findings
from ownership.rules.runner import evaluate, record
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    EmploymentFactory,
    FindingFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    WaiverFactory,
    facts,
)
from tests.ownership.rules.world import ON, give, lead, led, owned, until

pytestmark = pytest.mark.django_db
FORTNIGHT = ON + dt.timedelta(days=14)


def seen(*, on: dt.date = ON, **filters: Any) -> list[Read]:
    record(offenders=evaluate(on=ON), on=ON)
    return open_findings(on=on, **filters)


def named(name: str, **more: Any) -> Any:
    return PersonFactory(name=name, **more)


class TestSentences:
    @pytest.fixture(autouse=True)
    def _organisation(self) -> None:
        ana, ben = named("Ana Ruiz"), named("Ben Okafor")
        core = led("Core", ben)
        lead(core, named("Dana Lee"))
        bare = AreaFactory(name="Refunds")
        give(bare, "R")
        AreaFactory(name="Backups", parent=AreaFactory(name="Operations"))
        give(AreaFactory(name="Ledger", criticality="critical", description="Books."), "A", ana)
        give(owned("Invoices", ana), "A", core)
        owned("Search", TeamFactory(name="Finders"))
        owned("Pictures", SeatFactory(team=core, job_role__name="Tech lead"))
        payouts = owned("Payouts", ana)
        give(payouts, "C", ana)
        for number in range(7):
            give(payouts, "C", named(f"Person {number}"))
        gone = EmploymentFactory(person=named("Gil Moss"), period=until(ON)).person
        give(payouts, "I", gone)
        give(payouts, "I", TeamFactory(name="Old", closed_on=ON))
        owned("Misc")
        cleo = named("Cleo Hart")
        for number in range(11):
            owned(f"Topic {number:02}", cleo)

    def test_each_is_a_full_sentence(self) -> None:
        assert {(read.rule.code, read.sentence) for read in seen()} == {
            ("OWN101", "Nobody is accountable for Refunds, so nobody can settle a question about it."),
            (
                "OWN104",
                (
                    "Nobody is named for Operations, nor for Backups below it:"
                    " nobody decides, does the work or is asked."
                ),
            ),
            (
                "OWN102",
                "Ana Ruiz answers for Ledger, but nobody is named to do the work, so it may not get done.",
            ),
            (
                "OWN105",
                "Only Ana Ruiz can decide on Ledger, and no deputy is named: during an absence it waits.",
            ),
            (
                "OWN303",
                (
                    "Only one person could go on with Ledger: nobody else decides, does the work or stands"
                    " in, so any absence stops it."
                ),
            ),
            (
                "OWN201",
                (
                    "Ana Ruiz and Core (Ben Okafor or Dana Lee) are both accountable for Invoices:"
                    " when they disagree, nobody knows whose word counts."
                ),
            ),
            (
                "OWN103",
                "Finders is accountable for Search but has no lead: nobody can say yes or no.",
            ),
            (
                "OWN103",
                (
                    "Tech lead of Core is accountable for Pictures, but nobody sits in that seat:"
                    " nobody can say yes or no."
                ),
            ),
            (
                "OWN203",
                (
                    "Eight people must be consulted on Payouts (Ana Ruiz, Person 0, Person 1, Person 2 and"
                    " four more): each decision waits for all of them."
                ),
            ),
            (
                "OWN209",
                (
                    "Ana Ruiz already decides on Payouts or does the work:"
                    " to be asked or told as well adds nothing."
                ),
            ),
            ("OWN401", "Gil Moss has left but is still named in Payouts: whoever asks there gets no answer."),
            (
                "OWN402",
                "The team Old is closed but is still named in Payouts: whoever asks there gets no answer.",
            ),
            (
                "OWN701",
                'The name "Misc" does not say what is owned, so nobody can tell what belongs to it.',
            ),
            (
                "OWN301",
                (
                    "11 areas wait on Cleo Hart for an answer (Topic 00, Topic 01, Topic 02, Topic 03 and"
                    " seven more): an absence stops them all."
                ),
            ),
        }

    def test_the_remedy_fits_the_finding(self) -> None:
        give(Area.objects.get(name="Backups"), "C")
        said = {(read.subject, read.remedy) for read in seen() if read.rule.code in ("OWN101", "OWN103")}
        assert said == {
            (
                "Refunds",
                (
                    "Make one person, team or seat accountable. If nobody should be for now,"
                    " mark it as unowned on purpose, with a reason and an end."
                ),
            ),
            ("Operations", "Make somebody accountable for Operations, or for each of the areas below it."),
            ("Finders", "Name a lead, or make a person accountable instead."),
            ("Tech lead of Core", "Fill the seat, or make a person accountable instead."),
        }

    def test_the_number_of_queries_does_not_grow(self, django_assert_max_num_queries: Any) -> None:
        reads = seen()
        assert len(reads) == 14
        with django_assert_max_num_queries(5):
            open_findings(on=ON)

    def test_the_most_severe_come_first(self) -> None:
        severities = [read.severity for read in seen()]
        assert severities == sorted(severities, key=["error", "warning", "info"].index)


class TestFilters:
    def test_each_narrows(self) -> None:
        top = TeamFactory()
        team = TeamFactory(parent=top)
        category = CategoryFactory()
        refunds = AreaFactory(owning_team=team, category=category)
        vague = owned("Misc")
        record(offenders=evaluate(on=ON), on=ON)

        def areas(**filters: Any) -> set[int]:
            return {read.finding.area_id or 0 for read in open_findings(on=ON, **filters)}

        assert areas() == {refunds.pk, vague.pk}
        assert areas(rule="OWN701") == {vague.pk}
        assert areas(severity="error") == {refunds.pk}
        assert areas(team=top.pk) == areas(team=team.pk) == {refunds.pk}
        assert areas(category=category.pk) == {refunds.pk}
        assert areas(areas=[vague.pk]) == {vague.pk}
        assert areas(ids=Finding.objects.filter(rule="OWN104").values_list("id", flat=True)) == {refunds.pk}

    def test_snoozed_sleeps_until_its_day_and_acknowledged_shows(self) -> None:
        AreaFactory()
        assert [read.state for read in seen()] == ["open"]
        Finding.objects.update(state="acknowledged")
        assert [read.state for read in open_findings(on=ON)] == ["acknowledged"]
        Finding.objects.update(state="snoozed", snoozed_until=FORTNIGHT)
        assert open_findings(on=ON) == []
        assert [read.state for read in open_findings(on=ON, state="snoozed")] == ["snoozed"]
        assert [read.state for read in open_findings(on=FORTNIGHT)] == ["open"]

    def test_a_day_between_first_seen_and_resolved(self) -> None:
        AreaFactory()
        seen()
        Finding.objects.update(resolved_on=FORTNIGHT)
        day = dt.timedelta(days=1)
        found = [bool(open_findings(on=on)) for on in (ON - day, ON, FORTNIGHT - day, FORTNIGHT)]
        assert found == [False, True, True, False]
        assert open_findings(on=FORTNIGHT - day)[0].age == 13


class TestReopened:
    def test_only_what_was_settled_before_of_the_same_rule_and_subject_came_back(self) -> None:
        day = dt.timedelta(days=1)
        again, once, other = (AreaFactory(name=name) for name in ("Again", "Once", "Other"))
        rows: list[dict[str, Any]] = [
            {"area": again, "first_seen": ON - 30 * day, "resolved_on": ON - 20 * day},
            {"area": again, "first_seen": ON - 15 * day, "resolved_on": ON - 9 * day},
            {"area": again, "first_seen": ON},
            {"area": once, "first_seen": ON - 9 * day},
            {"area": other, "rule": "OWN102", "first_seen": ON - 9 * day, "resolved_on": ON - day},
            {"area": other, "first_seen": ON},
        ]
        for row in rows:
            FindingFactory(facts=facts(), **row)
        assert {read.subject: read.came_back for read in open_findings(on=ON)} == {
            "Again": ON - 9 * day,
            "Once": None,
            "Other": None,
        }
        assert [read.subject for read in open_findings(on=ON, state="reopened")] == ["Again"]

    def test_of_what_rests_or_is_accepted_nothing_shows_as_come_back(self) -> None:
        found = FindingFactory(first_seen=ON, facts=facts())
        FindingFactory(area=found.area, first_seen=ON, resolved_on=ON, facts=facts())
        assert len(open_findings(on=ON, state="reopened")) == 1
        waiver = WaiverFactory(rule=found.rule, area=found.area, since=ON, until=FORTNIGHT)
        assert open_findings(on=ON, state="reopened") == []
        waiver.delete()
        Finding.objects.filter(pk=found.pk).update(state="snoozed", snoozed_until=FORTNIGHT)
        assert open_findings(on=ON, state="reopened") == []


class TestWaivers:
    def test_hides_while_it_lasts_and_covers_the_holders(self) -> None:
        area = AreaFactory()
        ana, ben = (give(area, "A").person for _ in range(2))
        give(area, "R", ana)
        accepted = {"people": [ana.pk, ben.pk]}
        waiver = WaiverFactory(rule="OWN201", area=area, since=ON, until=FORTNIGHT, accepted=accepted)
        [read] = seen(state="accepted")
        assert (read.waiver, seen()) == (waiver, [])
        assert [read.waiver for read in open_findings(on=FORTNIGHT)] == [None]
        give(area, "A")
        assert [read.rule.code for read in seen()] == ["OWN201"]

    def test_of_another_rule_or_area_hides_nothing(self) -> None:
        area = AreaFactory()
        WaiverFactory(rule="OWN104", since=ON, until=FORTNIGHT)
        WaiverFactory(rule="OWN101", area=area, since=ON, until=FORTNIGHT)
        assert [read.waiver for read in seen()] == [None]


class TestAsks:
    def test_the_lead_of_the_owning_team_and_then_the_one_above(self) -> None:
        dana, ana = named("Dana"), named("Ana")
        top = led("Engineering", dana)
        AreaFactory(name="Refunds", owning_team=led("Payments", ana, parent=top))
        [read] = seen(mine=ana)
        assert (read.asks, read.because) == (
            ana,
            "Asked of you because you lead Payments, which owns Refunds.",
        )
        assert (read.until, read.up) == (FORTNIGHT, dana)
        [later] = open_findings(on=FORTNIGHT)
        assert (later.asks, later.until, later.up) == (dana, None, None)
        assert later.because == (
            "Asked of you because you lead Engineering, above Payments, which owns Refunds"
            ", and nobody answered for 14 days."
        )
        Finding.objects.update(state="acknowledged")
        assert [read.asks for read in open_findings(on=FORTNIGHT)] == [ana]

    def test_whom_it_was_given_to_in_place_of_all_others(self) -> None:
        ana, ben = named("Ana"), named("Ben")
        AreaFactory(owning_team=led("Payments", ana, parent=led("Engineering", named("Dana"))))
        seen()
        Finding.objects.update(assignee=ben)
        [read] = open_findings(on=FORTNIGHT, mine=ben)
        assert (read.asks, read.until, read.up, read.given) == (ben, None, None, True)
        assert read.because == "Asked of you because it was given to you."
        Finding.objects.update(state="acknowledged")
        [read] = open_findings(on=FORTNIGHT)
        assert (read.state, read.because) == ("acknowledged", "Asked of you because you are on it.")

    def test_who_was_on_it_and_has_left_is_on_it_no_longer(self) -> None:
        dana, ana = named("Dana"), named("Ana")
        AreaFactory(owning_team=led("Payments", ana, parent=led("Engineering", dana)))
        gone = EmploymentFactory(period=until(FORTNIGHT)).person
        seen()
        Finding.objects.update(assignee=gone, state="acknowledged")
        [read] = open_findings(on=FORTNIGHT - dt.timedelta(days=1))
        assert (read.asks, read.state, read.given) == (gone, "acknowledged", True)
        [read] = open_findings(on=FORTNIGHT)
        assert (read.asks, read.state, read.given) == (dana, "open", False)

    def test_else_who_is_accountable_above_else_an_administrator(self) -> None:
        admin = named("Admin", user=UserFactory(is_superuser=True))
        top = owned("Payments", named("Ana"))
        child = AreaFactory(parent=top, inherits=False)
        alone = AreaFactory()
        asked = {read.finding.area_id: (str(read.asks), read.because) for read in seen()}
        assert asked == {
            child.pk: ("Ana", "Asked of you because you are accountable for Payments, the area above it."),
            alone.pk: (str(admin), "Asked of you because you administer Remit and nobody nearer is known."),
        }

    def test_without_anybody_it_asks_the_administrators(self) -> None:
        AreaFactory()
        [read] = seen()
        assert (read.asks, read.because) == (
            None,
            "Asked of the administrators because nobody nearer is known.",
        )

    def test_a_person_is_asked_of_who_leads_them_and_not_of_themselves(self) -> None:
        dana, ana = named("Dana"), named("Ana")
        team = led("Payments", ana, parent=led("Engineering", dana))
        for number in range(11):
            owned(f"Topic {number}", ana)
        [read] = seen()
        assert (read.asks, read.team) == (dana, team.pk)

    def test_a_leaver_of_the_lead_of_their_last_team_and_a_team_of_the_one_above(self) -> None:
        ana, dana = named("Ana"), named("Dana")
        top = led("Engineering", dana)
        team = led("Payments", ana, parent=top)
        gone = EmploymentFactory(period=until(ON)).person
        MembershipFactory(person=gone, team=team, period=until(ON))
        owned("Refunds", gone)
        owned("Invoices", TeamFactory(parent=top))
        assert {(read.rule.code, read.asks) for read in seen()} == {("OWN401", ana), ("OWN103", dana)}


class TestPersonLevel:
    def test_load_is_for_that_person_who_manages_them_and_administrators(self) -> None:
        names = ("ana", "lead", "above", "manager", "director", "peer", "report", "member", "stranger")
        users = {name: UserFactory() for name in names}
        people = {name: PersonFactory(user=user) for name, user in users.items()}
        ana = people["ana"]
        managers = {"ana": "manager", "peer": "manager", "manager": "director", "report": "ana"}
        for name, manager in managers.items():
            people[name].manager = people[manager]
            people[name].save()
        team = led("Payments", people["lead"], parent=led("Engineering", people["above"]))
        MembershipFactory(team=team, person=ana)
        MembershipFactory(team=team, person=people["member"])
        for number in range(11):
            owned(f"Topic {number}", ana)
        record(offenders=evaluate(on=ON), on=ON)
        sees = {name for name, user in users.items() if open_findings(on=ON, viewer=user)}
        assert sees == {"ana", "lead", "above", "manager", "director"}
        assert len(open_findings(on=ON, viewer=UserFactory(is_superuser=True))) == 1


def test_marks_on_cells() -> None:
    area = AreaFactory(name="Misc")
    ana, ben = (give(area, "A").person for _ in range(2))
    give(area, "R", ana)
    good = owned("Refunds")
    record(offenders=evaluate(on=ON), on=ON)
    found = by_area(on=ON, areas=[area.pk, good.pk])
    assert set(found) == {area.pk}
    marks = found[area.pk]
    assert marks.worst == "error"
    assert [mark.read.rule.code for mark in marks.marks] == ["OWN201", "OWN701"]
    twice = marks.marks[0]
    concerned = [
        twice.concerns(letter=letter, kind="person", id=person.pk) for letter in "AR" for person in (ana, ben)
    ]
    assert concerned == [True, True, False, False]
