import pytest

from ownership.models import Area
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    ResourceFactory,
    SeatFactory,
    TeamFactory,
)

# Name, aliases, description, resources as "kind:value".
AREAS = [
    ("API versioning policy", ["interface versions"], "How interfaces change.", ["channel:#api-design"]),
    ("Data flow and schemas", [], "How data moves between services.", ["path:schemas/**"]),
    ("Refunds", ["money back"], "Who gets money back, and when.", []),
    ("Ledger", [], "The books: every cent, twice.", ["path:services/ledger/**"]),
    ("Card payments", [], "Charging cards.", ["path:services/payments/**"]),
    ("Fraud rules", [], "What we refuse.", ["path:services/payments/fraud/**", "path:/fraud.toml"]),
    (
        "Incident response",
        ["major incidents"],
        "",
        ["channel:#incidents", "url:https://wiki.example.com/incidents"],
    ),
    ("On-call rota", [], "Who is called.", ["url:https://wiki.example.com/on-call"]),
    ("Wiki", [], "", ["url:https://wiki.example.com/"]),
    ("Dependency policy", [], "Packages we take in.", ["path:**/requirements*.txt", "path:package.json"]),
    ("Event pipeline", [], "Takes every business event to those who need it.", []),
    ("Deployment pipeline", ["CI", "release train"], "From a merged change to production.", ["path:.ci/"]),
    ("Database partitioning", [], "How the large tables are split.", []),
    ("Nonfunctional requirements", [], "What services must reach: latency, cost.", []),
    ("Übersetzungen", ["localisation"], "", []),
    ("Search index", [], "", ["path:services/search/*"]),
]


@pytest.fixture
def places(db: None) -> dict[str, object]:
    """A small company to ask about; what is made, by name."""
    made: dict[str, object] = {}
    for name, aliases, description, resources in AREAS:
        area = made[name] = AreaFactory(name=name, aliases=aliases, description=description)
        for resource in resources:
            kind, value = resource.split(":", 1)
            ResourceFactory(area=area, kind=kind, value=value)
    product = TeamFactory(name="Product", slug="product")
    payments = TeamFactory(name="Payments", slug="payments", chat="#pay", parent=product)
    ana = PersonFactory(name="Ana Ruiz", email="ana.ruiz@example.org", handles={"github": "anar"})
    PersonFactory(name="Søren Müller", email="soeren@example.org")
    MembershipFactory(person=ana, team=payments, lead=True)
    AssignmentFactory(area=made["Refunds"], person=ana)
    CategoryFactory(name="Standards")
    Area.objects.filter(name="Wiki").update(owning_team=payments)
    SeatFactory(job_role=JobRoleFactory(name="Security officer"), team=None)
    lead = JobRoleFactory(name="Tech lead")
    for team in (payments, product):
        SeatFactory(job_role=lead, team=team)
    return made
