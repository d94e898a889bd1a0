import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ownership.management.arguments import day
from ownership.operations.missed import missed
from ownership.web.links import address, new_area
from ownership.who.reply import reply
from ownership.who.say import said


class Command(BaseCommand):
    help = "Say who decides: of an area, a path, an address, a #channel, a person, a team. 1 if nobody does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", nargs="+", metavar="QUESTION", help='Such as "api versioning".')
        parser.add_argument("--on", type=day, metavar="DATE", help="Else today.")

    def handle(self, *, question: list[str], on: dt.date | None, **options: Any) -> None:
        on = on or timezone.localdate()
        answered = reply(text=" ".join(question), on=on)
        lines = said(reply=answered, address=address, new=new_area(answered.found.query.text))
        self.stdout.write("\n".join(lines))
        if not answered.claimed:
            missed(text=" ".join(answered.found.query.strong), on=on)
            raise SystemExit(1)
