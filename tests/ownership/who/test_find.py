"""What comes first for what people type, and whether it is clearly meant."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.models import Area, Resource
from ownership.who.find import find
from ownership.who.shown import shown
from teams.models import Team
from tests.factories import AreaFactory, PersonFactory

CLEAR = {
    "API versioning policy": "API versioning policy",
    "api versioning": "API versioning policy",
    "API-Versionierung": "API versioning policy",
    "apiversioning": "API versioning policy",
    "interface versions": "API versioning policy",
    "who approves schema changes?": "Data flow and schemas",
    "who decides on schemas": "Data flow and schemas",
    "schema": "Data flow and schemas",
    "wer entscheidet über Schemas?": "Data flow and schemas",
    "qui décide des schemas ?": "Data flow and schemas",
    "refunds": "Refunds",
    "REFUNDS": "Refunds",
    "refund": "Refunds",
    "refnds": "Refunds",
    "who do I ask about the refunds api": "Refunds",
    "whom do I ask about money back?": "Refunds",
    "legder": "Ledger",
    "the ledger": "Ledger",
    "cards": "Card payments",
    "card paymnets": "Card payments",
    "fraud": "Fraud rules",
    "incidnet respnse": "Incident response",
    "major incidents": "Incident response",
    "who runs incident response": "Incident response",
    "on-call": "On-call rota",
    "oncall": "On-call rota",
    "on call rota": "On-call rota",
    "CI": "Deployment pipeline",
    "release train": "Deployment pipeline",
    "deploy": "Deployment pipeline",
    "data base partitioning": "Database partitioning",
    "partioning": "Database partitioning",
    "ubersetzungen": "Übersetzungen",
    "Übersetzung": "Übersetzungen",
    "services/ledger/post.py": "Ledger",
    "/services/ledger": "Ledger",
    "who owns services/ledger/api/post.py?": "Ledger",
    "services/payments/charge.py": "Card payments",
    "services/payments/fraud/api/foo.py": "Fraud rules",
    "fraud.toml": "Fraud rules",
    "services/search/build.py": "Search index",
    "web/app/package.json": "Dependency policy",
    "tools/requirements-dev.txt": "Dependency policy",
    ".ci/run": "Deployment pipeline",
    "https://github.com/acme/mono/blob/main/services/ledger/post.py#L12": "Ledger",
    "https://git.example.com/acme/mono/-/blob/main/schemas/a.json?ref=1": "Data flow and schemas",
    "https://wiki.example.com/incidents/2026-04?edit=1": "Incident response",
    "wiki.example.com/incidents": "Incident response",
    "https://www.wiki.example.com/other": "Wiki",
    "#api-design": "API versioning policy",
    "who answers in #incidents?": "Incident response",
    "Ana Ruiz": "Ana Ruiz",
    "what does Ana Ruiz own": "Ana Ruiz",
    "ana riuz": "Ana Ruiz",
    "ruiz": "Ana Ruiz",
    "@anar": "Ana Ruiz",
    "ana.ruiz@example.org": "Ana Ruiz",
    "soren muller": "Søren Müller",
    "payments": "Payments",
    "@acme/payments": "Payments",
    "#pay": "Payments",
    "standards": "Standards",
    "Who must I consult before changing card payments?": "Card payments",
    "who do I tell after changing the ledger?": "Ledger",
    "who runs on call": "On-call rota",
    "who signs off an API change": "API versioning policy",
    "who has to sign off fraud rules": "Fraud rules",
    "Who owns the books ledger?": "Ledger",
    "who owns the payments wiki": "Wiki",
    "Anna Ruiz": "Ana Ruiz",
    "payments team": "Payments",
    "team payments": "Payments",
    "who leads Payments": "Payments",
    "who is ana ruiz’s manager": "Ana Ruiz",
    "who does Ana Ruiz report to": "Ana Ruiz",
    "security officer": "Security officer",
    "who is the tech lead of payments?": "Tech lead of Payments",
}
UNCLEAR = {
    "pipeline": {"Deployment pipeline", "Event pipeline"},
    "what about the pipelines?": {"Deployment pipeline", "Event pipeline"},
    "refunds & ledger": {"Refunds", "Ledger"},
    "tech lead": {"Tech lead of Payments", "Tech lead of Product"},
}
UNKNOWN = {
    "Kafka upgrades": set(),
    "kafka pipeline": {"Deployment pipeline", "Event pipeline"},
    "who owns the moon": set(),
    "services/unknown/foo.py": set(),
    "#nothing-here": set(),
    "@nobody": set(),
    "services/search/deep/build.py": set(),
}
NOTHING = [
    "",
    "  ",
    "?",
    "who owns",
    "who decides",
    "the",
    "%",
    "_",
    "\\",
    "'; --",
    "\x00",
    "&|!:*()",
    "😀",
    "<b>",
    "a" * 5000,
    "( " * 500,
]


@pytest.mark.parametrize(("asked", "name"), CLEAR.items())
def test_one_is_meant(asked: str, name: str, places: dict[str, object]) -> None:
    best = find(text=asked).best
    assert best is not None
    seen = shown(matches=[best], query=find(text=asked).query, on=dt.date(2026, 6, 1))
    assert [each.name for each in seen] == [name]


@pytest.mark.parametrize(("asked", "names"), UNCLEAR.items())
def test_several_may_be_meant(asked: str, names: set[str], places: dict[str, object]) -> None:
    found = find(text=asked)
    assert (found.best, {match.name for match in found.known}) == (None, names)


@pytest.mark.parametrize(("asked", "near"), UNKNOWN.items())
def test_nobody_has_claimed_it(asked: str, near: set[str], places: dict[str, object]) -> None:
    found = find(text=asked)
    assert (found.best, found.known, {match.name for match in found.matches}) == (None, [], near)


@pytest.mark.parametrize("asked", NOTHING)
def test_nothing_is_asked(asked: str, places: dict[str, object]) -> None:
    assert find(text=asked).matches == []


def test_what_fits_somewhat_is_no_answer(places: dict[str, object]) -> None:
    found = find(text="latency")
    assert (found.best, [match.name for match in found.known]) == (None, ["Nonfunctional requirements"])


def test_a_folder_lists_what_lies_under_it(places: dict[str, object]) -> None:
    found = {text: find(text=text) for text in ("services/", "services/payments/", "services/nothing/x.py")}
    seen = {text: [match.value for match in each.known] for text, each in found.items()}
    assert seen == {
        "services/": [
            "services/ledger/**",
            "services/payments/**",
            "services/payments/fraud/**",
            "services/search/*",
        ],
        "services/payments/": ["services/payments/**", "services/payments/fraud/**"],
        "services/nothing/x.py": [],
    }
    assert [each.best and each.best.value for each in found.values()] == [None, "services/payments/**", None]


def test_the_exact_name_goes_before_the_kind_that_is_wanted(places: dict[str, object]) -> None:
    area = AreaFactory(name="Payments")
    best = {text: find(text=text).best for text in ("payments", "payments team")}
    assert {text: each and (each.kind, each.id) for text, each in best.items()} == {
        "payments": ("area", area.pk),
        "payments team": ("team", Team.objects.get(name="Payments").pk),
    }


def test_of_two_of_one_name_none_is_taken(places: dict[str, object]) -> None:
    AreaFactory(name="Refunds", parent=places["Ledger"])
    found = find(text="refunds")
    assert (found.best, [match.name for match in found.known]) == (None, ["Refunds", "Refunds"])


def test_a_retired_area_is_no_longer_where_it_was(places: dict[str, object]) -> None:
    Area.objects.filter(name="Fraud rules").update(lifecycle="retired")
    best = find(text="services/payments/fraud/api.py").best
    assert best is not None
    assert best.id == Area.objects.get(name="Card payments").pk


def test_what_is_written_again_is_found_again(places: dict[str, object]) -> None:
    Area.objects.filter(name="Refunds").update(name="Chargebacks", aliases=["disputes"])
    Resource.objects.filter(value="#incidents").update(value="#war-room")
    best = {asked: find(text=asked).best for asked in ("disputes", "#war-room", "money back")}
    assert {asked: match and match.id for asked, match in best.items()} == {
        "disputes": Area.objects.get(name="Chargebacks").pk,
        "#war-room": Area.objects.get(name="Incident response").pk,
        "money back": None,
    }


def test_much_costs_no_more_queries_than_little(places: dict[str, object]) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            found = find(text="refnuds ruiz")
            shown(matches=found.matches, query=found.query, on=dt.date(2026, 6, 1))
        assert {match.kind for match in found.matches} == {"area", "person"}
        return len(queries)

    one = counted()
    for number in range(3):
        AreaFactory(name=f"Refunds of {number}")
        PersonFactory(name=f"Ruiz {number}")
    assert (one, counted()) == (6, 6)
