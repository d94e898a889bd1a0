"""Everybody who may come along, as clients: what each sees and does is in the tables beside this."""

import datetime as dt
from collections.abc import Iterable

from django.test import Client

from teams.models import Person, User
from tests.factories import EmploymentFactory, period
from tests.people import signed_in
from tests.web.world import World

DAY = dt.timedelta(days=1)
# Who has no account here: nobody; an account that was shut, though its person leads Payments still.
OUTSIDE = ("nobody", "ivan")
# Charlie is elsewhere, Bob works in Payments, Erin leads another team, Dora led Payments until she left.
READERS = ("charlie", "bob", "erin", "dora")
INSIDE = (*READERS, "alice", "admin")


def join(world: World, *, on: dt.date) -> dict[str, User | None]:
    """Bring those along who are not in the world yet; everybody by name."""
    search = world.charlie.memberships.get().team
    signed_in(name="Erin", team=search, lead=True)
    dora = signed_in(name="Dora", team=world.payments, lead=True)
    EmploymentFactory(person=dora, period=period(end=on - 10 * DAY))
    ivan = signed_in(name="Ivan", team=world.payments, lead=True)
    User.objects.filter(person=ivan).update(is_active=False)
    everybody = {person.name.lower(): person.user for person in Person.objects.exclude(user=None)}
    return {"nobody": None, **everybody, "admin": world.admin}


def clients(users: dict[str, User | None], names: Iterable[str]) -> dict[str, Client]:
    """Each with a session of their own."""
    found = {name: Client() for name in names}
    for name, client in found.items():
        if user := users[name]:
            client.force_login(user)
    return found
