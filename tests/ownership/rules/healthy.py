"""A believable organisation in good health: 40 people, 6 teams, 66 areas; and the same as one flat sheet."""

from itertools import cycle, islice

from ownership.models import Area
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.world import ON, give, lead, until

SECTIONS = {
    "Payments": ["Card payments", "Refunds", "Invoices", "Payouts", "Chargebacks", "Tax rules", "Ledger"],
    "Checkout": [
        "Basket",
        "Discounts",
        "Delivery options",
        "Guest checkout",
        "Order mail",
        "Order history",
        "Gift cards",
    ],
    "Catalogue": ["Product pages", "Search", "Pictures", "Imports", "Categories", "Reviews", "Stock levels"],
    "Platform": [
        "Clusters",
        "Build pipeline",
        "Secrets",
        "Service mesh",
        "Base images",
        "Feature flags",
        "Queues",
    ],
    "Reliability": [
        "Incident response",
        "Alerting",
        "Backups",
        "Capacity",
        "Status page",
        "Game days",
        "SLOs",
    ],
    "Security": [
        "Access reviews",
        "Penetration tests",
        "Vulnerabilities",
        "Sign-in",
        "Audit trail",
        "Keys",
        "Training",
    ],
    "Data": ["Warehouse", "Reports", "Event schema", "Data quality", "Retention", "Experiments", "Consent"],
    "Standards": [
        "API guidelines",
        "Code review",
        "Test strategy",
        "Design system",
        "Naming",
        "Languages",
        "Licences",
        "Accessibility",
    ],
}
TEAMS = {
    "Payments": "Commerce",
    "Checkout": "Commerce",
    "Catalogue": "Commerce",
    "Platform": None,
    "Commerce": None,
}
CRITICAL = {"Card payments", "Incident response", "Backups", "Sign-in"}
SIMPLE = {"Order mail", "Status page", "Naming", "Pictures"}


def people(count: int = 40) -> list[Person]:
    return [PersonFactory(name=f"Person {number:02}") for number in range(count)]


def flat_sheet() -> list[Area]:
    """Areas in one row each, with names alone: one A, one to three R, up to four C, one I."""
    known = people()
    leads, others = known[:8], cycle(known[8:])
    areas = []
    for number, name in enumerate(name for names in SECTIONS.values() for name in names):
        area = AreaFactory(name=name)
        give(area, "A", leads[min(number % 9, 7)])  # the last one has twice as many as the others
        for letter, size in (("R", 1 + number % 3), ("C", number % 5), ("I", 1)):
            for person in islice(others, size):
                give(area, letter, person)
        areas.append(area)
    return areas


def organisation() -> dict[str, Team]:
    """Sections have an A of their own; most areas inherit it and name who does the work."""
    known = people()
    chief = known[0]
    chief.user = UserFactory(is_superuser=True)
    chief.save()
    root = TeamFactory(name="Engineering")
    lead(root, chief)
    teams = {"Engineering": root}
    for name, above in [("Commerce", "Engineering"), ("Platform", "Engineering")]:
        teams[name] = TeamFactory(name=name, parent=teams[above])
    for name in ("Payments", "Checkout", "Catalogue"):
        teams[name] = TeamFactory(name=name, parent=teams["Commerce"])
    leads = dict(zip(teams, known, strict=False))
    for name, team in list(teams.items())[1:]:
        lead(team, leads[name])
    for person, team in zip(known[6:], cycle(list(teams.values())[1:]), strict=False):
        MembershipFactory(person=person, team=team)
    security = SeatFactory(job_role=JobRoleFactory(name="Security officer"), team=None)
    MembershipFactory(person=known[30], team=None, seat=security)
    workers = cycle(known[6:39])
    for section, names in SECTIONS.items():
        owner = teams.get(section, teams["Platform"] if section in ("Reliability", "Data") else None)
        top = AreaFactory(name=f"{section} (all)", owning_team=owner)
        give(top, "A", security if section == "Security" else owner or chief)
        for number, name in enumerate(names):
            area = AreaFactory(
                name=name,
                parent=top,
                owning_team=owner if number % 3 else None,
                criticality="critical" if name in CRITICAL else None,
                complexity="simple" if name in SIMPLE else None,
            )
            give(area, "R", next(workers))
            if number % 2:
                give(area, "C", next(workers))
            if number % 3 == 0:
                give(area, "A", next(workers))
            if name in CRITICAL - {"Backups"}:
                give(area, "A", next(workers), deputy=True)
    _blemishes(leaver=known[39])
    return teams


def _blemishes(*, leaver: Person) -> None:
    """What is wrong even in a good week."""
    EmploymentFactory(person=leaver, period=until(ON))
    for name in ("Search", "Queues"):
        give(Area.objects.get(name=name), "I", leaver)
    give(Area.objects.get(name="Naming"), "A", PersonFactory(name="Person 40"))
    give(Area.objects.get(name="Naming"), "A", PersonFactory(name="Person 41"))
    AreaFactory(name="Office lights", owning_team=Team.objects.get(name="Platform"))
    Area.objects.get(name="Reviews").assignments.filter(letter="R").delete()
    give(Area.objects.get(name="Languages"), "C", period=period(ON))
