import datetime as dt
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings

from ownership.models import Delivery, Organisation
from ownership.reports.letter import Letter
from ownership.reports.readers import readers
from ownership.reports.render import letter_for, mail
from ownership.reports.sections import covered
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
    period,
)
from tests.ownership.reports.conftest import (
    MONDAY,
    WEEK_BEFORE,
    Reliability,
    composed,
    log_as_of,
    published,
    user,
)

URL = "https://remit.example.org"


BECAUSE = (
    "Asked of you because you lead Reliability, which owns Capacity planning."
    " On 7 December it goes to Mara Voss."
)


def the(address: str) -> Delivery:
    return Delivery.objects.select_related("report").order_by("-pk").filter(address=address)[0]


def parts(delivery: Delivery) -> dict[str, Any]:
    reader = readers(users=[delivery.reader_id], content=delivery.report.content)[delivery.reader_id]
    return {"delivery": delivery, "report": delivery.report, "reader": reader}


@override_settings(REMIT_URL=URL)
def letter(address: str = "marta@example.org") -> Letter:
    return letter_for(**parts(the(address)))


@override_settings(REMIT_URL=URL)
def message(address: str = "marta@example.org") -> EmailMultiAlternatives:
    return mail(**parts(the(address)))


def sections(address: str = "marta@example.org") -> dict[str, str]:
    return {section.title: section.text for section in letter(address).sections}


def test_leads_with_what_this_reader_is_asked(reliability: Reliability) -> None:
    published(MONDAY)
    said, url = letter(), f"{URL}/r/{the('marta@example.org').token}/"
    assert (said.subject, said.heading, said.place, said.dated, said.coverage, said.more, said.url) == (
        "One thing needs you by Friday: ownership in Reliability",
        "Marta, one thing needs you by Friday.",
        "Reliability",
        "Monday 23 November 2026",
        "1 of Reliability's 2 areas have one clear owner.",
        "",
        url,
    )
    [ask] = said.asks
    assert (ask.number, ask.sentence, ask.because, ask.url) == (
        1,
        "Nobody is accountable for Capacity planning, so nobody can settle a question about it.",
        BECAUSE,
        f"{url}#finding-{reliability.finding().pk}",
    )
    assert said.sections == []


def test_asks_at_most_three_things_first(reliability: Reliability) -> None:
    for name in ("Alerting", "Dashboards", "On-call", "Postmortems"):
        AreaFactory.create(name=name, owning_team=reliability.team)
    published(MONDAY)
    said = letter()
    assert said.subject == "Three things need you by Friday: ownership in Reliability"
    assert [ask.number for ask in said.asks] == [1, 2, 3]
    assert said.more == "Two more can wait: they are in the report."
    assert len(the("marta@example.org").asks) == 5


def test_then_what_others_are_waited_for_what_changed_what_is_settled_what_is_coming(
    reliability: Reliability,
) -> None:
    tools = TeamFactory.create(name="Tools", parent=reliability.team)
    dana = PersonFactory.create(name="Dana Lee", user=user("Dana Lee"))
    MembershipFactory.create(person=dana, team=tools, lead=True)
    AreaFactory.create(name="Build farm", owning_team=tools)
    elsewhere = TeamFactory.create(name="Elsewhere")
    theirs = AreaFactory.create(name="Their area", owning_team=elsewhere)
    log_as_of(WEEK_BEFORE)
    published(WEEK_BEFORE)
    last = MONDAY + dt.timedelta(days=20)
    reliability.name_owner(since=MONDAY)
    AreaFactory.create(name="On-call", owning_team=reliability.team)
    for area in (reliability.backup, theirs):
        AssignmentFactory.create(area=area, letter="R", person=dana, period=period(WEEK_BEFORE, last))
    published(MONDAY)
    assert sections() == {
        "Waiting for others": "Dana Lee on Build farm (seven days).",
        "Changed since 16 November": "Grace Kim is now accountable for Capacity planning.",
        "Settled, thank you": "Capacity planning.",
        "Coming": "Dana Lee's part in Backup and recovery ends on 12 December.",
    }
    assert list(sections()) == [
        "Waiting for others",
        "Changed since 16 November",
        "Settled, thank you",
        "Coming",
    ]
    assert letter().coverage == "2 of Reliability's 4 areas have one clear owner (1 of 3 a week ago)."


