"""What is written down beside letters: decisions, absences, counted work, what job roles expect, reviews."""

import datetime as dt

from ownership.enums import DecisionPart
from ownership.models import Assignment

from .company import Company, period
from .text import fields, letters, lines

PARTS = (DecisionPart.DECIDER, DecisionPart.CONSULTED, DecisionPart.INFORMED)


def decide(company: Company, rest: str, on: dt.date) -> None:
    """ "title | areas | deciders | consulted | informed | text" """
    title, areas, *people, text = fields(rest, "|", 6)
    key = f"decision:{title}"
    company.create("ownership.Decision", key, title=title, date=on, text=text.replace("\\n", "\n"))
    for area in _names(areas):
        company.create(
            "ownership.DecisionArea",
            f"{key}|{area}",
            decision_id=company.ref(key),
            area_id=company.ref(f"area:{area}"),
        )
    for part, names in zip(PARTS, people, strict=True):
        for name in _names(names):
            company.create(
                "ownership.DecisionParty",
                f"{key}|{part}|{name}",
                decision_id=company.ref(key),
                person_id=company.id(f"person:{name}"),
                part=part.value,
            )


def supersede(company: Company, rest: str, on: dt.date) -> None:
    former, later = fields(rest, ">", 2)
    values = {"status": "superseded", "superseded_by_id": company.ref(f"decision:{later}")}
    company.change("ownership.Decision", f"decision:{former}", **values)


def away(company: Company, rest: str, on: dt.date) -> None:
    """ "name: in days, for days" """
    name, days = fields(rest, ":", 2)
    begin, length = (dt.timedelta(days=int(each)) for each in days.split(","))
    company.create(
        "teams.Absence",
        f"absence:{name}",
        person_id=company.id(f"person:{name}"),
        period=period(on + begin, on + begin + length),
    )


def work(company: Company, rest: str, on: dt.date) -> None:
    """ "area: name 12, somebody unknown 3" counted in the month of that day."""
    area, counts = fields(rest, ":", 2)
    for each in counts.split(","):
        name, count = each.strip().rsplit(" ", 1)
        person = company.ids.get(f"person:{name}")
        who = {"name": name, "bot": name.endswith("[bot]")} if person is None else {"person_id": person}
        company.create(
            "ownership.Contribution",
            f"work:{area}|{name}|{on}",
            area_id=company.id(f"area:{area}"),
            month=on.replace(day=1),
            count=int(count),
            **who,
        )


def lend(company: Company, rest: str, on: dt.date) -> None:
    """Give letters for a while: "area: letters | for days"."""
    given, days = fields(rest, "|", 2)
    area, held = fields(given, ":", 2)
    for letter in letters(held):
        company.give(area, letter, on, on + dt.timedelta(days=int(days)))


def review(company: Company, rest: str, on: dt.date) -> None:
    """Everybody but some confirms what they are accountable for by themselves."""
    but = {company.id(f"person:{name}") for name in _names(rest.removeprefix("but "))}
    held = Assignment.objects.filter(letter="A", deputy=False, period__contains=on, person__isnull=False)
    rows = held.exclude(person__in=but).exclude(area__confirmed_on__gte=on).order_by("area_id")
    names = {id: key for key, id in company.ids.items() if key.startswith("area:")}
    for area, person in dict(rows.values_list("area_id", "person_id")).items():
        company.change("ownership.Area", names[area], confirmed_on=on, confirmed_by_id=person)


def expectations(company: Company) -> None:
    """What job roles say about letters: "role | letter category; … | the same, unusual"."""
    for line in lines("expectations.txt"):
        role, expected, unusual = fields(line, "|", 3)
        for word, text in (("expected", expected), ("unusual", unusual)):
            for each in _names(text, ";"):
                letter, category = each.split(" ", 1)
                company.create(
                    "ownership.Expectation",
                    f"expectation:{role}|{each}",
                    job_role_id=company.ref(f"role:{role}"),
                    category_id=company.ref(f"category:{category}"),
                    letter=letter,
                    expected=word,
                )


def _names(text: str, separator: str = ",") -> list[str]:
    return [name.strip() for name in text.split(separator) if name.strip()]
