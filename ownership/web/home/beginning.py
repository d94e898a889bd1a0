"""The steps from nothing to a matrix that is looked after: what is done, and where the next one is."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from ownership.enums import Lifecycle, ScanState
from ownership.models import Area, Assignment, Scan
from ownership.web.home.checklist import Step, checklist, report
from teams.models import Membership, Person, Team, User


def beginning(*, on: dt.date, person: Person | None, user: User) -> list[Step]:
    """Eight queries, whatever is there. It ends in the steps that stand on the home page as well."""
    first = [_areas(), _letters(on), _me(person), _people(), _teams(on), _accounts(), _scan()]
    return [*first, *(checklist(user=user, on=on) or [report()])]


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _live() -> Q:
    return ~Q(lifecycle=Lifecycle.RETIRED)


def _areas() -> Step:
    count = Area.objects.filter(_live()).count()
    said = f"{_plural(count, 'area', 'areas')} to own." if count else "There is nothing to own yet."
    return Step(count > 0, said, "#ways", "Choose a way above")


def _letters(on: dt.date) -> Step:
    held = Assignment.objects.filter(area=OuterRef("pk"), letter="A", deputy=False, period__contains=on)
    counts = Area.objects.filter(_live()).aggregate(all=Count("pk"), held=Count("pk", filter=Exists(held)))
    said = f"{counts['held']} of {_plural(counts['all'], 'area', 'areas')} has somebody who answers for it."
    said = said if counts["held"] == 1 else said.replace(" has ", " have ").replace("for it", "for them")
    done = counts["all"] > 0 and counts["held"] == counts["all"]
    return Step(done, said, f"{reverse('matrix')}?look=grid", "Give letters in the matrix")


def _me(person: Person | None) -> Step:
    said = f"You are {person.name} here." if person else "Your account is nobody's yet."
    return Step(person is not None, said, reverse("start-you"), "Say who you are")


def _people() -> Step:
    count = Person.objects.count()
    said = f"{_plural(count, 'person is', 'people are')} known."
    return Step(count > 1, said, reverse("person-new"), "Add a colleague")


def _teams(on: dt.date) -> Step:
    led = Membership.objects.filter(team=OuterRef("pk"), lead=True, period__contains=on)
    counts = Team.objects.filter(closed_on=None).aggregate(
        all=Count("pk"), led=Count("pk", filter=Exists(led))
    )
    done = counts["all"] > 0 and counts["led"] == counts["all"]
    said = f"{counts['led']} of {_plural(counts['all'], 'team has a lead', 'teams have a lead')}."
    said = said if counts["all"] else "There is no team yet."
    return Step(done, said, reverse("teams"), "Name teams and leads")


def _accounts() -> Step:
    count = User.objects.filter(is_active=True).count()
    said = f"{_plural(count, 'account', 'accounts')} can sign in."
    return Step(count > 1, said, reverse("people"), "Let a colleague in")


def _scan() -> Step:
    last = (
        Scan.objects.filter(state=ScanState.DONE).order_by("-started_at").values_list("on", flat=True).first()
    )
    said = (
        f"The whole was last checked on {last.day} {last:%B %Y}."
        if last
        else ("What you change is checked at once; the whole is checked for the first time tonight.")
    )
    return Step(last is not None, said, reverse("rules"), "See what is checked")
