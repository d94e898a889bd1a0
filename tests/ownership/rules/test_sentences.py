"""What findings of overlap say, each in full."""

import pytest

from ownership.models import RuleSetting
from ownership.rules.reading import open_findings
from ownership.rules.runner import evaluate, record
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    ExpectationFactory,
    MembershipFactory,
    PersonFactory,
    ResourceFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.world import ON, give, led, owned, until

pytestmark = pytest.mark.django_db


def said(rule: str) -> list[tuple[str, str]]:
    """The sentences of a rule, and what to do; personal ones too."""
    RuleSetting.objects.create(rule=rule, on=True)
    record(offenders=evaluate(on=ON), on=ON)
    viewer = UserFactory(is_superuser=True)
    return [(read.sentence, read.remedy) for read in open_findings(on=ON, rule=rule, viewer=viewer)]


def test_nobody_else_is_named() -> None:
    top = owned("Reliability")
    owned("Backups", parent=top)
    owned("Alerts", parent=top)
    alone = owned("Ledger")
    name = "Name whoever knows more of it, to be consulted, or whoever must live with it, to be informed."
    assert set(said("OWN106")) == {
        (
            (
                "Nobody is consulted on Backups and Alerts, below Reliability, and nobody is informed:"
                " whom a decision concerns hears of it when it is done."
            ),
            f"{name} Named on Reliability, they are for the areas below it too.",
        ),
        (
            (
                f"Nobody is consulted on {alone}, and nobody is informed:"
                " whom a decision concerns hears of it when it is done."
            ),
            name,
        ),
    }


def test_work_in_many_teams() -> None:
    area = AreaFactory(name="Refunds", owning_team=TeamFactory(name="Payments", parent=TeamFactory()))
    give(area, "A", MembershipFactory(team=area.owning_team).person)
    for name in ("Data", "Legal", "Checkout"):
        give(area, "R", TeamFactory(name=name))
    assert [sentence for sentence, _ in said("OWN205")] == [
        (
            "Four teams decide on Refunds or do its work (Payments, Data, Legal and Checkout):"
            " what one knows is lost on the way to the next."
        )
    ]


@pytest.mark.parametrize(("below", "still"), [(["Refunds"], "names"), (["Refunds", "Invoices"], "name")])
def test_left_behind(below: list[str], still: str) -> None:
    top, ana = AreaFactory(name="Payments"), PersonFactory(name="Ana Ruiz")
    give(top, "A", ana, period=until(ON))
    give(top, "A", period=period(ON))
    for name in below:
        owned(name, ana, parent=top, confirmed_on=None)
    assert [sentence for sentence, _ in said("OWN206")] == [
        (
            f"Payments has another accountable now, and {' and '.join(below)} below it still {still}"
            " Ana Ruiz, as before: questions still go to whoever passed it on."
        )
    ]


def test_the_same_twice() -> None:
    for name, holder in (("Refund", "Ana Ruiz"), ("Refunds", "Ben Okafor")):
        ResourceFactory(area=owned(name, PersonFactory(name=holder)), value="services/refunds/**")
    assert [sentence for sentence, _ in [*said("OWN207"), *said("OWN208")]] == [
        (
            "Two areas are called Refund or nearly so, and who decides differs"
            " (Ana Ruiz and Ben Okafor): whoever asks gets another answer at each."
        ),
        (
            "Refund and Refunds claim services/refunds/**, and who decides differs"
            " (Ana Ruiz and Ben Okafor): each can change it without the other."
        ),
    ]


def test_two_that_may_be_one() -> None:
    ana = PersonFactory(name="Ana Ruiz")
    for name in ("Log retention", "Retention of logs"):
        ResourceFactory(area=owned(name, ana, parent=AreaFactory()), value="#logs/**")
    assert said("OWN207") == [
        (
            (
                "Log retention and Retention of logs may be one area, entered twice: their names say the"
                " same, both list #logs/** and both are held by Ana Ruiz."
            ),
            "Compare them. If they are one, merge them; if not, accept it on purpose and say why.",
        )
    ]


def test_a_group_is_accountable() -> None:
    owned("Refunds", led("Payments", PersonFactory()))
    assert [sentence for sentence, _ in said("OWN210")] == [
        (
            "The team Payments is accountable for Refunds: nobody in it is named, and an answer changes with"
            " whoever leads it."
        )
    ]


def test_beyond_a_job_role() -> None:
    said_of = ExpectationFactory(category=CategoryFactory(name="Standards"), expected="unusual")
    ana = PersonFactory(name="Ana Ruiz", job_role=said_of.job_role)
    owned("Naming", ana, category=said_of.category)
    assert [sentence for sentence, _ in said("OWN211")] == [
        (
            "Ana Ruiz holds more than the job role usually does (Naming, in Standards): without support or"
            " the authority for it these wait."
        )
    ]