def test_an_administrator_reads_everybodys_news(reliability: Reliability) -> None:
    user("Ana Admin", is_superuser=True)
    AreaFactory.create(name="Colours")
    published(MONDAY)
    said = letter("ana@example.org")
    assert said.subject == "One thing needs you by Friday: ownership in Northwind"
    assert said.heading == "One thing needs you by Friday."
    assert said.coverage == "1 of Northwind's 3 areas have one clear owner."
    assert sections("ana@example.org") == {"Waiting for others": "Marta Nowak on Capacity planning (new)."}


def test_the_text_says_all_of_it(reliability: Reliability) -> None:
    published(MONDAY)
    said = letter()
    assert message().body == (
        "Marta, one thing needs you by Friday.\n"
        "\n"
        "1 of Reliability's 2 areas have one clear owner.\n"
        "\n"
        f"1. {said.asks[0].sentence}\n"
        f"   {said.asks[0].remedy}\n"
        f"   {said.asks[0].because}\n"
        f"   {said.asks[0].url}\n"
        "\n"
        f"The whole report: {said.url}\n"
        "\n"
        "-- \n"
        "Ownership, Reliability, Monday 23 November 2026. Sent only when something needs you;\n"
        "links open a page where you confirm. It rates areas, not people.\n"
    )


def test_the_mail_has_both_forms_and_a_lasting_id(reliability: Reliability) -> None:
    published(MONDAY)
    delivery, sent = the("marta@example.org"), message()
    assert sent.to == ["marta@example.org"]
    assert sent.extra_headers == {
        "Message-ID": f"<report-{delivery.report_id}.{delivery.pk}@remit.example.org>",
        "Auto-Submitted": "auto-generated",
    }
    [(html, kind)] = sent.alternatives
    assert kind == "text/html"
    text = str(html)
    for each in (letter().heading, letter().coverage.replace("'", "&#x27;"), letter().asks[0].url):
        assert each in text
    assert "<script" not in text
    assert set(_links(text)) == {letter().url, letter().asks[0].url}


def _links(html: str) -> list[str]:
    return [piece.split('"')[0] for piece in html.split('href="')[1:]]


def test_names_with_markup_are_shown_and_not_obeyed(reliability: Reliability) -> None:
    name = "<script>alert('x')</script> & Größe 支払い"
    reliability.capacity.name = name
    reliability.capacity.save()
    published(MONDAY)
    sent = message()
    html = str(sent.alternatives[0][0])
    assert "<script>" not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; Größe 支払い" in html
    assert name in str(sent.body)


def test_a_name_cannot_add_a_header(reliability: Reliability) -> None:
    reliability.team.name = "Reliability\r\nBcc: everybody@example.org\n\nHello"
    reliability.team.save()
    Organisation.objects.update(name="North\nwind")
    published(MONDAY)
    sent = message()
    assert sent.subject == (
        "One thing needs you by Friday: ownership in Reliability Bcc: everybody@example.org Hello"
    )
    raw: Any = sent.message()
    assert isinstance(raw, EmailMessage) or raw["Bcc"] is None
    assert raw["To"] == "marta@example.org"
    assert sent.recipients() == ["marta@example.org"]


@pytest.mark.parametrize(
    ("counts", "place", "said"),
    [
        ((0, 0, 0), "Payments", "Payments has no areas yet."),
        ((0, 0, 0), "", "There are no areas yet."),
        ((1, 1, 0), "", "1 of 1 area has one clear owner."),
        (
            (21, 19, 1),
            "Payments",
            "19 of Payments' 20 areas have one clear owner; one more is unowned on purpose.",
        ),
        ((22, 20, 2), "", "20 of 20 areas have one clear owner; two more are unowned on purpose."),
    ],
)
def test_coverage_says_its_denominator(counts: tuple[int, int, int], place: str, said: str) -> None:
    active, owned, on_purpose = counts
    coverage: Any = {"active": active, "owned": owned, "ambiguous": 0, "on_purpose": on_purpose}
    assert covered(coverage=coverage, was=None, place=place, on=MONDAY, before=None) == said


def test_nothing_is_composed_for_nobody(reliability: Reliability) -> None:
    composed(MONDAY)
    assert not Delivery.objects.exists()
