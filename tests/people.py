"""Alice owns, Bob works beside her, Charlie is a stranger to both; and a signed-in user for each."""

import datetime as dt

from teams.models import Person, Team, User
from tests.factories import MembershipFactory, PersonFactory, UserFactory

TODAY = dt.date(2026, 6, 1)


def signed_in(*, name: str, team: Team | None = None, lead: bool = False) -> Person:
    """A person who can sign in, perhaps in a team."""
    address = f"{name.lower()}@example.org"
    person: Person = PersonFactory(name=name, email=address, user=UserFactory(email=address))
    if team is not None:
        MembershipFactory(person=person, team=team, lead=lead)
    return person


def administrator() -> User:
    user: User = UserFactory(email="admin@example.org", is_superuser=True, is_staff=True)
    return user
