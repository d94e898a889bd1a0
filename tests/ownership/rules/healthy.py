"""A believable organisation in good health, and the same as one sheet of names.

40 people in 6 teams, three of them below another; 66 areas in 8 sections that each have an A of their own;
450 assignments. Five teams have their own On-call and Releases, one lead has many areas, and some things are
unset.
"""

import csv
import datetime as dt
import io
from itertools import cycle, islice
from typing import Any

from ownership import holdings
from ownership.models import Area, Assignment, Category
from teams.models import Person, Team
from tests.factories import (
    AbsenceFactory,
    AreaFactory,
    CategoryFactory,
    ContributionFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.world import ON, give, lead, until

DAY = dt.timedelta(days=1)
# By section the team that owns it (none: everybody's), and what is in it.
SECTIONS: dict[str, tuple[str, str]] = {
    "Commerce": ("Commerce", "Pricing, Promotions, Customer accounts, Partners, Loyalty, On-call, Releases"),
    "Payments": ("Payments", "Card payments, Refunds, Invoices, Payouts, Ledger, On-call, Releases"),
    "Checkout": ("Checkout", "Basket, Delivery options, Order mail, Order history, Gifts, On-call, Releases"),
    "Catalogue": ("Catalogue", "Product pages, Search, Pictures, Reviews, Stock levels, On-call, Releases"),
    "Platform": ("Platform", "Clusters, Build pipeline, Secrets, Base images, Queues, On-call, Releases"),
    "Reliability": (
        "Platform",
        "Incident response, Alerting, Backups, Capacity, Status page, Game days, Objectives, Runbooks",
    ),
    "Security": (
        "",
        "Access reviews, Penetration tests, Sign-in, Audit trail, Keys, Training, Threats",
    ),
    "Standards": (
        "",
        "API guidelines, Code review, Test strategy, Naming, Languages, Licences, Design",
    ),
}
ABOVE = {"Commerce": "Engineering", "Platform": "Engineering"} | dict.fromkeys(
    ("Payments", "Checkout", "Catalogue"), "Commerce"
)
CRITICAL = ("Card payments", "Incident response", "Backups", "Sign-in")
SIMPLE = ("Order mail", "Status page", "Naming", "Pictures")
MANY = ("Clusters", "Build pipeline", "Secrets", "Alerting", "Capacity", "Status page")
ASSIGNMENTS = 450
FIRST = ("Ana", "Ben", "Clara", "Dana", "Emil", "Fatima", "Grace", "Hugo")
LAST = ("Ruiz", "Okafor", "Lindqvist", "Sato", "Moreau")


class Organisation:
    """Its people, with the chief first and the leads after; teams by name, and who is in each."""

    def __init__(self) -> None:
        self.people = [PersonFactory(name=f"{first} {last}") for last in LAST for first in FIRST]
        self.chief = self.people[0]
        self.chief.user = UserFactory(is_superuser=True)
        self.chief.save()
        self.teams: dict[str, Team] = {"Engineering": TeamFactory(name="Engineering")}
        for name, above in ABOVE.items():
            self.teams[name] = TeamFactory(name=name, parent=self.teams[above], kind="stream-aligned")
        self.leads = dict(zip(self.teams, self.people, strict=False))
        for name, person in self.leads.items():
            lead(self.teams[name], person)
        self.members: dict[str, list[Person]] = {name: [] for name in ABOVE}
        for person, name in zip(self.people[6:], cycle(ABOVE), strict=False):
            MembershipFactory(person=person, team=self.teams[name])
            self.members[name].append(person)
        self.officer = SeatFactory(job_role=JobRoleFactory(name="Security officer"), team=None)
        MembershipFactory(person=self.people[30], team=None, seat=self.officer)
        self.everybody = cycle(self.people[6:39])
        self._areas()
        self._life()
        self._blemishes()
        self._fill()

    def some(self, team: str, count: int, start: int) -> list[Person]:
        """People who work on what a team owns; where nobody owns it, whoever comes next."""
        if not team:
            return list(islice(self.everybody, count))
        return list(islice(cycle(self.members[team][:6]), start, start + count))

    def _areas(self) -> None:
        for section, (team, names) in SECTIONS.items():
            owner = self.teams.get(team)
            top = AreaFactory(name=f"{section} (all)", owning_team=owner, confirmed_on=ON - 60 * DAY)
            give(top, "A", self.officer if section == "Security" else owner or self.chief)
            give(top, "R", self.some(team, 1, 0)[0])
            give(top, "C", self.chief if owner else self.leads["Platform"])
            for number, name in enumerate(names.split(", ")):
                self._area(name, top, team, number)

    def _area(self, name: str, top: Area, team: str, number: int) -> None:
        area = AreaFactory(
            name=name,
            parent=top,
            owning_team=self.teams.get(team) if number % 3 else None,
            criticality="critical" if name in CRITICAL else None,
            description="What it is, in a line." if name in CRITICAL else "",
            complexity="simple" if name in SIMPLE else None,
            confirmed_on=ON - 60 * DAY,
        )
        for person in self.some(team, 2, number):
            give(area, "R", person)
        for person in self.some(team, 2, number + 2):
            give(area, "C", person)
        for person in self.some(team, 2, number + 4):
            give(area, "I", person)
        if name in MANY:
            give(area, "A", self.leads["Platform"])
        elif team == "Platform" or number % 3 == 0:
            give(area, "A", self.some(team, 1, number)[0])
        if name in set(CRITICAL) - {"Backups"}:
            give(area, "A", self.some(team, 1, number + 3)[0], deputy=True)

    def _life(self) -> None:
        """What goes on in a good week, and is nothing to be told."""
        refunds, search = Area.objects.get(name="Refunds"), Area.objects.get(name="Search")
        cards = Area.objects.get(name="Card payments").assignments.get(letter="A", deputy=False).person
        AbsenceFactory(person=cards, period=period(ON + 5 * DAY, ON + 26 * DAY))
        decision = DecisionFactory(title="Refunds go back the way they came", date=ON - 40 * DAY)
        DecisionAreaFactory(decision=decision, area=refunds)
        DecisionPartyFactory(decision=decision, person=self.leads["Payments"])
        QuestionFactory(area=search, asked_on=ON - 3 * DAY)
        give(search, "S", self.members["Checkout"][0], acceptance="asked", asked_on=ON - 4 * DAY)
        ContributionFactory(
            area=search, person=self.members["Catalogue"][0], month=(ON - 40 * DAY).replace(day=1), count=40
        )
        system, product = CategoryFactory(name="Reliability"), CategoryFactory(name="Features")
        Category.objects.filter(pk=product.pk).update(perspective="product")
        for section, category in (("Reliability (all)", system), ("Payments (all)", product)):
            Area.objects.filter(parent__name=section).update(category=category)
        role = JobRoleFactory(name="Reliability engineer")
        ExpectationFactory(job_role=role, category=system, letter="R")
        Person.objects.filter(pk__in=[person.pk for person in self.members["Platform"][:3]]).update(
            job_role=role
        )

    def _blemishes(self) -> None:
        """What is wrong even in a good week."""
        leaver = self.people[39]
        EmploymentFactory(person=leaver, period=until(ON))
        for name in ("Search", "Queues"):
            give(Area.objects.get(name=name), "I", leaver)
        naming = Area.objects.get(name="Naming")
        naming.assignments.filter(letter="A").delete()
        for person in self.people[7:9]:
            give(naming, "A", person)
        AreaFactory(name="Office lights", owning_team=self.teams["Platform"])
        Area.objects.get(name="Reviews").assignments.filter(letter="R").delete()
        Assignment.objects.filter(area__name="Catalogue (all)", letter="R").delete()
        Area.objects.filter(name="Ledger").update(confirmed_on=ON - 300 * DAY)

    def _fill(self) -> None:
        """Inform people of one area after the other until there are enough assignments."""
        teams = {section: team for section, (team, _) in SECTIONS.items()}
        for area in cycle(Area.objects.filter(parent__isnull=False).select_related("parent").order_by("pk")):
            if Assignment.objects.count() >= ASSIGNMENTS:
                return
            team = teams[str(area.parent).removesuffix(" (all)")]
            pool = self.people[6:39] if not team else self.members[team]
            known = set(area.assignments.values_list("person", flat=True))
            if free := [person for person in pool if person.pk not in known]:
                give(area, "I", free[0])


def sheet() -> bytes:
    """Everything that is held as one table of names: who answers for each area, as people write it down."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["Section", "Area", "Accountable", "Responsible", "Consulted", "Informed"])
    areas = Area.objects.filter(parent__isnull=False).select_related("parent").order_by("pk")
    held: dict[int, dict[str, list[Any]]] = {}
    for row in holdings.at(on=ON, areas=[area.pk for area in areas]).answerable().select_related("person"):
        direct = row.letter in "AR" or row.source_id == row.area_id
        if direct and not row.deputy:
            held.setdefault(row.area_id, {}).setdefault(row.letter, []).append(str(row.person))
    for area in areas:
        names = [", ".join(sorted(set(held.get(area.pk, {}).get(letter, [])))) for letter in "ARCI"]
        rows.writerow([str(area.parent).removesuffix(" (all)"), area.name, *names])
    return text.getvalue().encode()
