from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db.models import Q
from django.utils import timezone

from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.operations import Refused, merge_person
from teams.models import Person


class Command(WithTables):
    help = "Say that a name from a sheet is a person who is known: what it holds becomes theirs."

    def add_arguments(self, parser: CommandParser) -> None:
        whom = "A name, an e-mail address, or a number such as #12."
        parser.add_argument("placeholder", metavar="PLACEHOLDER", help=whom)
        parser.add_argument("person", metavar="PERSON", help=whom)
        parser.add_argument("--on", type=day, metavar="DATE", help="Else today.")

    def handle(self, *, placeholder: str, person: str, on: dt.date | None, **options: Any) -> None:
        one, into = _person(placeholder, placeholder=True), _person(person, placeholder=False)
        try:
            applied = merge_person(placeholder=one, into=into, actor=None, on=on or timezone.localdate())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{one} is {into} now. To undo it: ./run manage undo {applied.request_id}")


def _person(said: str, *, placeholder: bool) -> Person:
    """The one who is called so: a placeholder and a person may have the same name."""
    if said.startswith("#") and said[1:].isdecimal():
        found = list(Person.objects.filter(id=int(said[1:])))
    else:
        named = Q(name__iexact=said.strip()) | Q(email__iexact=said.strip())
        found = list(Person.objects.filter(named, placeholder=placeholder).order_by("id"))
    if len(found) == 1:
        return found[0]
    kind = "name from a sheet" if placeholder else "person"
    if not found:
        raise CommandError(f"There is no {kind} called “{said}”.")
    those = ", ".join(f"#{each.pk} {each.email or each.name}" for each in found)
    raise CommandError(f"Several are called “{said}”: {those}. Give the number, such as #{found[0].pk}.")
