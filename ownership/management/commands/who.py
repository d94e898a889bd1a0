import datetime as dt
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.operations.missed import missed
from ownership.web.further import further
from ownership.web.links import address
from ownership.who.reply import reply
from ownership.who.say import ASK, said


class Command(WithTables):
    help = "Say who decides: of an area, a path, an address, a #channel, a person, a team. 1 if nobody does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", nargs="+", metavar="QUESTION", help='Such as "api versioning".')
        parser.add_argument("--on", type=day, metavar="DATE", help="Else today.")

    def handle(self, *, question: list[str], on: dt.date | None, **options: Any) -> None:
        on = on or timezone.localdate()
        answered = reply(text=" ".join(question), on=on)
        if answered.nameless:
            raise CommandError(ASK)
        lines = said(
            reply=answered, address=address, further=further(reply=answered, may_make=True, leads=[])
        )
        self.stdout.write("\n".join(lines))
        if not answered.claimed:
            if answered.wanting:
                missed(text=answered.found.query.text, on=on)
            raise SystemExit(1)
