import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from ownership.models import Area, Decision, Delivery, Finding, Report
from ownership.reports.publishing import look
from teams.models import Person, Team, User
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    DecisionAreaFactory,
    DeliveryFactory,
    TeamFactory,
)
from tests.people import administrator, signed_in
from tests.support.laid_down import laid_down


@dataclass
class World:
    """Alice leads Payments, Bob works in it, Charlie is elsewhere. Two areas, one of them with nobody."""

    alice: Person
    bob: Person
    charlie: Person
    admin: User
    payments: Team
    refunds: Area
    ledger: Area
    report: Report
    delivery: Delivery

    def user(self, name: str) -> User:
        if name == "admin":
            return self.admin
        person: Person = getattr(self, name)
        assert person.user is not None
        return person.user

    @property
    def decision(self) -> Decision:
        """About Refunds; made where it is asked for."""
        found = Decision.objects.filter(title="Refund at once").first()
        return found or DecisionAreaFactory(area=self.refunds, decision__title="Refund at once").decision

    @property
    def unowned(self) -> Finding:
        return Finding.objects.get(area=self.ledger, rule="OWN101", resolved_on=None)


def make_world(*, on: dt.date) -> World:
    return laid_down(key=on, make=lambda: _made(on=on))


def _made(*, on: dt.date) -> World:
    payments, other = TeamFactory(name="Payments"), TeamFactory(name="Search")
    alice = signed_in(name="Alice", team=payments, lead=True)
    bob = signed_in(name="Bob", team=payments)
    charlie = signed_in(name="Charlie", team=other)
    admin = administrator()
    category = CategoryFactory(name="Feature delivery", perspective="product")
    refunds = AreaFactory(name="Refunds", slug="refunds", owning_team=payments, category=category)
    ledger = AreaFactory(name="Ledger <b>", slug="ledger", owning_team=payments)
    AssignmentFactory(area=refunds, letter="A", person=alice)
    AssignmentFactory(area=refunds, letter="R", person=bob)
    AssignmentFactory(area=ledger, letter="R", person=bob)
    report = look(on=on, at=timezone.now())
    asks = [{"finding": Finding.objects.get(area=ledger).pk, "rule": "OWN101", "severity": "error"}]
    asks[0] |= {"sentence": "Nobody is accountable.", "remedy": "", "because": "", "until": None, "up": ""}
    delivery = DeliveryFactory(report=report, reader=alice.user, asks=asks)
    return World(alice, bob, charlie, admin, payments, refunds, ledger, report, delivery)
